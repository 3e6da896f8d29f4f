// The ticket's life as a picture: a lane a metric, what was counted, closed, paused and resolved, its marks and now.
// Zooms and pans, and is stepped through by key from edge to edge; says exactly what stands under the pointer.
#pragma once

#include "ui/pages/timelinepainter.h"

#include <QWidget>

namespace duebell {

class TimelinePicture : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the picture.
    TimelinePicture(const NameBook& names, const Theme& theme, QWidget* parent = nullptr);

    /// Shows a ticket; `chosen` is the clock that the pane explains. `same`: the ticket is the one before, and what was
    /// in sight stays. `inspection` must stay where it is until the next call or clear().
    void show(const Inspection& inspection, std::size_t chosen, bool same);
    void clear();

    [[nodiscard]] const TimelineZoom& zoom() const { return m_zoom; }
    [[nodiscard]] const TimelinePlan& plan() const { return m_plan; }
    /// What was announced last.
    [[nodiscard]] QString announcement() const { return m_announcement; }
    void zoomBy(double factor);
    void zoomFit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clockClicked(std::size_t clock);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void replan();
    void zoomAt(double factor, Instant anchor);
    void pan(int direction);
    void step(int direction);
    void stepToEnd(bool last);
    void stepTo(const TimelineEdge& edge);
    void changeLane(int direction);
    void announce(const QString& text, const QString& tip, qreal x);
    [[nodiscard]] std::vector<TimelineEdge> edges() const; ///< of the chosen clock's lane
    [[nodiscard]] Instant anchor() const; ///< what zooming by key keeps in place
    [[nodiscard]] std::optional<std::size_t> clockAt(const QPointF& position) const;
    [[nodiscard]] QString tipAt(const QPointF& position) const;

    const NameBook& m_names;
    const Theme& m_theme;
    const Inspection* m_inspection = nullptr;
    TimelineZoom m_zoom;
    TimelinePlan m_plan;
    std::vector<AxisLabel> m_axis;
    TimelineSizes m_sizes;
    std::size_t m_chosen = 0;
    std::optional<Instant> m_cursor;
    std::optional<qreal> m_dragX; // while dragging
    QString m_announcement;
};

} // namespace duebell
