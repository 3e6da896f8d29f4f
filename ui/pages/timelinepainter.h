// Paints a planned timeline: lanes with their textures, marks, the axis, now, and the legend of what occurs.
#pragma once

#include "ui/models/namebook.h"
#include "ui/pages/timelineaxis.h"
#include "ui/pages/timelinelayout.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace duebell {

class TimelinePainter {
public:
    static constexpr int kLegendHeight = 20;

    /// What is painted besides the plan.
    struct Scene {
        const TimelinePlan* plan = nullptr;
        const std::vector<AxisLabel>* axis = nullptr;
        const NameBook* names = nullptr;
        std::size_t chosenClock = 0;
        std::optional<Instant> cursor; ///< where somebody steps by key
        QSize size; ///< of the whole picture
    };

    /// Both must outlive the painter.
    TimelinePainter(const Scene& scene, const Colours& colours);

    void paint(QPainter& painter) const;

private:
    struct LegendEntry {
        RowKind kind = RowKind::Counted;
        bool late = false;
        std::optional<MarkKind> mark;
        QString text;
    };

    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintChosen(QPainter& painter) const;
    void paintMark(QPainter& painter, MarkKind kind, const QPointF& at, qreal height) const;
    void paintNow(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] std::vector<LegendEntry> legend() const;

    const Scene& m_scene;
    const TimelinePlan& m_plan;
    const Colours& m_colours;
};

} // namespace duebell
