// How a kind of time looks wherever it is painted: each has a texture of its own beside its colour.
#pragma once

#include "sla/ledger.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QRectF>

namespace duebell {

/// `late`: counted after the target was used up.
void paintTimeKind(QPainter& painter, const QRectF& rect, RowKind kind, bool late, const Colours& colours);

/// The kind of time that stands for whoever is waited for.
[[nodiscard]] RowKind timeKindOf(Waiting who);

} // namespace duebell
