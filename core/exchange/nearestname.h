// "Did you mean": the name that a mistyped one was probably meant to be. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duebell {

/// The name with the fewest single-character edits from `text`, case aside; empty when none is near (a third of its
/// length, one at least). The first of several equally near ones.
[[nodiscard]] std::string nearestName(std::string_view text, const std::vector<std::string>& names);

} // namespace duebell
