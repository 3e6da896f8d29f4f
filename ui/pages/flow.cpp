#include "ui/pages/flow.h"

#include <algorithm>

namespace duebell {

FlowPlan planFlow(const std::vector<QSize>& sizes, int width, int gap, int lineGap)
{
    FlowPlan plan;
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (const QSize& size : sizes) {
        const int taken = std::min(size.width(), width);
        if (x > 0 && x + taken > width) {
            x = 0;
            y += lineHeight + lineGap;
            lineHeight = 0;
        }
        plan.boxes.emplace_back(x, y, taken, size.height());
        x += taken + gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    plan.height = y + lineHeight;
    return plan;
}

} // namespace duebell
