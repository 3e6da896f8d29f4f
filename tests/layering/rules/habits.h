// Words that must not stand in the sources, or only in one place, each with its reason.
#pragma once

#include <QString>
#include <QStringList>

namespace duebell::layering {

/// One sentence for each forbidden word below `root`: "core/sla/a.cpp:7: ...". Comments and strings count as well.
[[nodiscard]] QStringList checkHabits(const QString& root);

} // namespace duebell::layering
