#include "exchange/eventreader.h"

#include "exchange/fieldvalue.h"
#include "exchange/jsonparser.h"
#include "exchange/linereader.h"

#include <algorithm>
#include <limits>
#include <set>

namespace duebell {

namespace {

    constexpr std::size_t kLongestKey = 255;
    constexpr int kDeepest = 8;

    /// Kinds that a file may hold; the others are made while reading.
    const std::vector<std::pair<const char*, EventKind>> kKinds {
        { "created", EventKind::Created },
        { "reply", EventKind::Reply },
        { "note", EventKind::Note },
        { "changed", EventKind::Changed },
        { "acknowledged", EventKind::Acknowledged },
        { "no_reply_needed", EventKind::NoReplyNeeded },
        { "waived", EventKind::Waived },
        { "breach_reason", EventKind::BreachReason },
        { "merged", EventKind::Merged },
        { "retracted", EventKind::Retracted },
    };
    const std::vector<std::pair<const char*, ActorKind>> kActorKinds {
        { "client", ActorKind::Client },          { "agent", ActorKind::Agent },     { "system", ActorKind::System },
        { "third_party", ActorKind::ThirdParty }, { "unknown", ActorKind::Unknown },
    };
    const std::vector<std::pair<const char*, Metric>> kMetricNames {
        { "first_response", Metric::FirstResponse }, { "next_response", Metric::NextResponse },
        { "resolution", Metric::Resolution },        { "ownership", Metric::Ownership },
        { "time_in_status", Metric::TimeInStatus },
    };

    bool isText(const std::string& field)
    {
        return field == "subject" || field == "description";
    }

