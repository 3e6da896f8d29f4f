// What became of commands: what to take back, what to do again, and where somebody else was faster.
#pragma once

#include "desk/command.h"

#include <vector>

namespace duebell {

/// A command that was written, and which of the receipt's events are its own: they stand together.
struct DoneCommand {
    Command command;
    std::size_t firstEvent = 0;
    std::size_t events = 0;
    /// What others do to its tickets after this number of the log makes taking it back ask again.
    Sequence seen;
};

struct Receipt {
    std::vector<DoneCommand> done;
    std::vector<Event> events; ///< as committed, by sequence
    /// Indices of what was asked for, and not written because others had changed the ticket meanwhile.
    std::vector<std::size_t> movedOn;
};

/// The same commands again, on what the log holds up to `seen`.
[[nodiscard]] std::vector<Command> again(const Receipt& receipt, Sequence seen);
/// The part of a receipt that could not be taken back, now that what happened up to `seen` is known.
[[nodiscard]] Receipt remaining(const Receipt& receipt, const std::vector<std::size_t>& movedOn, Sequence seen);

} // namespace duebell
