// Boxes set like words: side by side, and on the next line when there is no more room. Pure geometry.
#pragma once

#include <QRect>
#include <QSize>

#include <vector>

namespace duebell {

struct FlowPlan {
    std::vector<QRect> boxes;
    int height = 0;
};

/// A box wider than `width` gets a line of its own and is cut to it.
[[nodiscard]] FlowPlan planFlow(const std::vector<QSize>& sizes, int width, int gap, int lineGap);

} // namespace duebell
