// Random desks for property tests: agreement versions, a directory that changes, ticket histories with every kind of
// event. The same seed gives the same desk everywhere; a case is rerun with DUEBELL_SEED=<number>.
#pragma once

#include "base/symbols.h"
#include "sla/event.h"
#include "support/naivehistory.h"
#include "support/randomagreement.h"
#include "support/randomsource.h"

#include <vector>

namespace duebell::test {

struct RandomDesk {
    NaiveDesk desk;
    SymbolTable symbols;
    Instant start {};
};

/// Fills `desk`: one to three versions, a directory whose tiers and calendars change.
void makeRandomDesk(RandomSource& random, RandomDesk& desk);

/// How eventful a ticket's history is.
struct RandomStory {
    bool retractions = true;
    bool oddBeginnings = true; ///< events before creation, created twice or never
    bool absorbs = true;
};
/// One ticket's events in the order of their sequence numbers, over a few days from the desk's start.
[[nodiscard]] std::vector<Event> randomTicket(RandomSource& random, RandomDesk& desk, RandomStory story = {});

/// The desk and events as text that a person can follow.
[[nodiscard]] std::string transcript(const RandomDesk& desk, const std::vector<Event>& events);
[[nodiscard]] std::string transcript(const Agreement& agreement);

/// Several instants worth asking for: at events, beside them, between and after.
[[nodiscard]] std::vector<Instant> randomInstants(RandomSource& random, const std::vector<Event>& events, int count);

} // namespace duebell::test
