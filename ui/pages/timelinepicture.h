// The ticket's life as a picture: a lane a clock, what was counted, closed, paused and resolved, the deadline and now.
#pragma once

#include "ui/pages/timelinelayout.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace duebell {

class TimelinePicture : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePicture(const Theme& theme, QWidget* parent = nullptr);

    /// Shows a ticket; `chosen` is the clock that the pane explains.
    void show(const Inspection& inspection, std::size_t chosen);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clockClicked(std::size_t clock);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void plan();
    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, const TimelineLane& lane) const;
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] QBrush brushOf(const TimelineSegment& segment) const;
    [[nodiscard]] QString tipAt(const QPointF& position) const;

    const Theme& m_theme;
    Inspection m_inspection;
    TimelinePlan m_plan;
    TimelineSizes m_sizes;
    std::size_t m_chosen = 0;
};

} // namespace duebell
