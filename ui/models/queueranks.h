// The order of tickets by any column, as one integer a ticket (BUDGETS, B18). Texts of keys and subjects are ranked in
// slices ahead; names are ranked by their symbols, when asked.
#pragma once

#include "ui/models/queuecells.h"
#include "ui/models/queueorder.h"
#include "ui/models/textranks.h"

namespace duebell {

class QueueRanks {
public:
    /// Both must outlive the object.
    QueueRanks(const NameBook& names, const QueueCells& cells);
    QueueRanks(const QueueRanks&) = delete;
    QueueRanks& operator=(const QueueRanks&) = delete;

    /// These tickets instead of the ones before; null for none.
    void reset(const std::vector<LiveTicket>* tickets);
    /// Tickets were added.
    void grow();
    /// Takes in at most so many texts ahead; false when there is nothing left to do.
    bool prepare(std::size_t most);

    /// One rank a ticket, smaller first. `keys` are the tickets' natural ones.
    [[nodiscard]] const std::vector<std::int64_t>& by(QueueColumn column, const std::vector<RowKey>& keys);

private:
    void byName(const QueueColumnTraits& traits);
    void byPolicy();
    [[nodiscard]] std::vector<std::int32_t> rankedNames(const QueueColumnTraits& traits) const;
    template <typename Rank>
    void fill(Rank rank);

    const NameBook& m_names;
    const QueueCells& m_cells;
    const std::vector<LiveTicket>* m_tickets = nullptr;
    TextRanks m_keyTexts;
    TextRanks m_subjects;
    std::vector<std::int64_t> m_ranks;
};

} // namespace duebell
