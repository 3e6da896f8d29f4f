#include "exchange/ticketimportvalues.h"

#include <algorithm>

namespace duebell {

TicketImportValues::TicketImportValues(const Mapping& mapping, const Agreement& agreement)
    : m_mapping(&mapping)
    , m_agreement(&agreement)
    , m_names(mapping)
    , m_meanings(mapping, agreement)
    , m_columns(m_names.fieldCount() + ImportColumns::kOtherValues)
    , m_activities(1)
    , m_settingIds(1)
{
    m_activities.front().kind = mapping.activityOtherwise;
    for (const Mapping::FieldColumn& field : mapping.fields)
        m_fields.push_back(field.field);
}

Result<TicketImportValues> TicketImportValues::make(const Mapping& mapping, const Agreement& agreement)
{
    TicketImportValues values(mapping, agreement);
    if (Status fits = values.m_meanings.checkMapping(); !fits)
        return fits.error();
    if (Status fits = values.readActivities(); !fits)
        return fits.error();
    (void)values.slotOf("status"); // every ticket has one
    return values;
}

Status TicketImportValues::readActivities()
{
    for (const auto& [name, activity] : m_mapping->activities) {
        if (Status read = readActivity(name, activity); !read)
            return read;
    }
    return Done {};
}

Status TicketImportValues::readActivity(const std::string& name, const Mapping::Activity& activity)
{
    Activity& known = m_activities.emplace_back();
    std::vector<std::string>& ids = m_settingIds.emplace_back();
    known.kind = activity.kind;
    for (const bool statusTurn : { false, true }) {
        for (const auto& [field, value] : activity.set) {
            if ((field == "status") != statusTurn)
                continue;
            const std::string where = "/activities/" + name + "/set/" + field;
            const bool isActor = value == Mapping::kActor;
            const Result<std::string> id = m_meanings.ofMapping(field, isActor ? std::string() : value, where);
            if (!id)
                return id.error();
            known.settings.push_back({ slotOf(field), {}, isActor });
            ids.push_back(*id);
        }
    }
    return Done {};
}

std::size_t TicketImportValues::slotOf(const std::string& field)
{
    const auto found = std::ranges::find(m_fields, field);
    if (found == m_fields.end())
        m_fields.push_back(field);
    return static_cast<std::size_t>(std::ranges::find(m_fields, field) - m_fields.begin());
}

bool TicketImportValues::isMissing(std::string_view text) const
{
    return m_meanings.isMissing(text);
}

std::string TicketImportValues::nameOf(std::size_t column) const
{
    if (column < m_names.fieldCount())
        return m_mapping->fields[column].field;
    return column == m_names.activity() ? "activity" : column == m_names.role() ? "role" : "private";
}

void TicketImportValues::learn(std::size_t column, std::string_view text, std::int64_t line, ImportReport& report)
{
    Meaning meaning = meaningOf(column, text);
    meaning.firstLine = line;
    if (meaning.answer.state == ValueMeanings::State::Unknown) {
        meaning.unknownRows = 0;
        report.add({ ImportProblem::Kind::UnknownValue, line, m_names.names()[ImportColumns::valueSlot(column)],
                     std::string(text), nameOf(column) });
    }
    m_columns[column].meanings.push_back(std::move(meaning));
}

TicketImportValues::Meaning TicketImportValues::meaningOf(std::size_t column, std::string_view text)
{
    using State = ValueMeanings::State;
    Meaning meaning;
    const std::string key(text);
    if (column < m_names.fieldCount()) {
        meaning.answer = m_meanings.ofFile(m_mapping->fields[column].field, text);
    } else if (column == m_names.activity()) {
        const auto found = m_mapping->activities.find(key);
        if (found != m_mapping->activities.end())
            meaning.activity = static_cast<std::uint32_t>(std::distance(m_mapping->activities.begin(), found)) + 1;
        else
            meaning.answer.state = isMissing(text) ? State::Missing : State::Unknown;
    } else if (column == m_names.role()) {
        const auto found = m_mapping->roles.find(key);
        meaning.answer.state = found != m_mapping->roles.end() ? State::Says
            : isMissing(text)                                  ? State::Missing
                                                               : State::Unknown;
        meaning.role = found == m_mapping->roles.end() ? m_mapping->actorKindOtherwise : found->second;
    } else {
        meaning.isPrivate = std::ranges::find(m_mapping->privateValues, text) != m_mapping->privateValues.end();
    }
    return meaning;
}

std::uint32_t TicketImportValues::noteActor(std::string_view text)
{
    if (text.empty())
        return 0;
    const TextIndex::Place place = m_actorIndex.add(text);
    if (place.isNew) {
        Actor& actor = m_actors.emplace_back();
        if (!isMissing(text)) {
            actor.id = m_meanings.person(text);
            if (const auto kind = m_mapping->actorKinds.find(std::string(text)); kind != m_mapping->actorKinds.end())
                actor.kind = kind->second;
        }
    }
    return place.number;
}

void TicketImportValues::finish(ImportReport& report) const
{
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        for (std::uint32_t number = 1; number <= m_columns[column].index.count(); ++number) {
            const Meaning& meaning = m_columns[column].meanings[number - 1];
            if (meaning.unknownRows > 0)
                report.unknownValues[{ nameOf(column), std::string(m_columns[column].index.text(number)) }]
                    = { meaning.unknownRows, meaning.firstLine, m_names.names()[ImportColumns::valueSlot(column)] };
        }
    }
}

