#include "support/naivequery.h"

#include <algorithm>
#include <cctype>

namespace duebell::test {

namespace {

    std::string lower(std::string text)
    {
        for (char& character : text)
            character = static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
        return text;
    }

    bool isOver(const TicketResult& result)
    {
        return result.merged || result.category == StatusCategory::Resolved || result.category == StatusCategory::Closed
            || result.category == StatusCategory::Cancelled;
    }

    bool isLate(const Clock& clock)
    {
        return clock.state == ClockState::Breached && clock.activity != Activity::Ended;
    }

    bool hasAgreement(const TicketResult& result)
    {
        return result.policy != nullptr && !result.policy->noAgreement;
    }

    // The row's clock: of those with a deadline the one due first; else the one with the least left.
    const Clock* rowClock(const TicketResult& result)
    {
        const Clock* best = nullptr;
        if (isOver(result) || !hasAgreement(result))
            return nullptr;
        for (const Clock& clock : result.clocks) {
            const bool runs = clock.due && (clock.activity == Activity::Counting || isLate(clock));
            if (clock.activity != Activity::Ended && runs && (best == nullptr || *clock.due < *best->due))
                best = &clock;
        }
        if (best != nullptr)
            return best;
        for (const Clock& clock : result.clocks) {
            if (clock.activity != Activity::Ended
                && (best == nullptr || clock.target - clock.counted < best->target - best->counted))
                best = &clock;
        }
        return best;
    }

    std::string stateOf(const TicketResult& result, Instant now)
    {
        if (isOver(result))
            return "done";
        if (!hasAgreement(result))
            return "noagreement";
        if (std::ranges::any_of(result.clocks, isLate))
            return "breached";
        const Clock* clock = rowClock(result);
        if (clock == nullptr)
            return "calm";
        if (clock->activity != Activity::Counting)
            return "paused";
        const std::optional<Instant> amber = clock->atRiskFrom();
        return amber && *amber <= now ? "atrisk" : "running";
    }

    std::string categoryText(StatusCategory category)
    {
        static const std::vector<std::string> names { "", "new", "open", "waiting", "resolved", "closed", "cancelled" };
        return names[static_cast<std::size_t>(category)];
    }

    template <typename Definitions>
    std::string nameIn(const Definitions& definitions, const std::string& id)
    {
        for (const auto& definition : definitions) {
            if (definition.id == id)
                return definition.name;
        }
        return id;
    }

