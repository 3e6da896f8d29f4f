// What the status bar says: how old the data is, and whether the desk is open.
#pragma once

#include "base/instant.h"
#include "calendar/workcalendar.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace duebell {

class StatusText {
    Q_DECLARE_TR_FUNCTIONS(StatusText)

public:
    /// From here on the last import is old enough to be pointed out.
    static constexpr Seconds kStaleAfter = std::chrono::hours(24);

    /// "Imported 4 min ago".
    [[nodiscard]] static QString import(std::optional<Instant> last, Instant now);
    [[nodiscard]] static bool isStale(std::optional<Instant> last, Instant now);
    /// "Open until 17:00", "Opens in 2 h", "Opens Mon 09:00", "Open around the clock". Times are the viewer's.
    [[nodiscard]] static QString hours(const WorkCalendar& calendar, Instant now);
    /// The next opening or closing, exactly.
    [[nodiscard]] static QString hoursExactly(const WorkCalendar& calendar, Instant now);
};

} // namespace duebell
