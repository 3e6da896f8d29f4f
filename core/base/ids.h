// Strong integer ids: a ticket's number cannot be passed where a run's is wanted.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace duebell {

template<typename Tag, typename Representation>
struct StrongId {
    using Value = Representation;
    Representation value {};

    [[nodiscard]] constexpr bool isNull() const { return value == Representation {}; }
    constexpr explicit operator bool() const { return !isNull(); }
    constexpr auto operator<=>(const StrongId&) const = default;
};

/// A repeated string's number in the desk's symbol table; 0 is "no value".
using Symbol = StrongId<struct SymbolTag, std::int32_t>;
/// A ticket's local number in its desk; never reused.
using TicketId = StrongId<struct TicketTag, std::int64_t>;
/// Position in the desk's gapless log; 0 before the event is committed.
using Sequence = StrongId<struct SequenceTag, std::int64_t>;
/// The import, sync or hand session that brought an event.
using RunId = StrongId<struct RunTag, std::int64_t>;

} // namespace duebell

template<typename Tag, typename Representation>
struct std::hash<duebell::StrongId<Tag, Representation>> {
    std::size_t operator()(const duebell::StrongId<Tag, Representation>& id) const noexcept
    {
        return std::hash<Representation> {}(id.value);
    }
};
