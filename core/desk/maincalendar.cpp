#include "desk/maincalendar.h"

#include <algorithm>

namespace duebell {

const WorkCalendar* mainCalendar(const Rulebook& rules)
{
    std::vector<std::pair<const WorkCalendar*, int>> counts;
    for (const PolicyRule& policy : rules.policies) {
        for (const TargetRule& target : policy.targets) {
            const WorkCalendar* calendar = target.calendar.fixed;
            auto known = std::ranges::find(counts, calendar, &std::pair<const WorkCalendar*, int>::first);
            if (known == counts.end())
                known = counts.insert(counts.end(), { calendar, 0 });
            known->second += calendar == rules.always.get() ? 0 : 1; // says nothing about when people are there
        }
    }
    const auto most = std::ranges::max_element(counts, {}, &std::pair<const WorkCalendar*, int>::second);
    return most == counts.end() ? nullptr : most->first;
}

} // namespace duebell
