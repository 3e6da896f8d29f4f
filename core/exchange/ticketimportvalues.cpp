#include "exchange/ticketimportvalues.h"

#include "exchange/objectreader.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace duebell {

namespace {

    template <typename Definition>
    const Definition* named(const std::vector<Definition>& definitions, std::string_view name)
    {
        const auto stands = [&](const Definition& each) {
            return each.id == name || each.name == name || std::ranges::find(each.aliases, name) != each.aliases.end();
        };
        const auto found = std::ranges::find_if(definitions, stands);
        return found == definitions.end() ? nullptr : &*found;
    }

    template <typename Definition>
    std::optional<std::string> idOf(const std::vector<Definition>& definitions, std::string_view name)
    {
        const Definition* found = named(definitions, name);
        return found ? std::optional(found->id) : std::nullopt;
    }

    // The id of somebody whose name must not stand in the log: the same name gets the same id at every import.
    std::string derivedId(const char* prefix, std::string_view name)
    {
        const QByteArray hash = QCryptographicHash::hash(QByteArray(name.data(), static_cast<qsizetype>(name.size())),
                                                         QCryptographicHash::Sha256);
        return prefix + hash.toHex().left(12).toStdString();
    }

    const FieldDefinition* customField(const Agreement& agreement, const std::string& id)
    {
        const auto found = std::ranges::find_if(
            agreement.fields, [&](const FieldDefinition& field) { return !field.ofClient && field.id == id; });
        return found == agreement.fields.end() ? nullptr : &*found;
    }

    // "b, a;b" is the set "a,b".
    std::string labelSet(std::string_view text)
    {
        std::set<std::string> labels;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find_first_of(",;", from), text.size());
            const std::string_view label = text.substr(from, to - from);
            const std::size_t first = label.find_first_not_of(' ');
            if (first != std::string_view::npos)
                labels.emplace(label.substr(first, label.find_last_not_of(' ') - first + 1));
            from = to + 1;
        }
        std::string set;
        for (const std::string& label : labels)
            set.append(set.empty() ? "" : ",").append(label);
        return set;
    }

    // What the agreement knows by that name; nullopt for a field whose values are not its business.
    std::optional<std::optional<std::string>> known(const Agreement& agreement, const std::string& field,
                                                    std::string_view value)
    {
        if (field == "status")
            return idOf(agreement.statuses, value);
        if (field == "priority")
            return idOf(agreement.priorities, value);
        if (field == "type" && !agreement.types.empty())
            return idOf(agreement.types, value);
        const FieldDefinition* custom = customField(agreement, field);
        if (custom && custom->type == FieldDefinition::Type::Choice) {
            const bool listed = std::ranges::find(custom->choices, value) != custom->choices.end();
            return listed ? std::optional(std::string(value)) : std::nullopt;
        }
        return std::nullopt;
    }

} // namespace

TicketImportValues::TicketImportValues(const Mapping& mapping, const Agreement& agreement)
    : m_mapping(mapping)
    , m_agreement(agreement)
    , m_values(mapping.fields.size())
{
}

Result<TicketImportValues> TicketImportValues::resolve(const TicketImportRows& rows, const Mapping& mapping,
                                                       const Agreement& agreement, ImportReport& report)
{
    TicketImportValues values(mapping, agreement);
    if (Status fits = values.checkMapping(); !fits)
        return fits.error();
    for (const SnapshotTicket& ticket : rows.tickets()) {
        values.noteActor(ticket.openedBy);
        for (const SnapshotRow& row : ticket.rows) {
            values.noteActor(row.actor);
            for (std::size_t column = 0; column < row.values.size(); ++column)
                values.note(column, row, report);
        }
    }
    return values;
}

Status TicketImportValues::checkMapping() const
{
    for (const Mapping::FieldColumn& each : m_mapping.fields) {
        if (!builtInField(each.field) && !customField(m_agreement, each.field))
            return Error { ErrorCode::UnknownReference, "/fields/" + each.field, each.field, "field" };
    }
    for (const auto& [field, meanings] : m_mapping.values) {
        for (const auto& [found, meaning] : meanings) {
            const auto answer = known(m_agreement, field, meaning);
            if (meaning != Mapping::kIgnore && answer && !*answer)
                return Error { ErrorCode::UnknownReference, "/values/" + field + "/" + found, meaning, field };
        }
    }
    return Done {};
}

void TicketImportValues::note(std::size_t column, const SnapshotRow& row, ImportReport& report)
{
    const std::string_view found = row.values[column];
    if (found.empty())
        return;
    const Mapping::FieldColumn& field = m_mapping.fields[column];
    const auto [entry, isNew] = m_values[column].try_emplace(found);
    if (isNew)
        entry->second = meaningOf(field.field, found);
    if (entry->second.says || !entry->second.id.empty())
        return;
    const auto mapped = m_mapping.values.find(field.field);
    if (mapped != m_mapping.values.end() && mapped->second.contains(std::string(found)))
        return; // left out on purpose
    const auto [unknown, first] = report.unknownValues.try_emplace({ field.field, std::string(found) });
    if (first) {
        unknown->second.firstLine = row.line;
        unknown->second.column = field.column;
        report.add({ ImportProblem::Kind::UnknownValue, row.line, field.column, std::string(found), field.field });
    }
    ++unknown->second.rows;
}

