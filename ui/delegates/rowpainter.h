// The background that every delegate of a table shares: selection, hover, hairline.
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace duebell {

void paintRowBackground(QPainter& painter, const QStyleOptionViewItem& option, const Colours& colours);

} // namespace duebell
