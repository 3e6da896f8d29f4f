#include "workspace/deskfigures.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr Seconds kSoon = std::chrono::hours(1);

    void addTicket(DeskFigures& figures, const LiveTicket& ticket, const TicketResult& result, Instant now)
    {
        ++figures.tickets;
        figures.unresolved += ticket.summary.isUnresolved() ? 1 : 0;
        figures.noAgreement += ticket.summary.lane == Lane::NoAgreement ? 1 : 0;
        const auto wasReopened = [](const Moment& moment) { return (moment.facts & momentfact::kReopened) != 0; };
        const auto waited = [](const Moment& moment) { return moment.category == StatusCategory::Waiting; };
        figures.reopened += std::ranges::any_of(result.moments, wasReopened) ? 1 : 0;
        figures.everWaited += std::ranges::any_of(result.moments, waited) ? 1 : 0;
        for (const Clock& clock : result.clocks) {
            MetricFigures& metric = figures.metrics[clock.metric];
            metric.all.add(clock);
            metric.byPriority[clock.priority].add(clock);
        }
        for (const Event& event : ticket.events) {
            if (event.kind == EventKind::Changed && event.at <= now)
                ++figures.changes[event.field];
        }
    }

} // namespace

void ClockTally::add(const Clock& clock)
{
    ++clocks;
    counted += clock.counted;
    pausedTime += clock.paused;
    switch (clock.state) {
    case ClockState::Running:
        ++running;
        leftWithinHour += clock.left() <= kSoon ? 1 : 0;
        break;
    case ClockState::Paused:
        ++paused;
        break;
    case ClockState::Met:
        ++met;
        break;
    case ClockState::Breached:
        ++breached;
        breachedAndOwed += clock.ended() ? 0 : 1;
        breachedAndWaiting += !clock.ended() && clock.activity != Activity::Counting ? 1 : 0;
        break;
    case ClockState::Cancelled:
        ++cancelled;
        break;
    case ClockState::NotApplicable:
        ++notApplicable;
        break;
    }
}

DeskFigures figuresOf(const Desk& desk)
{
    DeskFigures figures;
    const Instant now = desk.now();
    Evaluator evaluator(desk.timeline(), desk.symbols());
    for (const LiveTicket& ticket : desk.tickets()) {
        const TicketResult& result = evaluator.evaluate(ticket.events, now);
        if (result.exists)
            addTicket(figures, ticket, result, now);
    }
    return figures;
}

} // namespace duebell
