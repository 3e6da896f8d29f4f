#include "desk/maincalendar.h"

#include <algorithm>

namespace duebell {

const WorkCalendar* mainCalendar(const Rulebook& rules, std::string_view zone)
{
    std::vector<std::pair<const WorkCalendar*, int>> counts;
    for (const PolicyRule& policy : rules.policies) {
        for (const TargetRule& target : policy.targets) {
            const WorkCalendar* calendar = target.calendar.fixed;
            auto known = std::ranges::find(counts, calendar, &std::pair<const WorkCalendar*, int>::first);
            const bool isAlways = calendar == rules.always.get(); // says nothing about when people are there
            if (known == counts.end())
                known = counts.insert(counts.end(), { calendar, !isAlways && calendar->zone().name() == zone ? 1 : 0 });
            known->second += isAlways ? 0 : 2;
        }
    }
    const auto most = std::ranges::max_element(counts, {}, &std::pair<const WorkCalendar*, int>::second);
    return most == counts.end() ? nullptr : most->first;
}

} // namespace duebell
