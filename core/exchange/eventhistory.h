// One row one event: its activity says what happened, its columns what holds from then on; an empty cell says nothing.
// A ticket is created at its opening, at a row whose activity says so, or at its first row; a message there is the
// opening request, not a reply. One thread.
#pragma once

#include "exchange/historybuilder.h"

#include <string>

namespace duebell {

class EventHistory : public HistoryBuilder {
public:
    EventHistory(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                 ImportReport& report);

protected:
    void read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows) override;

private:
    using Activity = TicketImportValues::Activity;
    /// Rows that are one event.
    using Group = std::span<const std::uint32_t>;

    [[nodiscard]] const Activity& activityOf(std::uint32_t row) const;
    [[nodiscard]] EventKind messageKind(std::uint32_t row) const; ///< Created when the row is no message
    Group nextGroup(std::span<const std::uint32_t>& rows) const;
    [[nodiscard]] std::string bodyOf(Group group) const;
    void open(const ImportedTicket& ticket, Group first, Instant opened, bool isOpening);
    void apply(Group group, Instant opened, bool isOpening);
    void applyFields(std::uint32_t row, Instant at, const Author& author);
    void applyStatus(std::uint32_t row, Instant at, const Author& author);

    std::vector<std::uint32_t> m_kept; // the ticket's rows without those to ignore
};

} // namespace duebell
