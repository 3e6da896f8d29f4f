// One row the whole ticket after an update: changes are found by comparing rows. The first row's values are the
// ticket's from its creation on, but for the status: a ticket begins in the agreement's first one. One thread.
#pragma once

#include "exchange/historybuilder.h"

namespace duebell {

class SnapshotHistory : public HistoryBuilder {
public:
    SnapshotHistory(const TicketImportRows& rows, const TicketImportValues& values, const Mapping& mapping,
                    ImportReport& report);

protected:
    void read(const ImportedTicket& ticket, std::span<const std::uint32_t> rows) override;

private:
    void compare(std::uint32_t row, Instant opened);
};

} // namespace duebell
