// Which version of the agreement was in force when (DESIGN 3.4, "Versions and timeline"). A value that holds shared
// rulebooks; built once, then read from any thread.
#pragma once

#include "base/instant.h"
#include "sla/directory.h"
#include "sla/rulebook.h"

#include <memory>
#include <string>
#include <vector>

namespace duebell {

/// Which tickets a version applies to. Numbers are stored; never reuse one.
enum class VersionScope : std::uint8_t {
    NewTickets = 1, ///< created at or after `effective`
    OpenFromStart = 2, ///< also tickets open then: their whole life is counted again
    OpenFromNow = 3, ///< also tickets open then: what is counted stays, the new rules apply onward
};

struct Version {
    int number = 1;
    Instant effective = Instant::min(); ///< the first version is in force since always
    Instant recorded {};
    VersionScope scope = VersionScope::NewTickets;
    std::shared_ptr<const Rulebook> rules;
};

struct Timeline {
    std::vector<Version> versions; ///< by effective time, then number; never empty
    std::shared_ptr<const Directory> directory; ///< never null
    /// Symbols of the attribute names that the engine asks the directory for.
    Symbol tierAttribute;
    Symbol calendarAttribute;
};

/// A timeline of one version, in force since always: what `duebellctl evaluate` and most tests need.
[[nodiscard]] Result<Timeline> timelineOf(const Agreement& agreement, SymbolTable& symbols);

} // namespace duebell
