// A command's text without what only a menu wants: "Mark as &answered …" is "Mark as answered".
#pragma once

#include <QAction>

namespace duebell {

[[nodiscard]] QString plainText(const QAction& action);

} // namespace duebell
