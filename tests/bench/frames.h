// How long the window's thread is busy at a time while the event loop runs.
#pragma once

#include "bench/benchmark.h"

#include <functional>

namespace duebell::bench {

struct Frames {
    double longest = 0; ///< milliseconds of this thread between two beats of a quick timer
    double stands = 0; ///< milliseconds (wall) from the last wish until it was done
};

/// Runs the event loop. `wish` is called for 0 to count - 1, one a beat; then it goes on until `stands`, and for a
/// while, so that what comes behind is seen, too.
[[nodiscard]] Frames watchFrames(int count, const std::function<void(int)>& wish, const std::function<bool()>& stands);

} // namespace duebell::bench
