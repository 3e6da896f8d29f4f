// Somebody who sits at the desk and hears its alerts: looks at a ticket at given instants, and remembers what was
// spoken as table `firing` would.
#pragma once

#include "scenarios/alertjudge.h"
#include "sla/evaluator.h"

#include <string>
#include <vector>

namespace duebell::test {

class StoryAlerts {
public:
    /// Both must outlive the object. `enabledAt`: since when alerts are on.
    StoryAlerts(const Timeline& timeline, SymbolTable& symbols, Instant enabledAt = Instant::min());

    /// Looks once; what is recorded later is not known yet. The lines of what is spoken now, one an alert: "Mon 11:00
    /// resolution#1 80%".
    std::string look(const std::vector<Event>& events, Instant now);
    /// Looks at every `step` from one instant to another, both included.
    std::string watch(const std::vector<Event>& events, std::string_view from, std::string_view to,
                      Seconds step = std::chrono::minutes(1));
    /// Looks when the judgement asks to be asked again, when something was recorded, when a version comes into force,
    /// and at `others`.
    std::string follow(const std::vector<Event>& events, Instant from, Instant to,
                       const std::vector<Instant>& others = {});

    [[nodiscard]] const std::vector<Firing>& spoken() const { return m_spoken; }
    /// The last judgement's next instant.
    [[nodiscard]] Instant next() const { return m_next; }
    /// What goes wrong at any look: a warning in a pause, in closed hours, or twice.
    [[nodiscard]] const std::string& faults() const { return m_faults; }
    [[nodiscard]] const TicketResult& evaluate(const std::vector<Event>& events, Instant now);
    [[nodiscard]] const std::vector<Event>& known() const { return m_known; }

private:
    void inspect(const Alert& alert, Instant now);

    const Timeline& m_timeline;
    Evaluator m_evaluator;
    AlertBounds m_bounds;
    std::vector<Event> m_known; // what the last evaluation refers to
    std::vector<Firing> m_spoken;
    Instant m_next = kNever;
    std::string m_faults;
};

} // namespace duebell::test
