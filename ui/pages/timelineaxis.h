// The captions beneath the timeline: times, days, months or years, whichever fit, and above them what they belong to.
// Pure geometry; captions of one row never touch.
#pragma once

#include "calendar/zone.h"
#include "ui/pages/timelinezoom.h"

#include <QLocale>
#include <QString>

#include <functional>
#include <vector>

namespace duebell {

struct AxisLabel {
    qreal x = 0; ///< where the instant stands
    qreal left = 0; ///< of the text
    qreal width = 0;
    Instant at {};
    QString text;
    bool isContext = false; ///< second row: the day of the times, the month of the days
    bool hasLine = true; ///< a line stands at `x`; not for the context of the left edge
};

struct AxisFrame {
    TimelineRange range;
    qreal left = 0; ///< where range.from stands
    qreal width = 0; ///< of the whole range
    const Zone* zone = nullptr; ///< captions stand at this zone's wall times
    QLocale locale;
    std::function<qreal(const QString&)> measure; ///< a text's width
};

/// From left to right, the first row before the second.
[[nodiscard]] std::vector<AxisLabel> planAxis(const AxisFrame& frame);

} // namespace duebell
