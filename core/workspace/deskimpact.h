// What publishing an agreement would do to a desk's tickets, before it is done.
#pragma once

#include "desk/desk.h"
#include "workspace/impact.h"
#include "workspace/publishing.h"

namespace duebell {

/// Open tickets, looked at now or, if the version comes into force later, then: as if nothing happened meanwhile. A
/// version that is dated back is compared over all tickets, for it may move verdicts of some that have ended.
/// Cancelled; Database. Runs on the desk's thread, with workers beside it; the desk must not change meanwhile.
[[nodiscard]] Result<Impact> impactOf(const Publishing& publishing, Desk& desk, const std::stop_token& stop = {});

/// What the tickets that have ended would have been like, had the new rules been in force since always. Histories are
/// streamed from the store.
[[nodiscard]] Result<Impact> whatIf(const Publishing& publishing, Desk& desk, const std::stop_token& stop = {});

} // namespace duebell
