#include "desk/receipt.h"

namespace duebell {

std::vector<Command> again(const Receipt& receipt, Sequence seen)
{
    std::vector<Command> commands;
    commands.reserve(receipt.done.size());
    for (const DoneCommand& done : receipt.done) {
        commands.push_back(done.command);
        commands.back().basedOn = seen;
    }
    return commands;
}

Receipt remaining(const Receipt& receipt, const std::vector<std::size_t>& movedOn, Sequence seen)
{
    Receipt rest;
    for (const std::size_t index : movedOn) {
        DoneCommand done = receipt.done[index];
        const auto first = receipt.events.begin() + static_cast<std::ptrdiff_t>(done.firstEvent);
        const std::size_t begin = rest.events.size();
        rest.events.insert(rest.events.end(), first, first + static_cast<std::ptrdiff_t>(done.events));
        done.firstEvent = begin;
        done.seen = seen;
        rest.done.push_back(std::move(done));
    }
    return rest;
}

} // namespace duebell
