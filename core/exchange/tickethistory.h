// One row one ticket as it is now: created at its opening with the values it has, answered and ended at the instants
// that the row knows. What changed since the last import changed at the row's own instant, or when the file was read.
// One thread.
#pragma once

#include "exchange/historybuilder.h"

namespace duebell {

class TicketHistory : public HistoryBuilder {
public:
    TicketHistory(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping, Instant now,
                  ImportReport& report);

protected:
    void read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows) override;

private:
    /// When the ticket entered a status for its end.
    struct Ending {
        Instant at {};
        Symbol status;
    };
    [[nodiscard]] std::vector<Ending> endingsOf(const ImportedTicket& ticket, std::uint32_t row) const;
    [[nodiscard]] bool hasEnded(Symbol status) const;
    void open(const ImportedTicket& ticket, std::uint32_t row, Instant opened, bool isEnding);
    void update(std::uint32_t row, Instant at);
    void report(ImportProblem::Kind kind, std::uint32_t row) const;

    Instant m_now;
};

} // namespace duebell
