// Takes a run back: every event that it brought is retracted, in slices short enough that others can work beside it.
// The log keeps both, so "as known at" an earlier instant still shows them. One thread, the store's.
#pragma once

#include "desk/eventstore.h"

#include <cstdint>
#include <functional>
#include <string>

namespace duebell {

struct RetractionReport {
    RunId run; ///< the retraction's own; null when there was nothing to take back
    std::int64_t retracted = 0;
    std::int64_t already = 0; ///< events of the run that were taken back before
    bool cancelled = false; ///< committed slices stay
};

class RunRetraction {
public:
    /// The store must outlive it.
    explicit RunRetraction(EventStore& store);

    /// Called after every slice with the events retracted so far; false cancels.
    using ProgressFunction = std::function<bool(std::int64_t)>;

    /// NotFound when there is no such run; Database from the store, after which committed slices stay: retracting again
    /// goes on. `account`: the operating system's. A retraction is a run and can be retracted itself.
    [[nodiscard]] Result<RetractionReport> retract(RunId run, const std::string& account, Instant now,
                                                   const ProgressFunction& progress = {});

private:
    Status retractSlice(std::span<const Event> events, RunId run, const std::string& account, Instant now,
                        RetractionReport& report);

    EventStore& m_store;
};

} // namespace duebell
