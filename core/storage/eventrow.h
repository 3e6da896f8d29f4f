// An event as a row of the log: which column holds what, and the rare parts in a small JSON.
#pragma once

#include "base/result.h"
#include "sla/event.h"

#include <QSqlQuery>
#include <QString>

namespace duebell::eventrow {

/// Columns in the order that bind() and read() use.
inline constexpr const char* kColumns = "seq, ticket, at, ord, kind, actor, actor_kind, field, value, run, extra";
inline constexpr int kColumnCount = 11;

/// Binds all columns of `query`, from its first parameter on.
void bind(QSqlQuery& query, const Event& event);
/// The event in the query's current row; `recorded` is not part of it. Database when a stored number is out of range.
[[nodiscard]] Result<Event> read(const QSqlQuery& query);

} // namespace duebell::eventrow