    /// A set of labels as one value: sorted, joined by ",".
    std::string joinedLabels(const JsonValue& list, const std::string& path, ProblemList& problems)
    {
        std::set<std::string> labels;
        for (std::size_t i = 0; i < list.items().size(); ++i) {
            const JsonValue& item = list.items()[i];
            if (!item.isString() || item.text().empty() || item.text().find(',') != std::string::npos)
                problems.add(item.isString() ? ErrorCode::OutOfRange : ErrorCode::WrongType, item, pointer(path, i),
                             jsonExcerpt(item), rule::kOneLabel);
            else
                labels.insert(item.text());
        }
        std::string joined;
        for (const std::string& label : labels)
            joined += (joined.empty() ? "" : ",") + label;
        return joined;
    }

} // namespace

EventReader::EventReader(const Agreement& agreement, SymbolTable& symbols)
    : m_references(AgreementReferences::of(agreement))
    , m_fieldNames(m_references.fieldNames(false))
    , m_symbols(symbols)
{
}

void EventReader::readAll(std::istream& stream)
{
    LineReader lines(stream);
    while (lines.next()) {
        if (lines.isTooLong())
            addProblem(lines.number(),
                       { { ErrorCode::TooLarge, "", "line", std::to_string(LineReader::kLongestLine) }, {}, 0, {} });
        else if (!lines.isBlank())
            readLine(lines.text(), lines.number());
    }
}

void EventReader::readLine(std::string_view line, std::int64_t number)
{
    const auto parsed = parseJson(line, { LineReader::kLongestLine, kDeepest });
    if (!parsed.ok()) {
        Problem problem { parsed.error(), {}, 0, {} };
        const std::string column = problem.error.where.substr(problem.error.where.find(':') + 1);
        problem.error.where.clear();
        problem.line = std::to_string(number) + ':' + column;
        addProblem(number, std::move(problem));
        return;
    }
    ProblemList problems;
    ObjectReader reader(parsed.value(), {}, problems);
    const std::string key = reader.requiredText("ticket");
    if (key.size() > kLongestKey)
        reader.report(ErrorCode::TooLarge, "ticket", std::to_string(key.size()), std::to_string(kLongestKey));
    Event event = readHead(reader);
    const std::string name = reader.has("id") ? reader.requiredText("id") : (reader.take("id"), std::string());
    std::vector<Event> events;
    m_pendingReference.clear();
    // What else may stand on the line depends on its event: without one, only that is worth saying.
    if (event.kind != EventKind::Initial) {
        readEvent(reader, event, problems, events);
        reader.finish();
    }
    if (!problems.empty()) {
        for (Problem& problem : problems.sorted(line)) {
            problem.line = std::to_string(number) + problem.line.substr(problem.line.find(':'));
            addProblem(number, std::move(problem));
        }
        return;
    }
    keep(key, name, std::move(events), number);
}

Event EventReader::readHead(ObjectReader& reader)
{
    Event event;
    reader.require("at");
    event.at = reader.instant("at").value_or(Instant {});
    event.recorded = reader.instant("recorded").value_or(event.at);
    event.actor = m_symbols.intern(reader.text("actor"));
    event.actorKind = reader.choice("actor_kind", kActorKinds, ActorKind::Unknown);
    if (const JsonValue* const order = reader.take("order", JsonValue::Type::Number)) {
        using Limits = std::numeric_limits<std::int32_t>;
        const auto place = order->toInteger();
        if (!place || *place < Limits::min() || *place > Limits::max())
            reader.report(ErrorCode::OutOfRange, "order", order->text(), "-2147483648..2147483647");
        else
            event.order = static_cast<std::int32_t>(*place);
    }
    reader.require("event");
    event.kind = reader.choice("event", kKinds, EventKind::Initial);
    return event;
}

void EventReader::keep(const std::string& key, const std::string& name, std::vector<Event> events, std::int64_t line)
{
    const std::size_t index = ticketIndex(key);
    TicketEvents& ticket = m_tickets[index];
    const std::int64_t first = m_sequence + 1;
    const EventKind kind = events.front().kind;
    if (kind == EventKind::Retracted || kind == EventKind::Merged) {
        auto& references = kind == EventKind::Retracted ? m_retractions : m_merges;
        references.push_back({ index, ticket.events.size(), m_pendingReference, line });
    }
    for (Event& event : events) {
        event.seq = Sequence { ++m_sequence };
        event.ticket = ticket.id;
        ticket.events.push_back(event);
    }
    if (!name.empty() && !m_names.emplace(std::pair(index, name), Range { first, m_sequence }).second)
        addProblem(line, { { ErrorCode::Duplicate, "/id", name, rule::kUnique }, {}, 0, {} });
}

void EventReader::readEvent(ObjectReader& reader, Event event, ProblemList& problems, std::vector<Event>& events)
{
    switch (event.kind) {
    case EventKind::Created:
        events.push_back(event);
        readFields(reader, event, problems, events);
        return;
    case EventKind::Changed:
        readChange(reader, event, problems);
        break;
    case EventKind::Reply:
    case EventKind::Note:
        reader.text("text");
        break;
    case EventKind::Acknowledged:
        readMetric(reader, event, false);
        reader.text("phase");
        reader.text("reason");
        break;
    case EventKind::Waived:
        readMetric(reader, event, true);
        reader.text("reason");
        break;
    case EventKind::BreachReason:
        readMetric(reader, event, true);
        event.value = m_symbols.intern(reader.requiredText("code"));
        reader.text("comment");
        break;
    case EventKind::Merged:
        m_pendingReference = reader.requiredText("into");
        break;
    case EventKind::Retracted:
        m_pendingReference = reader.requiredText("of");
        reader.text("reason");
        break;
    case EventKind::NoReplyNeeded:
        reader.text("reason");
        break;
    case EventKind::Initial:
    case EventKind::Absorbed:
        break;
    }
    events.push_back(event);
}

void EventReader::readFields(ObjectReader& reader, const Event& event, ProblemList& problems,
                             std::vector<Event>& events)
{
    const JsonValue* const fields = reader.take("fields");
    if (!fields)
        return;
    ObjectReader object(*fields, reader.path("fields"), problems);
    for (const std::string& name : m_fieldNames) {
        const JsonValue* const json = object.take(name.c_str());
        if (!json)
            continue;
        Event initial = event;
        initial.kind = EventKind::Initial;
        initial.field = fieldNamed(name).value_or(FieldId {});
        initial.value = value(name, *json, object.path(name), problems);
        if (initial.value)
            events.push_back(initial);
    }
    object.text("subject");
    object.text("description");
    object.finish();
}

void EventReader::readChange(ObjectReader& reader, Event& event, ProblemList& problems)
{
    const std::string name = reader.requiredText("field");
    const JsonValue* const json = reader.require("value");
    if (isText(name))
        event.kind = EventKind::Note; // nobody's clock looks at texts
    if (name.empty() || isText(name))
        return;
    const auto id = fieldNamed(name);
    if (!id) {
        problems.addUnknown(ErrorCode::UnknownReference, *reader.value().find("field"), reader.path("field"), name,
                            m_fieldNames);
        return;
    }
    event.field = *id;
    if (json)
        event.value = value(name, *json, reader.path("value"), problems);
}

void EventReader::readMetric(ObjectReader& reader, Event& event, bool required)
{
    if (required)
        reader.require("metric");
    event.metric = reader.choice("metric", kMetricNames, Metric::Resolution);
}

std::optional<FieldId> EventReader::fieldNamed(const std::string& name) const
{
    if (const auto builtIn = builtInField(name))
        return builtIn;
    const FieldDefinition* const definition = m_references.field(name, false);
    if (!definition)
        return std::nullopt;
    return FieldId { field::kFirstCustomField.value + m_symbols.intern(definition->id).value };
}

Symbol EventReader::value(const std::string& field, const JsonValue& json, const std::string& path,
                          ProblemList& problems)
{
    if (field == "labels" && json.isArray())
        return m_symbols.intern(joinedLabels(json, path, problems));
    return m_symbols.intern(fieldValueFromJson(field, json, path, m_references, problems));
}

std::size_t EventReader::ticketIndex(const std::string& key)
{
    const auto [found, isNew] = m_indexes.emplace(key, m_tickets.size());
    if (isNew)
        m_tickets.push_back({ key, TicketId { static_cast<std::int64_t>(m_tickets.size()) + 1 }, {} });
    return found->second;
}

void EventReader::addProblem(std::int64_t line, Problem problem)
{
    if (m_problems.size() < ProblemList::kLimit)
        m_problems.push_back({ line, std::move(problem) });
}

void EventReader::finish()
{
    finishMerges(); // before sequences are added behind the lists
    finishRetractions();
    std::stable_sort(m_problems.begin(), m_problems.end(),
                     [](const LineProblem& a, const LineProblem& b) { return a.line < b.line; });
}

void EventReader::finishRetractions()
{
    for (const Reference& retraction : m_retractions) {
        const auto found = m_names.find({ retraction.ticket, retraction.name });
        if (found == m_names.end()) {
            std::vector<std::string> names;
            for (auto it = m_names.lower_bound({ retraction.ticket, {} });
                 it != m_names.end() && it->first.first == retraction.ticket; ++it)
                names.push_back(it->first.second);
            addProblem(retraction.line,
                       { { ErrorCode::UnknownReference, "/of", retraction.name, allowedNames(names) }, {}, 0, {} });
            continue;
        }
        // A creation is several events: each is retracted.
        std::vector<Event>& events = m_tickets[retraction.ticket].events;
        Event& first = events[retraction.event];
        first.reference = found->second.first;
        const Event pattern = first;
        for (std::int64_t sequence = found->second.first + 1; sequence <= found->second.last; ++sequence) {
            Event more = pattern;
            more.seq = Sequence { ++m_sequence };
            more.reference = sequence;
            events.push_back(more);
        }
    }
}

void EventReader::finishMerges()
{
    for (const Reference& merge : m_merges) {
        const auto found = m_indexes.find(merge.name);
        if (found == m_indexes.end())
            addProblem(merge.line, { { ErrorCode::UnknownReference, "/into", merge.name, "" }, {}, 0, {} });
        else if (found->second == merge.ticket)
            addProblem(merge.line,
                       { { ErrorCode::InvalidArgument, "/into", merge.name, rule::kNotItself }, {}, 0, {} });
        else
            m_tickets[merge.ticket].events[merge.event].reference = m_tickets[found->second].id.value;
    }
}

} // namespace duebell
