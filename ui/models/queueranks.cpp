#include "ui/models/queueranks.h"

#include "sla/rulebook.h"

#include <algorithm>
#include <limits>
#include <map>

namespace duebell {

static constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max() / 4;

QueueRanks::QueueRanks(const NameBook& names, const QueueCells& cells)
    : m_names(names)
    , m_cells(cells)
    , m_keyTexts([this](std::size_t ticket) { return m_cells.text((*m_tickets)[ticket], QueueColumn::Key); })
    , m_subjects([this](std::size_t ticket) { return m_cells.text((*m_tickets)[ticket], QueueColumn::Subject); })
{
}

void QueueRanks::reset(const std::vector<LiveTicket>* tickets)
{
    m_tickets = tickets;
    m_keyTexts.reset(tickets ? tickets->size() : 0);
    m_subjects.reset(tickets ? tickets->size() : 0);
}

void QueueRanks::grow()
{
    m_keyTexts.grow(m_tickets->size());
    m_subjects.grow(m_tickets->size());
}

bool QueueRanks::prepare(std::size_t most)
{
    return m_keyTexts.prepare(most) || m_subjects.prepare(most);
}

template <typename Rank>
void QueueRanks::fill(Rank rank)
{
    for (std::size_t ticket = 0; ticket < m_tickets->size(); ++ticket)
        m_ranks[ticket] = rank((*m_tickets)[ticket]);
}

// Only names that occur are compared, each once: a desk of 100,000 tickets has some thousand.
std::vector<std::int32_t> QueueRanks::rankedNames(const QueueColumnTraits& traits) const
{
    std::vector<std::int32_t> ranks;
    std::vector<Symbol> symbols;
    for (const LiveTicket& ticket : *m_tickets) {
        const Symbol symbol = ticket.summary.*traits.symbol;
        const auto number = static_cast<std::size_t>(symbol.value);
        if (number >= ranks.size())
            ranks.resize(number + 1, -1);
        if (symbol && ranks[number] < 0) {
            ranks[number] = 0;
            symbols.push_back(symbol);
        }
    }
    const QCollator collator = alphabet();
    std::vector<std::pair<QCollatorSortKey, Symbol>> names;
    names.reserve(symbols.size());
    for (const Symbol symbol : symbols)
        names.emplace_back(collator.sortKey(m_names.name(traits.names, symbol)), symbol);
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
    for (std::size_t position = 0; position < names.size(); ++position)
        ranks[static_cast<std::size_t>(names[position].second.value)] = static_cast<std::int32_t>(position);
    return ranks;
}

void QueueRanks::byName(const QueueColumnTraits& traits)
{
    const std::vector<std::int32_t> ranks = rankedNames(traits);
    fill([&](const LiveTicket& ticket) {
        const Symbol symbol = ticket.summary.*traits.symbol;
        return symbol ? std::int64_t { ranks[static_cast<std::size_t>(symbol.value)] } : kLast;
    });
}

void QueueRanks::byPolicy()
{
    std::map<std::string, std::int64_t> ranks;
    const PolicyRule* before = nullptr;
    for (const LiveTicket& ticket : *m_tickets) {
        if (ticket.summary.policy && ticket.summary.policy != before)
            ranks.emplace(ticket.summary.policy->name, 0);
        before = ticket.summary.policy;
    }
    std::int64_t next = 0;
    for (auto& [name, rank] : ranks)
        rank = next++;
    std::map<const PolicyRule*, std::int64_t> rankOf;
    fill([&](const LiveTicket& ticket) {
        if (!ticket.summary.policy)
            return kLast;
        const auto [entry, isNew] = rankOf.try_emplace(ticket.summary.policy, 0);
        if (isNew)
            entry->second = ranks.at(ticket.summary.policy->name);
        return entry->second;
    });
}

const std::vector<std::int64_t>& QueueRanks::by(QueueColumn column, const std::vector<RowKey>& keys)
{
    const QueueColumnTraits& traits = traitsOf(column);
    m_ranks.resize(m_tickets ? m_tickets->size() : 0);
    if (m_ranks.empty())
        return m_ranks;
    switch (traits.source) {
    case ColumnSource::Key:
    case ColumnSource::Subject:
        std::ranges::copy((traits.source == ColumnSource::Key ? m_keyTexts : m_subjects).ranks(), m_ranks.begin());
        break;
    case ColumnSource::Clock:
        std::ranges::transform(keys, m_ranks.begin(), [](const RowKey& key) { return key.due; });
        break;
    case ColumnSource::Name:
    case ColumnSource::Labels:
        byName(traits);
        break;
    case ColumnSource::Priority:
        fill([&](const LiveTicket& ticket) { return m_names.priorityRank(ticket.summary.priority); });
        break;
    case ColumnSource::Tier:
        fill([&](const LiveTicket& ticket) { return m_names.tierRank(ticket.summary.tier); });
        break;
    case ColumnSource::Metric:
        fill([](const LiveTicket& ticket) {
            return ticket.summary.clock ? static_cast<std::int64_t>(ticket.summary.clock->metric) : kLast;
        });
        break;
    case ColumnSource::Policy:
        byPolicy();
        break;
    case ColumnSource::Moment:
        fill([&traits](const LiveTicket& ticket) {
            return std::int64_t { (ticket.summary.*traits.instant).time_since_epoch().count() };
        });
        break;
    }
    return m_ranks;
}

} // namespace duebell
