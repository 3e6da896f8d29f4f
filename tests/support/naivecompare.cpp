#include "support/naivecompare.h"

#include <algorithm>
#include <tuple>

namespace duebell::test {

namespace {

    std::string text(const std::optional<Instant>& at)
    {
        return at ? toIso(*at) : std::string("-");
    }

    std::string nameOf(Metric metric)
    {
        static const char* const names[]
            = { "", "first_response", "next_response", "resolution", "ownership", "time_in_status" };
        return names[static_cast<int>(metric)];
    }

    NaiveClock inNaiveWords(const Clock& clock, const SymbolTable& symbols)
    {
        NaiveClock naive;
        naive.metric = clock.metric;
        naive.status = symbols.text(clock.status);
        naive.cycle = clock.cycle;
        naive.run = clock.run;
        naive.state = clock.state;
        if (clock.state == ClockState::NotApplicable)
            return naive;
        naive.activity = clock.activity;
        naive.cancelCause = clock.cancelCause;
        naive.version = clock.version != nullptr ? clock.version->number : 0;
        naive.policy = clock.policy != nullptr ? symbols.text(clock.policy->id) : std::string_view();
        naive.target = clock.target;
        naive.started = clock.started;
        naive.due = clock.due;
        naive.counted = clock.counted;
        naive.paused = clock.paused;
        naive.satisfied = clock.satisfied;
        naive.breached = clock.breached;
        naive.cancelled = clock.cancelled;
        if (clock.waitingSince && *clock.waitingSince < clock.started)
            naive.waitingSince = clock.waitingSince;
        return naive;
    }

    template <typename T>
    std::string listDifferences(const std::vector<T>& naive, const std::vector<T>& engine)
    {
        std::string result;
        for (const T& one : naive) {
            if (std::find(engine.begin(), engine.end(), one) == engine.end())
                result += "  naive : " + text(one) + "\n";
        }
        for (const T& one : engine) {
            if (std::find(naive.begin(), naive.end(), one) == naive.end())
                result += "  engine: " + text(one) + "\n";
        }
        if (result.empty() && naive != engine)
            result = "  same entries, but another order or number\n";
        return result;
    }

} // namespace

std::optional<Timeline> timelineOf(RandomDesk& desk)
{
    Timeline timeline;
    auto directory = std::make_shared<Directory>();
    for (const NaiveFact& fact : desk.desk.facts) {
        directory->add({ fact.kind, desk.symbols.intern(fact.subject), desk.symbols.intern(fact.attribute),
                         desk.symbols.intern(fact.value), fact.effective });
    }
    timeline.directory = directory;
    timeline.tierAttribute = desk.symbols.intern("tier");
    timeline.calendarAttribute = desk.symbols.intern("calendar");
    for (const NaiveVersion& version : desk.desk.versions) {
        auto rules = Rulebook::compile(version.agreement, desk.symbols);
        if (!rules)
            return std::nullopt;
        timeline.versions.push_back({ version.number, version.effective, {}, version.scope, *rules });
    }
    return timeline;
}

NaiveResult inNaiveWords(const TicketResult& result, const SymbolTable& symbols)
{
    NaiveResult naive;
    naive.exists = result.exists;
    if (!result.exists)
        return naive;
    static const char* const names[] = { "",        "status",   "priority", "type",      "client", "project",
                                         "channel", "assignee", "team",     "requester", "labels" };
    for (std::size_t i = 1; i < result.fields.builtIn.size(); ++i) {
        if (result.fields.builtIn[i])
            naive.fields[names[i]] = symbols.text(result.fields.builtIn[i]);
    }
    for (const auto& [id, value] : result.fields.custom) {
        if (value)
            naive.fields[std::string(symbols.text(Symbol { id.value - field::kFirstCustomField.value }))]
                = symbols.text(value);
    }
    naive.version = result.version != nullptr ? result.version->number : 0;
    naive.policy = result.policy != nullptr ? symbols.text(result.policy->id) : std::string_view();
    for (const Clock& clock : result.clocks)
        naive.clocks.push_back(inNaiveWords(clock, symbols));
    for (const BreachRecord& breach : result.breaches) {
        naive.breaches.push_back({ breach.metric, std::string(symbols.text(breach.status)), breach.cycle, breach.run,
                                   breach.breached, breach.due, breach.target, breach.superseded });
    }
    std::sort(naive.clocks.begin(), naive.clocks.end(), [](const NaiveClock& a, const NaiveClock& b) {
        return std::tie(a.metric, a.status, a.cycle) < std::tie(b.metric, b.status, b.cycle);
    });
    std::sort(naive.breaches.begin(), naive.breaches.end(), [](const NaiveBreach& a, const NaiveBreach& b) {
        return std::tie(a.metric, a.status, a.cycle, a.run, a.breached, a.superseded)
            < std::tie(b.metric, b.status, b.cycle, b.run, b.breached, b.superseded);
    });
    return naive;
}

std::string text(const NaiveClock& clock)
{
    static const char* const states[] = { "", "running", "paused", "met", "breached", "cancelled", "not applicable" };
    static const char* const activities[] = { "counting",         "waiting for client",     "waiting for third party",
                                              "paused by status", "stopped while resolved", "ended" };
    static const char* const causes[] = { "",       "no reply needed", "resolved by client", "ticket cancelled",
                                          "merged", "waived",          "nothing promised",   "ticket resolved" };
    const auto seconds = [](Seconds value) { return std::to_string(value.count() / 60) + "m"; };
    return nameOf(clock.metric) + " " + clock.status + " cycle " + std::to_string(clock.cycle) + " run "
        + std::to_string(clock.run) + " " + states[static_cast<int>(clock.state)] + " / "
        + activities[static_cast<int>(clock.activity)] + " " + causes[static_cast<int>(clock.cancelCause)] + " v"
        + std::to_string(clock.version) + " " + clock.policy + " target " + seconds(clock.target) + " started "
        + text(std::optional(clock.started)) + " due " + text(clock.due) + " counted " + seconds(clock.counted)
        + " paused " + seconds(clock.paused) + " satisfied " + text(clock.satisfied) + " breached "
        + text(clock.breached) + " cancelled " + text(clock.cancelled) + " waiting since " + text(clock.waitingSince);
}

std::string text(const NaiveBreach& breach)
{
    return "breach of " + nameOf(breach.metric) + " " + breach.status + " cycle " + std::to_string(breach.cycle)
        + " run " + std::to_string(breach.run) + " at " + text(std::optional(breach.breached)) + " due "
        + text(std::optional(breach.due)) + " target " + std::to_string(breach.target.count() / 60) + "m superseded "
        + text(breach.superseded);
}

std::string differences(const NaiveResult& naive, const NaiveResult& engine)
{
    std::string result;
    if (naive.exists != engine.exists)
        return "  one says the ticket exists, the other that it does not\n";
    if (naive.policy != engine.policy || naive.version != engine.version)
        result += "  naive : version " + std::to_string(naive.version) + " policy " + naive.policy
            + "\n  engine: version " + std::to_string(engine.version) + " policy " + engine.policy + "\n";
    for (const auto& [name, value] : naive.fields) {
        const auto found = engine.fields.find(name);
        if (found == engine.fields.end() || found->second != value)
            result += "  naive : " + name + " = " + value + "\n";
    }
    if (naive.fields.size() != engine.fields.size())
        result += "  another number of fields is set\n";
    return result + listDifferences(naive.clocks, engine.clocks) + listDifferences(naive.breaches, engine.breaches);
}

} // namespace duebell::test
