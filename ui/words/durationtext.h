// Lengths of time in words and as countdowns. Whole seconds; negative lengths get a minus sign.
#pragma once

#include "base/instant.h"
#include "sla/agreement.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class DurationText {
    Q_DECLARE_TR_FUNCTIONS(DurationText)

public:
    /// Open time, in hours however many: "45 s", "5 min 30 s" (under ten minutes), "20 min", "1 h 05 min", "28 h".
    [[nodiscard]] static QString open(Seconds length);
    /// Time on the wall: the same, and "2 d 4 h" from a day on.
    [[nodiscard]] static QString wall(Seconds length);
    /// "1:05:09", "0:05:09", "26:00:00".
    [[nodiscard]] static QString countdown(Seconds length);
    /// For narrow columns: "2 d 4 h", "1 h 05 min", and under an hour "5:09".
    [[nodiscard]] static QString remaining(Seconds length);
    /// A target as it is agreed: "4 h", "3 working days".
    [[nodiscard]] static QString target(const TargetSpan& span);
};

} // namespace duebell
