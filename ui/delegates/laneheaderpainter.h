// Paints the band over a lane of the queue: its colour, name and count, and of a folded lane which ticket stands first
// in it.
#pragma once

#include "desk/summary.h"
#include "ui/theme/iconset.h"

#include <QFont>

class QPainter;

namespace duebell {

struct LaneHeader {
    Lane lane {};
    std::uint32_t count = 0;
    bool isFolded = false;
    bool isSelected = false;
    QString first; ///< what is said of the first ticket; empty when the lane is open
};

/// `font` is the table's.
void paintLaneHeader(QPainter& painter, const QRect& rect, const LaneHeader& header, const QFont& font,
                     Qt::LayoutDirection direction, const Theme& theme, const IconSet& icons);

} // namespace duebell
