#include "support/storypicture.h"

#include "calendar/workcalendar.h"
#include "sla/ledger.h"
#include "support/storytime.h"

#include <algorithm>
#include <tuple>

namespace duebell::test {

namespace {

    std::string stateText(ClockState state)
    {
        switch (state) {
        case ClockState::Running:
            return "running";
        case ClockState::Paused:
            return "paused";
        case ClockState::Met:
            return "met";
        case ClockState::Breached:
            return "breached";
        case ClockState::Cancelled:
            return "cancelled";
        case ClockState::NotApplicable:
            return "not_applicable";
        }
        return "?";
    }

    std::string activityText(Activity activity)
    {
        switch (activity) {
        case Activity::Counting:
            return "counting";
        case Activity::WaitingForClient:
            return "client";
        case Activity::WaitingForThirdParty:
            return "third party";
        case Activity::PausedByStatus:
            return "status";
        case Activity::StoppedWhileResolved:
            return "resolved";
        case Activity::Ended:
            return "ended";
        }
        return "?";
    }

    std::string causeText(CancelCause cause)
    {
        switch (cause) {
        case CancelCause::None:
            return "none";
        case CancelCause::NoReplyNeeded:
            return "no_reply_needed";
        case CancelCause::ResolvedByClient:
            return "resolved_by_client";
        case CancelCause::TicketCancelled:
            return "ticket_cancelled";
        case CancelCause::Merged:
            return "merged";
        case CancelCause::Waived:
            return "waived";
        case CancelCause::NothingPromised:
            return "nothing_promised";
        case CancelCause::TicketResolved:
            return "ticket_resolved";
        }
        return "?";
    }

    // The usual activity of a state is not said: a picture shows what is worth looking at.
    std::string activitySuffix(const Clock& clock)
    {
        const bool usual = (clock.state == ClockState::Running && clock.activity == Activity::Counting)
            || ((clock.state == ClockState::Met || clock.state == ClockState::NotApplicable) && clock.ended());
        if (usual || (clock.state == ClockState::Cancelled && clock.ended()))
            return clock.state == ClockState::Cancelled ? "(" + causeText(clock.cancelCause) + ")" : "";
        return "(" + activityText(clock.activity) + ")";
    }

    void append(std::string& line, std::string_view word, const std::optional<Instant>& at)
    {
        if (at)
            line.append(" ").append(word).append(" ").append(storyText(*at));
    }

    std::string rowText(Instant from, Instant to, const LedgerRow& row)
    {
        std::string text = storyText(from) + " - " + storyText(to) + " " + std::string(rowKindName(row.kind));
        if (!row.holiday.empty())
            text += "(" + std::string(row.holiday) + ")";
        if (row.run != 1)
            text += " run " + std::to_string(row.run);
        return text + " " + spanText(to - from) + " total " + spanText(row.total);
    }

} // namespace

StoryPicture::StoryPicture(const TicketResult& result, const SymbolTable& symbols, Instant now)
    : m_result(result)
    , m_symbols(symbols)
    , m_now(now)
{
}

std::string StoryPicture::clockName(const Clock& clock) const
{
    std::string name(metricName(clock.metric));
    if (clock.status)
        name += ":" + std::string(m_symbols.text(clock.status));
    return name + "#" + std::to_string(clock.cycle);
}

std::string StoryPicture::clockLine(const Clock& clock) const
{
    std::string line
        = clockName(clock) + "." + std::to_string(clock.run) + " " + stateText(clock.state) + activitySuffix(clock);
    if (clock.state == ClockState::NotApplicable)
        return line;
    line += " " + spanText(clock.counted);
    if (clock.paused.count() != 0)
        line += " paused " + spanText(clock.paused);
    line += " of " + spanText(clock.target) + " from " + storyText(clock.started);
    append(line, "due", clock.due);
    append(line, "satisfied", clock.satisfied);
    append(line, "breached", clock.breached);
    append(line, "cancelled", clock.cancelled);
    append(line, "since", clock.waitingSince);
    return line;
}

std::string StoryPicture::clocks() const
{
    std::vector<const Clock*> sorted;
    for (const Clock& clock : m_result.clocks)
        sorted.push_back(&clock);
    std::sort(sorted.begin(), sorted.end(), [this](const Clock* a, const Clock* b) {
        return std::tuple(a->metric, m_symbols.text(a->status), a->cycle)
            < std::tuple(b->metric, m_symbols.text(b->status), b->cycle);
    });
    std::string text;
    for (const Clock* clock : sorted)
        text += (text.empty() ? "" : "\n") + clockLine(*clock);
    return text;
}

std::string StoryPicture::breaches() const
{
    std::string text;
    for (const BreachRecord& breach : m_result.breaches) {
        Clock name;
        name.metric = breach.metric;
        name.status = breach.status;
        name.cycle = breach.cycle;
        text += (text.empty() ? "" : "\n") + clockName(name) + "." + std::to_string(breach.run) + " breached "
            + storyText(breach.breached) + " due " + storyText(breach.due) + " of " + spanText(breach.target);
        append(text, "superseded", breach.superseded);
    }
    return text;
}

const Clock* StoryPicture::find(std::string_view clock) const
{
    for (const Clock& candidate : m_result.clocks) {
        if (clockName(candidate) == clock)
            return &candidate;
    }
    return nullptr;
}

std::string StoryPicture::ledger(std::string_view clock) const
{
    const Clock* found = find(clock);
    if (!found)
        return "no such clock";
    const std::vector<LedgerRow> rows = ledgerOf(m_result, *found, m_now);
    std::string text;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1].kind == rows[first].kind
               && rows[last + 1].run == rows[first].run && rows[last + 1].holiday == rows[first].holiday
               && rows[last + 1].from == rows[last].to)
            ++last;
        text += (text.empty() ? "" : "\n") + rowText(rows[first].from, rows[last].to, rows[last]);
        first = last + 1;
    }
    return text;
}

