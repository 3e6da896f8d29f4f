// Times and spans as stories write them: Berlin's wall time in the week of Monday 2 to Sunday 8 March 2026.
#pragma once

#include "base/instant.h"

#include <string>
#include <string_view>

namespace duebell::test {

/// "Mon 09:00", "Mon 09:00:01", "next Mon 09:00", "last Fri 09:00", "2026-03-29 09:00", "2026-03-29T07:00:00Z".
/// Anything else ends the test program with a message: a story with a typing error must not pass.
[[nodiscard]] Instant storyTime(std::string_view text);
/// The other way: "Mon 09:00"; beyond the weeks beside the story's own the full date.
[[nodiscard]] std::string storyText(Instant at);
/// "4:00", "0:00:01", "-0:30": hours, minutes and, if there are any, seconds.
[[nodiscard]] std::string spanText(Seconds span);

} // namespace duebell::test
