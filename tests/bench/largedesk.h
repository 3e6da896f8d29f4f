// An invented desk of any size, written through the store: nine events a ticket, some tickets open and a few days old,
// the others closed over two years.
#pragma once

#include "storage/sqlitestore.h"

#include <QTemporaryDir>

#include <random>

namespace duebell::bench {

class LargeDesk {
public:
    static constexpr std::size_t kEventsOfTicket = 9;

    LargeDesk();

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("large.duebell")); }
    /// Makes the file; false when something goes wrong.
    [[nodiscard]] bool create();
    /// When what is added from here on becomes known; otherwise now.
    void setRecorded(Instant at) { m_recorded = at; }
    [[nodiscard]] Instant now() const { return m_now; }
    /// Adds tickets in slices of `slice`. Open ones are spread all over them, as in life. Any thread, one at a time.
    [[nodiscard]] bool add(std::size_t open, std::size_t closed, std::size_t slice = 10'000);

private:
    [[nodiscard]] bool addSlice(SqliteStore& store, std::size_t count);
    void addTicket(Batch& batch, TicketId id, bool isOpen);
    std::int64_t below(std::int64_t limit) { return static_cast<std::int64_t>(m_random() % std::uint64_t(limit)); }

    QTemporaryDir m_folder;
    Instant m_now;
    Instant m_recorded;
    std::mt19937_64 m_random { 11 };
    std::vector<Symbol> m_symbols;
    RunId m_run;
    std::size_t m_tickets = 0; // so far
    std::size_t m_open = 0; // of those being added
    std::size_t m_of = 0;
};

} // namespace duebell::bench
