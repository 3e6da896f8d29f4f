// Takes over from a damaged desk what came after a backup: the longest stretch of events that follows the backup's last
// without a gap, and what those events refer to.
#pragma once

#include "base/result.h"
#include "desk/deskbackup.h"

#include <QSqlQuery>

#include <limits>
#include <set>

namespace duebell {

class SqliteDatabase;

class Salvage {
public:
    /// `damaged` is only read; `restored` is a copy of a backup of this program's schema. Both must outlive this.
    Salvage(SqliteDatabase& damaged, SqliteDatabase& restored);

    /// One transaction in `restored`. Never fails because of the damage: what cannot be read is lost, and counted. Sets
    /// `last`, `salvaged`, `lost`, `lostIsExact` and `lostTickets` of the account.
    [[nodiscard]] Status run(RestoreAccount& account);

private:
    struct Table {
        const char* name;
        const char* key; ///< rows with a key above the restored file's are later ones
        bool gapless; ///< numbers are positions: what follows a gap is of no use
    };

    [[nodiscard]] bool isSameDesk();
    [[nodiscard]] std::int64_t lastInDamaged(RestoreAccount& account);
    Status takeRows(const Table& table, std::int64_t last = std::numeric_limits<std::int64_t>::max());
    Status countSymbols();
    Status takeTexts(const char* table, const char* key, std::int64_t value);
    [[nodiscard]] Result<bool> takeEvent(std::int64_t sequence);
    Status takeEvents(std::int64_t last, RestoreAccount& account);
    Status finishTickets(std::int64_t last);
    void nameLostTickets(RestoreAccount& account);

    SqliteDatabase& m_damaged;
    SqliteDatabase& m_restored;
    std::set<std::int64_t> m_tickets; // that got events
    qint64 m_symbols = 0;
};

} // namespace duebell