    std::string spanText(std::int64_t seconds)
    {
        std::string text = seconds < 0 ? "-" : "";
        std::int64_t rest = std::abs(seconds);
        if (rest == 0)
            return "0";
        for (const auto& [unit, length] : { std::pair('h', 3600), std::pair('m', 60), std::pair('s', 1) }) {
            if (rest / length > 0)
                text += std::to_string(rest / length) + unit;
            rest %= length;
        }
        return text;
    }

} // namespace

NaiveQuery randomQuery(RandomSource& random)
{
    static const std::vector<std::pair<std::string, std::vector<std::string>>> fields {
        { "client", { "acme", "bolt", "Acme Robotics", "none" } },
        { "tier", { "gold", "silver", "none" } },
        { "type", { "incident", "request", "none" } },
        { "priority", { "high", "normal", "low", "none" } },
        { "status", { "new", "open", "hold", "pending", "vendor", "solved", "waiting", "resolved", "cancelled" } },
        { "category", { "new", "open", "waiting", "resolved", "closed", "cancelled" } },
        { "assignee", { "ann", "ben", "Ann Lee", "me", "none" } },
        { "team", { "t1", "t2", "none" } },
        { "requester", { "carl", "dora", "ann", "me", "none", "nobody-known" } },
        { "label", { "vip", "bug", "none" } },
        { "key", { "T-7", "T-8" } },
        { "metric", { "first_response", "next_response", "resolution", "none" } },
        { "product", { "phone", "desk", "none" } },
        { "region", { "north", "south", "none" } },
        { "client.region", { "north", "south" } },
    };
    NaiveQuery query;
    const int terms = random.oneOf({ 1, 1, 2, 2, 3 });
    for (int number = 0; number < terms; ++number) {
        NaiveTerm& term = query.emplace_back();
        term.negated = random.chance(25);
        const int kind = random.below(100);
        if (kind < 25) {
            term.name = random.idOf({ "breached", "overdue", "atrisk", "running", "paused", "waiting", "calm", "today",
                                      "mine", "unassigned", "flagged", "missed", "noagreement", "done" });
        } else if (kind < 60) {
            const auto& [name, values] = random.oneOf(fields);
            term.kind = random.chance(12) ? NaiveTerm::Kind::Has : NaiveTerm::Kind::Field;
            term.name = name;
            for (int value = random.oneOf({ 1, 1, 1, 2 }); value > 0; --value)
                term.values.push_back(random.oneOf(values));
        } else if (kind < 90) {
            term.kind = NaiveTerm::Kind::Measure;
            term.name = random.idOf({ "due", "left", "age", "idle" });
            term.op = random.idOf({ "<", "<=", ">", ">=" });
            term.seconds = random.chance(70) ? std::int64_t { 1800 } * random.between(-4, 20) : random.between(-9, 999);
        } else {
            term.kind = NaiveTerm::Kind::Text;
            term.name = random.idOf({ "printer", "on fire", "acme r", "T-7", "high", "lee", "PENDING", "nowhere" });
        }
    }
    return query;
}

std::string typed(const NaiveQuery& query, RandomSource& random)
{
    const auto quoted = [&](const std::string& value) {
        const bool needs = value.find(' ') != std::string::npos;
        return needs ? '"' + value + '"' : value;
    };
    std::string text;
    for (const NaiveTerm& term : query) {
        text += text.empty() && random.chance(80) ? "" : "  ";
        text += term.negated ? "-" : "";
        switch (term.kind) {
        case NaiveTerm::Kind::Word:
            text += term.name;
            break;
        case NaiveTerm::Kind::Field:
            text += term.name + ':';
            for (std::size_t number = 0; number < term.values.size(); ++number)
                text += (number > 0 ? "," : "") + quoted(term.values[number]);
            break;
        case NaiveTerm::Kind::Has:
            text += "has:" + term.name;
            break;
        case NaiveTerm::Kind::Measure:
            text += term.name + term.op + spanText(term.seconds);
            break;
        case NaiveTerm::Kind::Text:
            text += '"' + term.name + '"';
            break;
        }
    }
    return text;
}

NaiveReader::NaiveReader(const NaiveDesk& desk, const Agreement& names, const SymbolTable& symbols, const Zone& zone,
                         std::string me)
    : m_desk(desk)
    , m_names(names)
    , m_symbols(symbols)
    , m_zone(zone)
    , m_me(std::move(me))
{
}

bool NaiveReader::matches(const NaiveQuery& query, const NaiveSubject& ticket) const
{
    return ticket.result->exists
        && std::ranges::all_of(query, [&](const NaiveTerm& term) { return holds(term, ticket) != term.negated; });
}

bool NaiveReader::holds(const NaiveTerm& term, const NaiveSubject& ticket) const
{
    switch (term.kind) {
    case NaiveTerm::Kind::Word:
        return hasWord(term.name, ticket);
    case NaiveTerm::Kind::Field:
        return std::ranges::any_of(term.values,
                                   [&](const std::string& value) { return hasValue(term.name, value, ticket); });
    case NaiveTerm::Kind::Has:
        return !valueOf(term.name, ticket).empty();
    case NaiveTerm::Kind::Measure:
        return compares(term, ticket);
    case NaiveTerm::Kind::Text:
        return allText(ticket).find(lower(term.name)) != std::string::npos;
    }
    return false;
}

bool NaiveReader::hasWord(const std::string& word, const NaiveSubject& ticket) const
{
    const TicketResult& result = *ticket.result;
    const Clock* clock = rowClock(result);
    if (word == "waiting")
        return result.category == StatusCategory::Waiting;
    if (word == "mine")
        return valueOf("assignee", ticket) == m_me;
    if (word == "unassigned")
        return valueOf("assignee", ticket).empty();
    if (word == "flagged")
        return result.clientWroteWhileWaiting;
    if (word == "missed")
        return std::ranges::any_of(result.breaches, [](const BreachRecord& breach) { return !breach.superseded; })
            && std::ranges::none_of(result.clocks, isLate);
    if (word == "today") {
        const auto date = [this](Instant at) { return std::chrono::floor<std::chrono::days>(m_zone.toLocal(at)); };
        return clock != nullptr && clock->due && *clock->due != kNever && date(*clock->due) == date(ticket.now);
    }
    return stateOf(result, ticket.now) == (word == "overdue" ? "breached" : word);
}

std::string NaiveReader::valueOf(const std::string& field, const NaiveSubject& ticket) const
{
    const TicketResult& result = *ticket.result;
    if (field == "key")
        return ticket.key;
    if (field == "category")
        return categoryText(result.category);
    if (field == "metric") {
        const Clock* clock = rowClock(result);
        return clock == nullptr ? std::string() : std::string(metricName(clock->metric));
    }
    const std::string client = text(result.fields.get(field::kClient));
    if (field == "tier")
        return m_desk.fact(Directory::Kind::Client, client, "tier", ticket.now);
    if (field == "region" || field == "client.region")
        return m_desk.fact(Directory::Kind::Client, client, "region", ticket.now);
    if (field == "product") {
        const FieldId id { field::kFirstCustomField.value + m_symbols.find("product").value };
        return text(result.fields.get(id));
    }
    return text(result.fields.get(*builtInField(field == "label" ? "labels" : field)));
}

std::string NaiveReader::nameOf(const std::string& field, const std::string& id) const
{
    if (field == "client")
        return nameIn(m_names.directory.clients, id);
    if (field == "assignee" || field == "requester")
        return nameIn(m_names.directory.people, id);
    if (field == "status")
        return nameIn(m_names.statuses, id);
    if (field == "priority")
        return nameIn(m_names.priorities, id);
    return field == "type" ? nameIn(m_names.types, id) : id;
}

bool NaiveReader::hasValue(const std::string& field, const std::string& value, const NaiveSubject& ticket) const
{
    const std::string found = valueOf(field, ticket);
    if (value == "none" || found.empty())
        return value == "none" && found.empty();
    if (value == "me")
        return found == m_me;
    if (field == "label")
        return (',' + found + ',').find(',' + value + ',') != std::string::npos;
    const bool isCategory = field == "status" && (value == "waiting" || value == "resolved" || value == "cancelled");
    if (isCategory)
        return categoryText(ticket.result->category) == value;
    return lower(found) == lower(value) || lower(nameOf(field, found)) == lower(value);
}

bool NaiveReader::compares(const NaiveTerm& term, const NaiveSubject& ticket) const
{
    const TicketResult& result = *ticket.result;
    const Clock* clock = rowClock(result);
    Seconds value { 0 };
    if (term.name == "due") {
        if (clock == nullptr || !clock->due)
            return false;
        if (*clock->due == kNever)
            return term.op.front() == '>';
        value = *clock->due - ticket.now;
    } else if (term.name == "left") {
        if (clock == nullptr)
            return false;
        value = clock->target - clock->counted;
    } else if (term.name == "age") {
        value = ticket.now - result.created;
    } else {
        value = ticket.now - result.lastEvent.value_or(result.created);
    }
    const Seconds limit { term.seconds };
    if (term.op == "<")
        return value < limit;
    if (term.op == "<=")
        return value <= limit;
    return term.op == ">" ? value > limit : value >= limit;
}

std::string NaiveReader::allText(const NaiveSubject& ticket) const
{
    std::string all = ticket.key + '\n';
    all += (ticket.subject.empty() ? valueOf("type", ticket) : ticket.subject) + '\n';
    for (const char* field : { "client", "priority", "status", "assignee" })
        all += nameOf(field, valueOf(field, ticket)) + '\n';
    return lower(all);
}

} // namespace duebell::test
