// Whether a ticket has something to say now, and when it may have next: the built-in scenarios "warning" and "breach"
// (DESIGN 3.6). Pure functions of an evaluation; nothing here knows what was said before but `isNews`.
//
// A warning is spoken while its clock counts, within the opening hours it counts on, and not before its instant. Of
// several that have passed, the highest speaks. What came before the desk knew the ticket, or before alerts were
// switched on, is history. Acknowledging ends a phase: the warnings, or the breach; the next one speaks again.
#pragma once

#include "desk/firing.h"
#include "sla/clock.h"

#include <span>
#include <vector>

namespace duebell {

/// A warning or a breach whose time has come.
struct Alert {
    FiringKey key;
    Instant at {}; ///< when its time came
    bool wasAhead = true; ///< it was still to come when the clock last changed
    Clock clock; ///< its own, as it stands
};

struct Judgement {
    std::vector<Alert> alerts; ///< by instant; at most one for each clock
    Instant next = kNever; ///< when time alone may bring another
};

struct AlertBounds {
    Symbol receiver;
    Instant enabledAt {}; ///< what came before is history
};

/// `events` and `result` are of one ticket, the result evaluated at `now`.
[[nodiscard]] Judgement judge(const TicketResult& result, std::span<const Event> events, Instant now,
                              const AlertBounds& bounds);

/// Whether both are of one cycle of one clock of one ticket.
[[nodiscard]] bool isOfOneClock(const FiringKey& a, const FiringKey& b);

/// False when the alert, or a higher one of its clock, was spoken already: a warning is armed again only if its instant
/// was ahead again when its deadline changed. `earlier`: what was recorded of the ticket for this receiver.
[[nodiscard]] bool isNews(const Alert& alert, std::span<const Firing> earlier);

/// What a recorded warning or breach would say now: that one alert, if it is still owed and not acknowledged. Its clock
/// goes on counting (a breach: has not been answered), even if its deadline has moved. Without an alert, `next` says
/// when to ask again because of closed hours; kNever: there is nothing to say any more.
[[nodiscard]] Judgement stillOwed(const FiringKey& key, const TicketResult& result, std::span<const Event> events,
                                  Instant now);

} // namespace duebell