std::string StoryPicture::causeText(const Moment& moment) const
{
    if (!moment.event)
        return (moment.facts & momentfact::kVersion) != 0 ? "version" : "directory";
    std::string text(eventKindName(moment.event->kind));
    if (moment.event->kind == EventKind::Changed)
        text += " " + std::string(builtInFieldName(moment.event->field)) + "="
            + std::string(m_symbols.text(moment.event->value));
    return text;
}

std::string StoryPicture::causes(std::string_view clock) const
{
    const Clock* found = find(clock);
    if (!found)
        return "no such clock";
    std::string text;
    for (const LedgerRow& row : ledgerOf(m_result, *found, m_now))
        text += (text.empty() ? "" : "\n") + rowText(row.from, row.to, row) + " by "
            + (row.moment < m_result.moments.size() ? causeText(m_result.moments[row.moment]) : "no moment");
    return text;
}

std::string StoryPicture::atRisk() const
{
    std::string text;
    for (const Clock& clock : m_result.clocks) {
        const std::optional<Instant> at = clock.atRiskFrom();
        text += (text.empty() ? "" : "\n") + clockName(clock) + " " + (at ? storyText(*at) : "none");
    }
    return text;
}

std::string StoryPicture::complaints() const
{
    std::string text;
    for (const Clock& clock : m_result.clocks)
        text += clockComplaints(clock);
    return text;
}

std::string StoryPicture::clockComplaints(const Clock& clock) const
{
    const std::string name = "\n" + clockName(clock);
    std::string text;
    Seconds counted { 0 };
    Seconds paused { 0 };
    std::optional<Instant> end;
    int run = 0;
    for (const LedgerRow& row : ledgerOf(m_result, clock, m_now)) {
        // Between two runs nothing may have been promised.
        if (end && (row.run == run ? *end != row.from : *end > row.from))
            text += name + " has a gap or an overlap in its ledger at " + storyText(row.from);
        if (row.to <= row.from)
            text += name + " has an empty row at " + storyText(row.from);
        end = row.to;
        run = row.run;
        const Waiting waiting = waitingFor(row.kind);
        if (row.run != clock.run)
            continue;
        if (row.kind == RowKind::Counted)
            counted += row.length();
        else if (waiting == Waiting::Client || waiting == Waiting::ThirdParty || row.kind == RowKind::PausedByStatus)
            paused += row.length();
        if (row.total != counted)
            text += name + " has a wrong running total at " + storyText(row.to);
    }
    if (counted != clock.counted)
        text += name + " has a ledger that sums to " + spanText(counted);
    if (paused != clock.paused)
        text += name + " has a ledger whose pauses sum to " + spanText(paused);
    if (clock.state == ClockState::Running && clock.due != clock.instantAtCounted(clock.target))
        text += name + " is due at another instant than its counting reaches the target";
    return text;
}

std::string lines(std::initializer_list<std::string_view> texts)
{
    std::string all;
    for (const std::string_view text : texts)
        all.append(all.empty() ? "" : "\n").append(text);
    return all;
}

std::string difference(const std::string& actual, const std::string& expected)
{
    if (actual == expected)
        return {};
    return "\n  got\n" + actual + "\n  expected\n" + expected;
}

} // namespace duebell::test
