// Text as it is searched: case and accents do not matter, "Muller" finds "Müller".
#pragma once

#include <QString>

namespace duebell {

[[nodiscard]] QString folded(const QString& text);

} // namespace duebell
