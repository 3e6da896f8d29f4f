#include "sla/clock.h"

#include <algorithm>

namespace duebell {

std::optional<Instant> Clock::instantAtCounted(Seconds amount) const
{
    if (activity != Activity::Counting || !calendar)
        return std::nullopt;
    if (amount >= countedBefore)
        return calendar->add(stretchFrom, amount - countedBefore);
    return stretchFrom; // already counted when this stretch began
}

std::optional<Instant> Clock::atRiskFrom() const
{
    if (!rule || activity != Activity::Counting)
        return std::nullopt;
    std::optional<Seconds> amount = internalTarget;
    for (const WarnAt& warning : rule->warnAt) {
        const Seconds at = warning.percent != 0
            ? Seconds { target.count() / 100 * warning.percent + target.count() % 100 * warning.percent / 100 }
            : std::max(target - warning.left, Seconds { 0 });
        amount = amount ? std::min(*amount, at) : at;
    }
    return amount ? instantAtCounted(*amount) : std::nullopt;
}

Symbol TicketFields::get(FieldId id) const
{
    if (id.value >= 0 && id.value < field::kBuiltInCount)
        return builtIn[static_cast<std::size_t>(id.value)];
    const auto found
        = std::find_if(custom.begin(), custom.end(), [id](const auto& entry) { return entry.first == id; });
    return found == custom.end() ? Symbol {} : found->second;
}

void TicketFields::set(FieldId id, Symbol value)
{
    if (id.value >= 0 && id.value < field::kBuiltInCount) {
        builtIn[static_cast<std::size_t>(id.value)] = value;
        return;
    }
    const auto found
        = std::find_if(custom.begin(), custom.end(), [id](const auto& entry) { return entry.first == id; });
    if (found == custom.end())
        custom.emplace_back(id, value);
    else
        found->second = value;
}

} // namespace duebell