std::vector<std::string_view> TicketImportValues::texts() const
{
    std::vector<std::string_view> texts { m_mapping->source };
    for (const StatusDefinition& status : m_agreement->statuses)
        texts.push_back(status.id);
    texts.insert(texts.end(), m_fields.begin(), m_fields.end());
    for (const Actor& actor : m_actors)
        texts.push_back(actor.id);
    for (const Column& column : m_columns) {
        for (const Meaning& meaning : column.meanings)
            texts.push_back(meaning.answer.id);
    }
    for (const std::vector<std::string>& ids : m_settingIds)
        texts.insert(texts.end(), ids.begin(), ids.end());
    for (const ValueMeanings::NewEntry& entry : m_meanings.newEntries())
        texts.push_back(entry.id);
    return texts;
}

void TicketImportValues::assign(const SymbolTable& symbols)
{
    m_source = symbols.find(m_mapping->source);
    m_initialStatus = symbols.find(m_agreement->statuses.front().id);
    m_statuses.clear();
    for (const StatusDefinition& status : m_agreement->statuses)
        m_statuses.emplace_back(symbols.find(status.id), status.category);
    m_fieldIds.clear();
    for (const std::string& field : m_fields)
        m_fieldIds.push_back(
            builtInField(field).value_or(FieldId { field::kFirstCustomField.value + symbols.find(field).value }));
    for (Column& column : m_columns) {
        for (Meaning& meaning : column.meanings)
            meaning.symbol = symbols.find(meaning.answer.id);
    }
    m_actorSymbols.clear();
    for (const Actor& actor : m_actors)
        m_actorSymbols.push_back(symbols.find(actor.id));
    for (std::size_t i = 0; i < m_activities.size(); ++i) {
        for (std::size_t setting = 0; setting < m_activities[i].settings.size(); ++setting)
            m_activities[i].settings[setting].value = symbols.find(m_settingIds[i][setting]);
    }
}

void TicketImportValues::number(SymbolTable& symbols)
{
    for (const std::string_view text : texts())
        symbols.intern(text);
    assign(symbols);
}

Status TicketImportValues::store(EventStore& store, Instant recorded)
{
    if (const Result<std::vector<Symbol>> stored = store.intern(texts()); !stored)
        return stored.error();
    assign(store.symbols());
    std::vector<DirectoryEntry> entries;
    for (const ValueMeanings::NewEntry& entry : m_meanings.newEntries())
        entries.push_back({ entry.kind, store.symbols().find(entry.id), entry.definitionJson });
    return entries.empty() ? Status(Done {}) : store.addToDirectory(entries, {}, recorded);
}

std::optional<Symbol> TicketImportValues::value(std::size_t column, std::uint32_t number) const
{
    const auto state
        = number == 0 ? ValueMeanings::State::Missing : m_columns[column].meanings[number - 1].answer.state;
    switch (state) {
    case ValueMeanings::State::Says:
        return m_columns[column].meanings[number - 1].symbol;
    case ValueMeanings::State::Missing: // a ticket is always in some status
        return m_fieldIds[column] == field::kStatus ? std::nullopt : std::optional(Symbol {});
    case ValueMeanings::State::Ignored:
    case ValueMeanings::State::Unknown:
        break;
    }
    return std::nullopt;
}

ActorKind TicketImportValues::actorKind(std::uint32_t actor, std::uint32_t role, ActorKind otherwise) const
{
    if (actor != 0 && m_actors[actor - 1].kind)
        return *m_actors[actor - 1].kind;
    if (role == 0)
        return otherwise;
    const Meaning& meaning = m_columns[m_names.role()].meanings[role - 1];
    return meaning.answer.state == ValueMeanings::State::Says ? meaning.role : otherwise;
}

bool TicketImportValues::isPrivate(std::uint32_t number) const
{
    return number != 0 && m_columns[m_names.isPrivate()].meanings[number - 1].isPrivate;
}

const TicketImportValues::Activity& TicketImportValues::activity(std::uint32_t number) const
{
    return m_activities[number == 0 ? 0 : m_columns[m_names.activity()].meanings[number - 1].activity];
}

Symbol TicketImportValues::statusOf(StatusCategory category) const
{
    const auto found = std::ranges::find(m_statuses, category, &std::pair<Symbol, StatusCategory>::second);
    return found == m_statuses.end() ? Symbol {} : found->first;
}

std::optional<StatusCategory> TicketImportValues::categoryOf(Symbol status) const
{
    const auto found = std::ranges::find(m_statuses, status, &std::pair<Symbol, StatusCategory>::first);
    return found == m_statuses.end() ? std::nullopt : std::optional(found->second);
}

} // namespace duebell
