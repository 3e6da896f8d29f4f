#include "ui/models/namebook.h"

#include "words/names.h"

#include <limits>

namespace duebell {

static constexpr int kLast = std::numeric_limits<int>::max() / 4;

static QString textOf(const Identity& definition)
{
    return QString::fromStdString(definition.name.empty() ? definition.id : definition.name);
}

template <typename Definitions>
void NameBook::take(Kind kind, const Definitions& definitions)
{
    Names& names = m_names[static_cast<std::size_t>(kind)];
    for (const auto& definition : definitions) {
        const Symbol id = m_symbols->find(definition.id);
        if (!id)
            continue;
        const QString text = textOf(definition);
        names.texts.insert_or_assign(id, text);
        m_defined.emplace(id, text);
        if (!definition.retired)
            names.choices.push_back(id);
        for (const std::string& alias : definition.aliases) {
            if (const Symbol other = m_symbols->find(alias))
                names.texts.emplace(other, text);
        }
    }
}

NameBook::NameBook()
    : m_agreement(std::make_shared<Agreement>())
{
}

NameBook::NameBook(const Agreement& agreement, const SymbolTable& symbols)
    : m_symbols(&symbols)
    , m_agreement(std::make_shared<Agreement>(agreement))
{
    take(Kind::TicketStatus, agreement.statuses);
    take(Kind::Priority, agreement.priorities);
    take(Kind::Type, agreement.types);
    take(Kind::Client, agreement.directory.clients);
    take(Kind::Person, agreement.directory.people);
    take(Kind::Team, agreement.directory.teams);
    take(Kind::Tier, agreement.tiers);
    for (const StatusDefinition& status : agreement.statuses)
        m_categories.emplace(symbols.find(status.id), status.category);
    for (const Identity& priority : agreement.priorities)
        m_priorityRanks.emplace(symbols.find(priority.id), static_cast<int>(m_priorityRanks.size()));
    for (const Identity& tier : agreement.tiers)
        m_tierRanks.emplace(symbols.find(tier.id), static_cast<int>(m_tierRanks.size()));
    for (const FieldDefinition& field : agreement.fields) {
        if (!field.ofClient)
            m_fieldNames.emplace(symbols.find(field.id), textOf(field));
        m_defined.emplace(symbols.find(field.id), textOf(field));
    }
    for (const ClientDefinition& client : agreement.directory.clients) {
        if (const Symbol tier = symbols.find(client.tier))
            m_tierNameOfClient.insert_or_assign(symbols.find(client.id), name(Kind::Tier, tier));
    }
}

const QString& NameBook::name(Kind kind, Symbol symbol) const
{
    static const QString none;
    if (!symbol || !m_symbols)
        return none;
    auto& texts = of(kind).texts;
    const auto found = texts.find(symbol);
    if (found != texts.end())
        return found->second;
    const std::string_view text = m_symbols->text(symbol);
    return texts.emplace(symbol, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).first->second;
}

QString NameBook::anyName(Symbol symbol) const
{
    const auto found = m_defined.find(symbol);
    return found != m_defined.end() ? found->second : name(Kind::Client, symbol);
}

QString NameBook::fieldName(FieldId field) const
{
    const QString builtIn = duebell::Names::builtInField(field);
    if (!builtIn.isEmpty())
        return builtIn;
    const Symbol id { field.value - field::kFirstCustomField.value };
    const auto found = m_fieldNames.find(id);
    return found != m_fieldNames.end() ? found->second : anyName(id);
}

QString NameBook::valueName(FieldId field, Symbol value) const
{
    switch (field.value) {
    case field::kStatus.value:
        return name(Kind::TicketStatus, value);
    case field::kPriority.value:
        return name(Kind::Priority, value);
    case field::kType.value:
        return name(Kind::Type, value);
    case field::kClient.value:
        return name(Kind::Client, value);
    case field::kTeam.value:
        return name(Kind::Team, value);
    case field::kAssignee.value:
    case field::kRequester.value:
        return name(Kind::Person, value);
    case field::kLabels.value:
        return anyName(value).replace(QLatin1Char(','), QStringLiteral(", "));
    default:
        return anyName(value);
    }
}

QString NameBook::tierName(Symbol client) const
{
    const auto found = m_tierNameOfClient.find(client);
    return found == m_tierNameOfClient.end() ? QString() : found->second;
}

static int rankIn(const std::unordered_map<Symbol, int>& ranks, Symbol symbol)
{
    const auto found = ranks.find(symbol);
    return found == ranks.end() ? kLast : found->second;
}

int NameBook::priorityRank(Symbol priority) const
{
    return rankIn(m_priorityRanks, priority);
}

int NameBook::tierRank(Symbol tier) const
{
    return rankIn(m_tierRanks, tier);
}

const std::vector<Symbol>& NameBook::choices(Kind kind) const
{
    return of(kind).choices;
}

std::optional<StatusCategory> NameBook::categoryOf(Symbol status) const
{
    const auto found = m_categories.find(status);
    return found == m_categories.end() ? std::nullopt : std::optional(found->second);
}

} // namespace duebell
