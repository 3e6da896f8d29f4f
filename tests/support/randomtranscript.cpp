// The readable side of random desks.
#include "support/randomdesk.h"

#include <algorithm>
#include <tuple>

namespace duebell::test {

namespace {

    std::string text(const TargetSpan& span)
    {
        return span.days != 0 ? std::to_string(span.days) + "d" : std::to_string(span.seconds.count() / 60) + "m";
    }

    std::string text(const std::vector<DaySpan>& spans)
    {
        std::string result;
        for (const DaySpan& span : spans)
            result += " " + std::to_string(span.from / 60) + "-" + std::to_string(span.to / 60);
        return result;
    }

    std::string dateText(std::chrono::local_days date)
    {
        return toIso(Instant(date.time_since_epoch())).substr(0, 10);
    }

    std::string text(const CalendarSpec& spec)
    {
        std::string result = "  calendar " + spec.id + " " + spec.timeZone + " (minutes of the day):";
        for (std::size_t day = 0; day < 7; ++day)
            result += " [" + std::to_string(day + 1) + ":" + text(spec.week[day]) + "]";
        for (const Holiday& holiday : spec.holidays)
            result += " holiday " + dateText(holiday.first) + ".." + dateText(holiday.last) + text(holiday.closed);
        for (const CalendarException& exception : spec.exceptions)
            result += " exception " + dateText(exception.date) + text(exception.open);
        return result + "\n";
    }

    std::string text(const TargetDefinition& target)
    {
        static const char* const metrics[]
            = { "", "first_response", "next_response", "resolution", "ownership", "time_in_status" };
        static const char* const choices[] = { "policy", "named", "client", "team", "assignee", "always" };
        static const char* const reopen[] = { "resume", "restart", "never" };
        std::string result
            = std::string("    ") + metrics[static_cast<int>(target.metric)] + " " + target.status + " {";
        for (const auto& [priority, span] : target.promised)
            result += " " + priority + "=" + text(span);
        result
            += " } calendar " + std::string(choices[static_cast<int>(target.calendar.kind)]) + " " + target.calendar.id;
        result += " pauses_in {";
        for (const std::string& name : target.pausesIn)
            result += " " + name;
        result += std::string(" } ends ") + (target.pauseEnds == PauseEnds::ClientReply ? "client_reply" : "status");
        result += std::string(" on_resume ") + (target.onResume == OnResume::Restart ? "restart" : "resume");
        result += std::string(" on_reopen ") + reopen[static_cast<int>(target.onReopen)];
        result += std::string(" on_change ") + (target.onChange == OnChange::FromStart ? "from_start" : "from_change");
        result += target.breachIsFinal ? " FINAL" : "";
        result += target.resolveCounts ? "" : " resolve-does-not-count";
        return result + (target.countsOpening ? " counts_opening\n" : "\n");
    }

    std::string text(const ConditionDefinition& condition)
    {
        using Kind = ConditionDefinition::Kind;
        static const char* const operators[] = { "is", "is not", "in", "contains", "starts with", "has label" };
        if (condition.kind == Kind::CreatedInside || condition.kind == Kind::CreatedOutside)
            return (condition.kind == Kind::CreatedInside ? "created inside " : "created outside ")
                + condition.calendar;
        std::string result;
        if (condition.kind == Kind::Field) {
            result = condition.field + " " + operators[static_cast<int>(condition.op)];
            for (const std::string& value : condition.values)
                result += " " + value;
            return result;
        }
        result = condition.kind == Kind::All ? "all(" : condition.kind == Kind::Any ? "any(" : "none(";
        for (const ConditionDefinition& part : condition.parts)
            result += text(part) + "; ";
        return result + ")";
    }

    std::string text(const SymbolTable& symbols, const Event& event)
    {
        static const char* const kinds[]
            = { "",       "created",       "initial", "changed",  "reply",    "note", "acknowledged", "no_reply_needed",
                "waived", "breach_reason", "merged",  "absorbed", "retracted" };
        static const char* const fields[] = { "",        "status",   "priority", "type",      "client", "project",
                                              "channel", "assignee", "team",     "requester", "labels" };
        static const char* const actors[] = { "unknown", "client", "agent", "system", "third_party" };
        std::string result
            = std::to_string(event.seq.value) + "  " + toIso(event.at) + "  " + kinds[static_cast<int>(event.kind)];
        if (!event.field.isNull()) {
            result += event.field.value >= field::kFirstCustomField.value
                ? " " + std::string(symbols.text(Symbol { event.field.value - field::kFirstCustomField.value }))
                : std::string(" ") + fields[event.field.value];
            result += " = \"" + std::string(symbols.text(event.value)) + "\"";
        }
        if (event.kind == EventKind::Waived)
            result += " metric " + std::to_string(static_cast<int>(event.metric));
        if (event.kind == EventKind::Absorbed)
            result += " since " + toIso(event.since);
        if (event.kind == EventKind::Retracted)
            result += " of " + std::to_string(event.reference);
        return result + "   by " + actors[static_cast<int>(event.actorKind)] + " "
            + std::string(symbols.text(event.actor)) + "\n";
    }

} // namespace

std::string transcript(const Agreement& agreement)
{
    std::string result = "  desk zone " + agreement.deskTimeZone + "\n";
    for (const CalendarSpec& spec : agreement.calendars)
        result += text(spec);
    for (const PolicyDefinition& policy : agreement.policies) {
        result += "  policy " + policy.id + " if " + (policy.match ? text(*policy.match) : std::string("always"));
        result += std::string(policy.noAgreement ? " NO AGREEMENT" : "") + " calendar " + policy.calendar;
        result += policy.validFrom ? " valid from " + dateText(*policy.validFrom) : "";
        result += policy.agentCreatedAsClient ? " agent_created as_client" : "";
        result += policy.retargetOnAutomation ? " retarget_on_automation\n" : "\n";
        for (const TargetDefinition& target : policy.targets)
            result += text(target);
    }
    return result;
}

std::string transcript(const RandomDesk& desk, const std::vector<Event>& events)
{
    static const char* const scopes[] = { "", "new tickets", "open from start", "open from now" };
    const auto effective = [](Instant at) { return at == Instant::min() ? std::string("always") : toIso(at); };
    std::string result;
    for (const NaiveVersion& version : desk.desk.versions) {
        result += "version " + std::to_string(version.number) + " from " + effective(version.effective) + " for "
            + scopes[static_cast<int>(version.scope)] + "\n" + transcript(version.agreement);
    }
    for (const NaiveFact& fact : desk.desk.facts)
        result += "fact " + fact.subject + "." + fact.attribute + " = " + fact.value + " from "
            + effective(fact.effective) + "\n";
    std::vector<const Event*> sorted;
    for (const Event& event : events)
        sorted.push_back(&event);
    std::sort(sorted.begin(), sorted.end(), [](const Event* a, const Event* b) {
        return std::tuple(a->at, a->order, a->seq) < std::tuple(b->at, b->order, b->seq);
    });
    for (const Event* event : sorted)
        result += text(desk.symbols, *event);
    return result;
}

} // namespace duebell::test
