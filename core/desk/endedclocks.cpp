#include "desk/endedclocks.h"

#include "base/varint.h"

namespace duebell {

namespace {

    constexpr int kEvidenceFormat = 1;

    bool isOver(StatusCategory category)
    {
        return category == StatusCategory::Resolved || category == StatusCategory::Closed
            || category == StatusCategory::Cancelled;
    }

    void append(std::string& bytes, std::optional<Instant> at)
    {
        appendVarint(bytes, at ? 1 : 0);
        if (at)
            appendVarint(bytes, at->time_since_epoch().count());
    }

    void append(std::string& bytes, const Clock& clock)
    {
        appendVarint(bytes, static_cast<int>(clock.metric));
        appendVarint(bytes, clock.status.value);
        appendVarint(bytes, clock.cycle);
        appendVarint(bytes, clock.run);
        appendVarint(bytes, static_cast<int>(clock.state));
        appendVarint(bytes, clock.target.count());
        appendVarint(bytes, clock.counted.count());
        appendVarint(bytes, clock.paused.count());
        append(bytes, clock.started);
        append(bytes, clock.due);
        append(bytes, clock.satisfied);
        append(bytes, clock.breached);
        append(bytes, clock.cancelled);
    }

} // namespace

std::optional<Instant> endedSince(const TicketResult& result)
{
    if (!result.exists || result.moments.empty() || (!result.merged && !isOver(result.category)))
        return std::nullopt;
    Instant since = result.moments.back().at;
    for (auto moment = result.moments.rbegin(); moment != result.moments.rend() && isOver(moment->category); ++moment)
        since = moment->at;
    return since;
}

std::string evidenceOf(const TicketResult& result)
{
    std::string bytes;
    appendVarint(bytes, kEvidenceFormat);
    for (const Clock& clock : result.clocks) {
        if (clock.ended())
            append(bytes, clock);
    }
    return bytes;
}

} // namespace duebell
