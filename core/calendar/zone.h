// A time zone as a table of offset changes, so that a stored version of it keeps its verdicts when the zone database
// moves on. Immutable after loading; any thread.
#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace duebell {

struct ZoneTransition {
    Instant at; ///< from here on
    Seconds offset; ///< local = UTC + offset
    bool operator==(const ZoneTransition&) const = default;
};

class Zone {
public:
    /// `transitions` in time order; `initial` holds before the first.
    Zone(std::string name, Seconds initial, std::vector<ZoneTransition> transitions);

    /// Reads the host's zone database through QTimeZone once, from 1900 to 2400: its tables stop in 2037, so later
    /// years are found by asking for offsets. Cached by name for the life of the process; safe from any thread.
    /// UnknownTimeZone when the database does not have the name.
    [[nodiscard]] static Result<std::shared_ptr<const Zone>> load(const std::string& name);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] Seconds initialOffset() const { return m_initial; }
    [[nodiscard]] const std::vector<ZoneTransition>& transitions() const { return m_transitions; }

    [[nodiscard]] Seconds offsetAt(Instant at) const;
    [[nodiscard]] std::chrono::local_seconds toLocal(Instant at) const;

    /// The time around an instant in which the offset does not change.
    struct Stretch {
        Instant from; ///< Instant::min() before the first change
        Instant to; ///< Instant::max() after the last
        Seconds offset;
    };
    [[nodiscard]] Stretch stretchAt(Instant at) const;

    enum class WallTime {
        Unique,
        Repeated,
        Skipped,
    };
    struct Resolved {
        Instant at;
        WallTime kind = WallTime::Unique;
    };
    /// A repeated wall time is its earlier instant; a skipped one is shifted forward by the gap's length.
    [[nodiscard]] Resolved toInstant(std::chrono::local_seconds wall) const;

private:
    std::string m_name;
    Seconds m_initial;
    std::vector<ZoneTransition> m_transitions;
};

} // namespace duebell
