// The views that every desk has.
#pragma once

#include "desk/summary.h"
#include "ui/models/queueviewdefinition.h"

#include <optional>
#include <vector>

namespace duebell {

struct BuiltInView {
    QString id; ///< "view:overdue"; in settings and among pins, never changed
    QueueViewDefinition definition;
    std::optional<RowState> state; ///< the icon's colour
    QString whenEmpty; ///< what it would show
};

/// `hasMe`: somebody is known to sit at the desk.
[[nodiscard]] std::vector<BuiltInView> builtInViews(bool hasMe);

inline const QString kAllOpenView = QStringLiteral("view:all");
inline const QString kDoneView = QStringLiteral("view:done");

} // namespace duebell
