#include "storage/packedevents.h"

#include "base/varint.h"

namespace duebell {

namespace {

    // The first integer of an event: its kind, who acted, and which parts follow.
    constexpr unsigned kActorKindShift = 4;
    constexpr unsigned kHasField = 1u << 7;
    constexpr unsigned kHasValue = 1u << 8;
    constexpr unsigned kHasReference = 1u << 9;
    constexpr unsigned kHasMetric = 1u << 10;
    constexpr unsigned kNextSequence = 1u << 11; ///< the number after the event before
    constexpr unsigned kSameInstant = 1u << 12;
    constexpr unsigned kSameActorAndRun = 1u << 13;

    // Damaged bytes must not overflow, whatever they add up to.
    std::int64_t sum(std::int64_t a, std::int64_t b)
    {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    }

    constexpr unsigned kKindMask = 0xF;
    constexpr unsigned kActorKindMask = 0x7;

    unsigned headOf(const Event& event, const Event& before)
    {
        unsigned head = static_cast<unsigned>(event.kind) | static_cast<unsigned>(event.actorKind) << kActorKindShift;
        const auto mark = [&](bool holds, unsigned flag) { head |= holds ? flag : 0u; };
        mark(!event.field.isNull(), kHasField);
        mark(!event.value.isNull(), kHasValue);
        mark(event.reference != 0 || event.since != Instant {}, kHasReference);
        mark(event.metric != Event {}.metric, kHasMetric);
        mark(event.seq.value == before.seq.value + 1, kNextSequence);
        mark(event.at == before.at, kSameInstant);
        mark(event.actor == before.actor && event.run == before.run, kSameActorAndRun);
        return head;
    }

} // namespace

std::string packEvents(std::span<const Event> events)
{
    std::string bytes;
    bytes.reserve(events.size() * 10);
    Event before;
    for (const Event& event : events) {
        const unsigned head = headOf(event, before);
        appendVarint(bytes, head);
        if ((head & kNextSequence) == 0)
            appendVarint(bytes, event.seq.value - before.seq.value);
        if ((head & kSameInstant) == 0)
            appendVarint(bytes, (event.at - before.at).count());
        appendVarint(bytes, std::int64_t { event.order } - before.order);
        if ((head & kSameActorAndRun) == 0) {
            appendVarint(bytes, event.actor.value);
            appendVarint(bytes, event.run.value);
        }
        if ((head & kHasField) != 0)
            appendVarint(bytes, event.field.value);
        if ((head & kHasValue) != 0)
            appendVarint(bytes, event.value.value);
        if ((head & kHasReference) != 0) {
            appendVarint(bytes, event.reference);
            appendVarint(bytes, event.since.time_since_epoch().count());
        }
        if ((head & kHasMetric) != 0)
            appendVarint(bytes, static_cast<int>(event.metric));
        before = event;
    }
    return bytes;
}

bool unpackEvents(std::string_view bytes, TicketId ticket, std::vector<Event>& events)
{
    VarintReader reader(bytes);
    Event before;
    while (!reader.atEnd()) {
        const auto head = static_cast<unsigned>(reader.next());
        Event event;
        event.ticket = ticket;
        event.kind = static_cast<EventKind>(head & kKindMask);
        const unsigned actorKind = head >> kActorKindShift & kActorKindMask;
        event.actorKind = static_cast<ActorKind>(actorKind);
        event.seq = Sequence { sum(before.seq.value, (head & kNextSequence) != 0 ? 1 : reader.next()) };
        event.at = before.at;
        if ((head & kSameInstant) == 0)
            event.at = Instant { Seconds { sum(before.at.time_since_epoch().count(), reader.next()) } };
        event.order = static_cast<std::int32_t>(sum(before.order, reader.next()));
        event.actor = before.actor;
        event.run = before.run;
        if ((head & kSameActorAndRun) == 0) {
            event.actor = Symbol { static_cast<std::int32_t>(reader.next()) };
            event.run = RunId { reader.next() };
        }
        if ((head & kHasField) != 0)
            event.field = FieldId { static_cast<std::int32_t>(reader.next()) };
        if ((head & kHasValue) != 0)
            event.value = Symbol { static_cast<std::int32_t>(reader.next()) };
        if ((head & kHasReference) != 0) {
            event.reference = reader.next();
            event.since = Instant { Seconds { reader.next() } };
        }
        if ((head & kHasMetric) != 0)
            event.metric = static_cast<Metric>(reader.next());
        if (reader.failed() || event.kind < EventKind::Created || event.kind > EventKind::Retracted
            || actorKind > static_cast<unsigned>(ActorKind::ThirdParty))
            return false;
        events.push_back(event);
        before = event;
    }
    return true;
}

} // namespace duebell
