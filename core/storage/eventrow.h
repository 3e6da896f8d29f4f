// An event as a row of the log: which column holds what, and the rare parts in a small JSON.
#pragma once

#include "base/result.h"
#include "sla/event.h"
#include "storage/sqlitestatement.h"

/// The columns of `event`, in the order that bind() and read() use. A macro, so that statements stay literals.
#define DUEBELL_EVENT_COLUMNS "seq, ticket, at, ord, kind, actor, actor_kind, field, value, run, extra"

namespace duebell::eventrow {

/// Binds all columns, from the first parameter on.
void bind(SqliteStatement& statement, const Event& event);
/// The event in the statement's current row; `recorded` is not part of it. Database when a stored number is out of
/// range.
[[nodiscard]] Result<Event> read(const SqliteStatement& row);

} // namespace duebell::eventrow
