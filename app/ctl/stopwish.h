// Ctrl-C as a wish to stop at the next good moment: whoever works looks at it between two steps. A second one ends the
// program at once. One at a time.
#pragma once

namespace duebell::ctl {

class StopWish {
public:
    StopWish();
    ~StopWish();
    StopWish(const StopWish&) = delete;
    StopWish& operator=(const StopWish&) = delete;

    /// Ctrl-C was pressed, or the program was asked to end.
    [[nodiscard]] static bool isRequested();
};

} // namespace duebell::ctl
