#include "ui/pages/statustext.h"

#include "ui/models/moments.h"
#include "words/durationtext.h"

namespace duebell {

// Whole minutes, and under a minute none: nobody wants to see seconds pass there.
static Seconds inMinutes(Seconds length)
{
    return std::chrono::floor<std::chrono::minutes>(length);
}

QString StatusText::import(std::optional<Instant> last, Instant now)
{
    if (!last)
        return tr("Nothing imported yet");
    const Seconds age = inMinutes(now - *last);
    if (age < Seconds(0))
        return tr("Imported %1", "moment").arg(Moments::full(*last)); // the host's clock was set, or it is the past
    if (age == Seconds(0))
        return tr("Imported just now");
    return tr("Imported %1 ago", "length of time").arg(DurationText::wall(age));
}

bool StatusText::isStale(std::optional<Instant> last, Instant now)
{
    return last && now - *last > kStaleAfter;
}

QString StatusText::hours(const WorkCalendar& calendar, Instant now)
{
    if (calendar.isOpen(now)) {
        const Instant close = calendar.nextClose(now);
        return close == kNever ? tr("Open around the clock")
                               : tr("Open until %1", "time").arg(Moments::brief(close, now));
    }
    const Instant open = calendar.nextOpen(now);
    if (open == kNever)
        return tr("Closed", "the desk, for good");
    const Seconds wait = inMinutes(open - now + Seconds(59));
    return wait < Seconds(std::chrono::hours(12)) ? tr("Opens in %1", "length of time").arg(DurationText::wall(wait))
                                                  : tr("Opens %1", "moment").arg(Moments::brief(open, now));
}

QString StatusText::hoursExactly(const WorkCalendar& calendar, Instant now)
{
    const bool open = calendar.isOpen(now);
    const Instant next = open ? calendar.nextClose(now) : calendar.nextOpen(now);
    if (next == kNever)
        return {};
    return (open ? tr("Closes %1", "exact moment") : tr("Opens %1", "exact moment"))
        .arg(Moments::exact(next, &calendar.zone()));
}

} // namespace duebell
