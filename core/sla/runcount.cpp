#include "sla/runcount.h"

#include <algorithm>

namespace duebell {

void RunCount::add(StretchMode mode, const WorkCalendar& calendar, Instant to)
{
    const Instant begin = from;
    if (mode == StretchMode::Resolved && !exceeded)
        reached.reset(); // nor is there one while the ticket is resolved
    if (to <= begin)
        return;
    from = to;
    if (mode == StretchMode::Resolved)
        return;
    const Seconds open = calendar.between(begin, to);
    if (mode != StretchMode::Counting) {
        paused += open;
        if (!exceeded)
            reached.reset(); // there is no deadline inside a pause
        return;
    }
    if (!exceeded && counted + open >= target) {
        if (!reached)
            reached = calendar.add(begin, target - counted);
        if (counted + open > target)
            exceeded = calendar.nextOpen(std::max(*reached, begin));
    }
    counted += open;
}

} // namespace duebell
