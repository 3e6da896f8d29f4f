// The engine's answer in the naive evaluator's words, so that both can be compared and printed.
#pragma once

#include "support/naiveevaluator.h"
#include "support/randomdesk.h"

#include <optional>
#include <string>

namespace duebell::test {

/// The desk's versions and directory compiled for the engine; nullopt when the engine refuses the agreement.
[[nodiscard]] std::optional<Timeline> timelineOf(RandomDesk& desk);

[[nodiscard]] NaiveResult inNaiveWords(const TicketResult& result, const SymbolTable& symbols);

/// Empty when equal, else what differs, a line each.
[[nodiscard]] std::string differences(const NaiveResult& naive, const NaiveResult& engine);

[[nodiscard]] std::string text(const NaiveClock& clock);
[[nodiscard]] std::string text(const NaiveBreach& breach);

} // namespace duebell::test
