// The one place where the program asks what time it is, so that tests, as-of views and suspended machines agree.
#pragma once

#include "base/instant.h"

#include <functional>

namespace duebell {

class TimeSource {
public:
    virtual ~TimeSource() = default;

    /// The host's clock, UTC; may jump in both directions.
    [[nodiscard]] virtual Instant wallNow() const = 0;
    /// Milliseconds that never go back; only differences mean something.
    [[nodiscard]] virtual std::chrono::milliseconds steadyNow() const = 0;
    /// Calls `wake` once on the calling thread's event loop, no earlier than `at` by the wall clock. A later call
    /// replaces an earlier one; an empty function cancels it.
    virtual void wakeAt(Instant at, std::function<void()> wake) = 0;
};

} // namespace duebell
