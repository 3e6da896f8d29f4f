#include "desk/queryvocabulary.h"

#include "desk/foldedtext.h"
#include "desk/liveticket.h"
#include "desk/queryterm.h"

#include <algorithm>

namespace duebell {

namespace {

    // Values of open fields are only proposed, never needed: so many are enough.
    constexpr std::size_t kMostObserved = 2000;

    QString utf8(std::string_view text)
    {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    // Tickets have a symbol for it.
    bool isOnTickets(QuerySubject subject)
    {
        return subject != QuerySubject::Tier && subject != QuerySubject::Category
            && (subject <= QuerySubject::Label || subject == QuerySubject::TicketField);
    }

} // namespace

QueryVocabulary::QueryVocabulary()
{
    addFields();
    addFixedValues();
}

QueryVocabulary::QueryVocabulary(const Agreement& agreement, const SymbolTable& symbols, const Timeline& timeline,
                                 Symbol me)
    : m_symbols(&symbols)
    , m_directory(timeline.directory)
    , m_zone(timeline.versions.back().rules->deskZone)
    , m_me(me)
{
    addFields();
    define(QuerySubject::Client, agreement.directory.clients);
    define(QuerySubject::Tier, agreement.tiers);
    define(QuerySubject::Type, agreement.types);
    define(QuerySubject::Priority, agreement.priorities);
    define(QuerySubject::TicketStatus, agreement.statuses);
    for (std::size_t number = 0; number < agreement.statuses.size(); ++number)
        of(QuerySubject::TicketStatus).values[number].category = agreement.statuses[number].category;
    define(QuerySubject::Assignee, agreement.directory.people);
    define(QuerySubject::Requester, agreement.directory.people);
    define(QuerySubject::Team, agreement.directory.teams);
    define(QuerySubject::Policy, agreement.policies);
    addFixedValues();
    addCustomFields(agreement);
}

// ---- fields

void QueryVocabulary::addField(const QString& name, QuerySubject subject, bool isOpen, FieldId custom)
{
    m_fields.push_back({ name, subject, m_fields.size(), isOpen, custom });
    m_names.emplace_back();
}

void QueryVocabulary::addFields()
{
    using Subject = QuerySubject;
    struct BuiltIn {
        const char16_t* name;
        Subject subject;
        bool isOpen;
    };
    for (const BuiltIn& field : {
             BuiltIn { u"client", Subject::Client, false },
             BuiltIn { u"tier", Subject::Tier, false },
             BuiltIn { u"type", Subject::Type, false },
             BuiltIn { u"priority", Subject::Priority, false },
             BuiltIn { u"status", Subject::TicketStatus, false },
             BuiltIn { u"category", Subject::Category, false },
             BuiltIn { u"assignee", Subject::Assignee, false },
             BuiltIn { u"team", Subject::Team, false },
             BuiltIn { u"requester", Subject::Requester, true },
             BuiltIn { u"project", Subject::Project, true },
             BuiltIn { u"channel", Subject::Channel, true },
             BuiltIn { u"label", Subject::Label, true },
             BuiltIn { u"key", Subject::Key, true },
             BuiltIn { u"lane", Subject::Lane, false },
             BuiltIn { u"policy", Subject::Policy, false },
             BuiltIn { u"metric", Subject::Metric, false },
         })
        addField(QString::fromUtf16(field.name), field.subject, field.isOpen);
}

// A custom field is typed by its id; one of clients also as conditions name it, "client.region". Where ids collide the
// built-in field wins, then the ticket's.
void QueryVocabulary::addCustomFields(const Agreement& agreement)
{
    const auto add = [this](const FieldDefinition& definition, const QString& name) {
        const Symbol id = m_symbols->find(definition.id);
        if (!id || field(name) || queryMeasure(name) || name == QStringView(kQueryHas))
            return;
        const bool isOpen = definition.type != FieldDefinition::Type::Choice || definition.choices.empty();
        addField(name, definition.ofClient ? QuerySubject::ClientField : QuerySubject::TicketField, isOpen,
                 FieldId { field::kFirstCustomField.value + id.value });
        addChoices(m_names.back(), definition);
    };
    for (const bool ofClient : { false, true }) {
        for (const FieldDefinition& definition : agreement.fields) {
            if (definition.ofClient != ofClient)
                continue;
            const QString id = utf8(definition.id).toLower();
            if (ofClient)
                add(definition, QStringLiteral("client.") + id);
            add(definition, id);
        }
    }
    for (const QueryField& field : m_fields) {
        if (field.subject != QuerySubject::ClientField)
            continue;
        const std::string id(m_symbols->text(Symbol { field.custom.value - field::kFirstCustomField.value }));
        for (const ClientDefinition& client : agreement.directory.clients) {
            if (const auto value = client.fields.find(id); value != client.fields.end())
                observeText(m_names[field.index], utf8(value->second), m_symbols->find(value->second));
        }
    }
}

void QueryVocabulary::addChoices(Names& names, const FieldDefinition& definition)
{
    for (const std::string& choice : definition.choices)
        observeText(names, utf8(choice), m_symbols->find(choice));
    names.defined = names.values.size();
}

const QueryField* QueryVocabulary::field(const QString& name) const
{
    const auto found = std::ranges::find_if(
        m_fields, [&name](const QueryField& field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_fields.end() ? nullptr : &*found;
}

// ---- values

void QueryVocabulary::Names::add(QueryValue value)
{
    if (!value.isCategory) {
        byId.insert(value.foldedId, values.size());
        for (const std::int32_t number : value.numbers)
            byNumber.emplace(number, values.size());
    }
    values.push_back(std::move(value));
}

// By alphabet, behind those that the agreement names.
void QueryVocabulary::Names::sortObserved()
{
    std::vector<QueryValue> observed(std::make_move_iterator(values.begin() + static_cast<std::ptrdiff_t>(defined)),
                                     std::make_move_iterator(values.end()));
    values.resize(defined);
    std::ranges::sort(observed, {}, &QueryValue::foldedName);
    for (QueryValue& value : observed) {
        for (const std::int32_t number : value.numbers)
            byNumber.erase(number);
        add(std::move(value));
    }
}

template <typename Definitions>
void QueryVocabulary::define(QuerySubject subject, const Definitions& definitions)
{
    Names& names = of(subject);
    for (const Identity& definition : definitions) {
        QueryValue value;
        value.id = utf8(definition.id);
        value.name = definition.name.empty() ? value.id : utf8(definition.name);
        value.foldedId = folded(value.id);
        value.foldedName = folded(value.name);
        value.retired = definition.retired;
        const auto addNumber = [&](std::string_view id) {
            if (const Symbol symbol = m_symbols->find(id))
                value.numbers.push_back(symbol.value);
        };
        addNumber(definition.id);
        for (const std::string& alias : definition.aliases) {
            value.foldedAliases.push_back(folded(utf8(alias)));
            addNumber(alias);
        }
        names.add(std::move(value));
    }
    names.defined = names.values.size();
}

void QueryVocabulary::addFixedValue(QuerySubject subject, const QString& id, std::int32_t number,
                                    std::optional<StatusCategory> category)
{
    Names& names = of(subject);
    names.add({ id, id, { number }, subject == QuerySubject::TicketStatus, category, false, id, id, {} });
    names.defined = names.values.size();
}

void QueryVocabulary::addFixedValues()
{
    for (const StatusCategory category :
         { StatusCategory::New, StatusCategory::Open, StatusCategory::Waiting, StatusCategory::Resolved,
           StatusCategory::Closed, StatusCategory::Cancelled }) {
        const auto number = static_cast<std::int32_t>(category);
        addFixedValue(QuerySubject::Category, utf8(categoryName(category)), number, category);
        addFixedValue(QuerySubject::TicketStatus, utf8(categoryName(category)), number, category);
    }
    for (qsizetype lane = 0; lane < queryLaneIds().size(); ++lane)
        addFixedValue(QuerySubject::Lane, queryLaneIds()[lane], static_cast<std::int32_t>(lane) + 1);
    for (const Metric metric : kMetrics)
        addFixedValue(QuerySubject::Metric, utf8(metricName(metric)), static_cast<std::int32_t>(metric));
}

const std::vector<QueryValue>& QueryVocabulary::values(const QueryField& field) const
{
    return m_names[field.index].values;
}

// ---- values in use

void QueryVocabulary::observeText(Names& names, const QString& text, Symbol symbol)
{
    const QString plain = folded(text);
    if (const auto known = names.byId.constFind(plain); known != names.byId.cend()) {
        if (symbol && names.byNumber.emplace(symbol.value, *known).second)
            names.values[*known].numbers.push_back(symbol.value);
        return;
    }
    QueryValue value { text, text, {}, false, {}, false, plain, plain, {} };
    if (symbol)
        value.numbers.push_back(symbol.value);
    names.add(std::move(value));
}

void QueryVocabulary::observe(const std::vector<LiveTicket>& tickets)
{
    if (!m_symbols)
        return;
    const auto count = static_cast<std::size_t>(m_symbols->count()) + 1;
    std::vector<std::pair<const QueryField*, std::vector<bool>>> seen;
    for (const QueryField& field : m_fields) {
        if (isOnTickets(field.subject))
            seen.emplace_back(&field, std::vector<bool>(count));
    }
    for (const LiveTicket& ticket : tickets) {
        for (auto& [field, symbols] : seen)
            symbols[static_cast<std::size_t>(symbolOf(ticket.summary, *field).value)] = true;
    }
    for (const auto& [field, symbols] : seen)
        observeSymbols(*field, symbols);
}

void QueryVocabulary::observeSymbols(const QueryField& field, const std::vector<bool>& seen)
{
    Names& names = m_names[field.index];
    const std::size_t before = names.values.size();
    for (std::size_t number = 1; number < seen.size(); ++number) {
        const Symbol symbol { static_cast<std::int32_t>(number) };
        if (!seen[number] || names.byNumber.contains(symbol.value))
            continue;
        if (field.isOpen && names.values.size() >= kMostObserved)
            break;
        const QString text = utf8(m_symbols->text(symbol));
        if (field.subject == QuerySubject::Label) {
            for (const QString& label : text.split(u',', Qt::SkipEmptyParts))
                observeText(names, label, {});
        } else {
            observeText(names, text, symbol);
        }
    }
    if (names.values.size() != before)
        names.sortObserved();
}

// ---- the text of a ticket

void QueryVocabulary::appendName(QString& key, QuerySubject subject, Symbol symbol) const
{
    if (symbol) {
        const Names& names = m_names[static_cast<std::size_t>(subject)];
        const auto known = names.byNumber.find(symbol.value);
        if (known != names.byNumber.end())
            key += names.values[known->second].foldedName;
        else if (m_symbols)
            key += folded(utf8(m_symbols->text(symbol)));
    }
    key += u'\n';
}

QString QueryVocabulary::foldedText(const LiveTicket& ticket) const
{
    const TicketSummary& summary = ticket.summary;
    QString key = folded(utf8(ticket.record.displayKey)) + u'\n';
    if (ticket.texts.subject.empty())
        appendName(key, QuerySubject::Type, summary.type); // as the table shows it
    else
        key += folded(utf8(ticket.texts.subject)) + u'\n';
    appendName(key, QuerySubject::Client, summary.client);
    appendName(key, QuerySubject::Priority, summary.priority);
    appendName(key, QuerySubject::TicketStatus, summary.status);
    appendName(key, QuerySubject::Assignee, summary.assignee);
    return key;
}

} // namespace duebell
