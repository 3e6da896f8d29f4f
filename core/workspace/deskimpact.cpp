#include "workspace/deskimpact.h"

#include <algorithm>

namespace duebell {

namespace {

    // Tickets that are held at once while histories are streamed.
    constexpr std::size_t kBlock = 20'000;

    // Collects histories until there are enough to work on beside each other.
    class Block {
    public:
        Block(ImpactStudy& study, const std::stop_token& stop)
            : m_study(study)
            , m_stop(stop)
        {
        }

        void take(TicketId ticket, std::span<const Event> events)
        {
            if (!m_status)
                return;
            m_ends.emplace_back(ticket, m_events.size() + events.size());
            m_events.insert(m_events.end(), events.begin(), events.end());
            if (m_ends.size() >= kBlock)
                (void)flush();
        }

        Status flush()
        {
            std::vector<ImpactStudy::History> histories;
            histories.reserve(m_ends.size());
            std::size_t from = 0;
            for (const auto& [ticket, end] : m_ends) {
                histories.push_back({ ticket, std::span(m_events).subspan(from, end - from) });
                from = end;
            }
            if (m_status)
                m_status = m_study.add(histories, m_stop);
            m_events.clear();
            m_ends.clear();
            return m_status;
        }

    private:
        ImpactStudy& m_study;
        const std::stop_token& m_stop;
        std::vector<Event> m_events;
        std::vector<std::pair<TicketId, std::size_t>> m_ends;
        Status m_status = Done {};
    };

    Result<Impact> studyAll(ImpactStudy& study, EventStore& store, const std::stop_token& stop)
    {
        Block block(study, stop);
        const auto take = [&](const TicketRecord& record, const TicketTexts&, std::span<const Event> events) {
            block.take(record.id, events);
            return !stop.stop_requested();
        };
        const Result<Sequence> loaded = store.load({}, take);
        if (!loaded)
            return loaded.error();
        if (Status studied = block.flush(); !studied)
            return studied.error();
        return study.impact();
    }

} // namespace

Result<Impact> impactOf(const Publishing& publishing, Desk& desk, const std::stop_token& stop)
{
    const Instant now = desk.now();
    const Instant at = std::max(now, publishing.effective());
    const bool isDatedBack = publishing.effective() < now;
    ImpactStudy study(desk.timeline(), publishing.timeline(), publishing.symbols(),
                      { at, isDatedBack ? ImpactStudy::Which::All : ImpactStudy::Which::Open });
    if (isDatedBack)
        return studyAll(study, desk.store(), stop);
    std::vector<ImpactStudy::History> histories;
    histories.reserve(desk.tickets().size());
    for (const LiveTicket& ticket : desk.tickets())
        histories.push_back({ ticket.record.id, ticket.events });
    if (Status studied = study.add(histories, stop); !studied)
        return studied.error();
    return study.impact();
}

Result<Impact> whatIf(const Publishing& publishing, Desk& desk, const std::stop_token& stop)
{
    const Timeline always = publishing.timelineSinceAlways();
    ImpactStudy study(desk.timeline(), always, publishing.symbols(), { desk.now(), ImpactStudy::Which::Ended });
    return studyAll(study, desk.store(), stop);
}

} // namespace duebell