TicketImportValues::Meaning TicketImportValues::meaningOf(const std::string& field, std::string_view found)
{
    std::string_view value = found;
    if (const auto mapped = m_mapping.values.find(field); mapped != m_mapping.values.end()) {
        if (const auto meaning = mapped->second.find(std::string(found)); meaning != mapped->second.end()) {
            if (meaning->second == Mapping::kIgnore)
                return { false, {}, {} };
            value = meaning->second;
        }
    }
    if (field == "assignee" || field == "requester")
        return { true, person(value), {} };
    if (field == "client")
        return { true, listed(Directory::Kind::Client, value), {} };
    if (field == "team")
        return { true, listed(Directory::Kind::Team, value), {} };
    if (field == "labels")
        return { true, labelSet(value), {} };
    const auto answer = known(m_agreement, field, value);
    if (!answer)
        return { true, std::string(value), {} };
    return answer->has_value() ? Meaning { true, **answer, {} } : Meaning { false, {}, {} };
}

void TicketImportValues::noteActor(std::string_view found)
{
    if (found.empty())
        return;
    const auto [entry, isNew] = m_actors.try_emplace(found);
    if (isNew)
        entry->second.id = person(found);
}

std::string TicketImportValues::person(std::string_view found)
{
    if (const auto id = idOf(m_agreement.directory.people, found))
        return *id;
    return addEntry(Directory::Kind::Person, derivedId("person-", found), found);
}

// Organisations' own names are no secret of a person, so an id that can be one is kept: files stay readable.
std::string TicketImportValues::listed(Directory::Kind kind, std::string_view found)
{
    const bool isClient = kind == Directory::Kind::Client;
    const auto id = isClient ? idOf(m_agreement.directory.clients, found) : idOf(m_agreement.directory.teams, found);
    if (id)
        return *id;
    return addEntry(kind, isId(found) ? std::string(found) : derivedId(isClient ? "client-" : "team-", found), found);
}

std::string TicketImportValues::addEntry(Directory::Kind kind, std::string id, std::string_view name)
{
    if (m_newIds.emplace(kind, id).second) {
        JsonValue definition = JsonValue::object();
        definition.insert("id", JsonValue::string(id));
        definition.insert("name", JsonValue::string(std::string(name)));
        m_newEntries.push_back({ kind, id, definition.toLine() });
    }
    return id;
}

Status TicketImportValues::store(EventStore& store, Instant recorded)
{
    std::vector<std::string_view> texts { m_mapping.source, m_agreement.statuses.front().id };
    for (const Mapping::FieldColumn& field : m_mapping.fields)
        texts.push_back(field.field);
    std::vector<Meanings*> all { &m_actors };
    for (Meanings& meanings : m_values)
        all.push_back(&meanings);
    for (const Meanings* meanings : all) {
        for (const auto& [found, meaning] : *meanings)
            texts.push_back(meaning.id);
    }
    if (const Result<std::vector<Symbol>> stored = store.intern(texts); !stored)
        return stored.error();
    const SymbolTable& symbols = store.symbols();
    m_source = symbols.find(m_mapping.source);
    m_initialStatus = symbols.find(m_agreement.statuses.front().id);
    for (const Mapping::FieldColumn& each : m_mapping.fields)
        m_fieldIds.push_back(
            builtInField(each.field)
                .value_or(FieldId { field::kFirstCustomField.value + symbols.find(each.field).value }));
    for (Meanings* meanings : all) {
        for (auto& [found, meaning] : *meanings)
            meaning.symbol = symbols.find(meaning.id);
    }
    std::vector<DirectoryEntry> entries;
    entries.reserve(m_newEntries.size());
    for (const NewEntry& entry : m_newEntries)
        entries.push_back({ entry.kind, symbols.find(entry.id), entry.definitionJson });
    return entries.empty() ? Status(Done {}) : store.addToDirectory(entries, {}, recorded);
}

std::optional<Symbol> TicketImportValues::value(std::size_t column, std::string_view found) const
{
    if (found.empty()) // a ticket is always in some status
        return m_fieldIds[column] == field::kStatus ? std::nullopt : std::optional(Symbol {});
    const Meaning& meaning = m_values[column].at(found);
    return meaning.says ? std::optional(meaning.symbol) : std::nullopt;
}

Symbol TicketImportValues::actor(std::string_view found) const
{
    const auto entry = m_actors.find(found);
    return entry == m_actors.end() ? Symbol {} : entry->second.symbol;
}

} // namespace duebell
