// From a ticket's rows to its events, without what the desk knows already: what all shapes share. One builder serves
// ticket after ticket. One thread.
#pragma once

#include "desk/eventstore.h"
#include "exchange/ticketimportrows.h"

#include <memory>
#include <span>
#include <vector>

namespace duebell {

class HistoryBuilder {
public:
    virtual ~HistoryBuilder() = default;
    HistoryBuilder(const HistoryBuilder&) = delete;
    HistoryBuilder& operator=(const HistoryBuilder&) = delete;

    /// The builder for the mapping's shape. All must outlive it. `now` is when the file is read.
    [[nodiscard]] static std::unique_ptr<HistoryBuilder> make(const TicketImportRows& rows,
                                                              const TicketImportValues& values, const Mapping& mapping,
                                                              Instant now, ImportReport& report);

    /// Appends the events of `ticket` (an index of the rows) that `existing`, its committed events by sequence, does
    /// not have; returns how many it has. An event is known when the ticket has as many of the same instant, kind,
    /// field and value (DESIGN 4, "Re-import key") that were not retracted.
    std::int64_t build(std::size_t ticket, TicketId id, std::span<const Event> existing, std::vector<EventDraft>& news);

protected:
    HistoryBuilder(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                   ImportReport& report);

    /// Turns the ticket's rows into events through the functions below.
    virtual void read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows) = 0;

    struct Author {
        Symbol actor;
        ActorKind kind = ActorKind::Unknown;
    };
    /// Who wrote that row.
    [[nodiscard]] Author authorOf(std::uint32_t row) const;
    [[nodiscard]] Author openerOf(const ImportedTicket& ticket) const;

    [[nodiscard]] bool isKnownTicket() const { return !m_existing.empty(); }
    /// When the desk's ticket was created; nullopt when it does not know.
    [[nodiscard]] std::optional<Instant> knownCreation() const;
    /// A new ticket: created, in that status.
    void create(Instant at, const Author& author, std::string_view description, Symbol status);
    void setInitial(Instant at, std::size_t slot, Symbol value, const Author& author);
    /// Makes `state` what the desk knows of the instant just before `first`, so that an export of the last weeks
    /// continues a history and a whole one repeats it.
    void recall(Instant first);
    /// The status just before an instant, as the desk knows it.
    [[nodiscard]] Symbol statusBefore(Instant at) const;
    /// A change when the value differs from `state`.
    void change(Instant at, std::size_t slot, Symbol value, const Author& author);
    void add(Instant at, EventKind kind, FieldId field, Symbol value, const Author& author, std::string_view body = {});

    [[nodiscard]] Symbol& state(std::size_t slot) { return m_state[slot]; }
    [[nodiscard]] std::size_t statusSlot() const { return m_statusSlot; }
    /// What the row says of the status, if anything.
    [[nodiscard]] std::optional<Symbol> statusIn(std::uint32_t row) const;
    /// The mapping's columns without the status.
    [[nodiscard]] std::span<const std::size_t> otherSlots() const { return m_otherSlots; }

    const TicketImportRows& m_rows;
    const TicketImportValues& m_values;
    const Mapping& m_mapping;
    ImportReport& m_report;

private:
    struct Known {
        Instant at;
        EventKind kind;
        FieldId field;
        Symbol value;
        auto operator<=>(const Known&) const = default;
    };
    void learn(std::span<const Event> existing);
    [[nodiscard]] bool takeKnown(const Event& event);

    std::vector<std::size_t> m_otherSlots;
    std::size_t m_statusSlot = 0; // a column of the mapping, or behind them
    TicketId m_ticket;
    std::vector<Event> m_existing; // in fold order, without what was retracted
    std::vector<Known> m_known; // sorted
    std::vector<bool> m_used; // of m_known
    std::vector<Symbol> m_state; // by slot
    std::vector<EventDraft>* m_news = nullptr;
    std::int64_t m_knownCount = 0;
    std::int32_t m_order = 0;
};

} // namespace duebell
