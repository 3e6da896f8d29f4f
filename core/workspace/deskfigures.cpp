#include "workspace/deskfigures.h"

#include "exchange/retractedevents.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr Seconds kSoon = std::chrono::hours(1);

    void addTicket(DeskFigures& figures, std::span<const Event> events, const TicketResult& result,
                   const DeskLoad& view)
    {
        ++figures.tickets;
        const TicketSummary summary = summarize(result, view.now);
        figures.unresolved += summary.isUnresolved() ? 1 : 0;
        figures.noAgreement += summary.lane == Lane::NoAgreement ? 1 : 0;
        const auto wasReopened = [](const Moment& moment) { return (moment.facts & momentfact::kReopened) != 0; };
        const auto waited = [](const Moment& moment) { return moment.category == StatusCategory::Waiting; };
        figures.reopened += std::ranges::any_of(result.moments, wasReopened) ? 1 : 0;
        figures.everWaited += std::ranges::any_of(result.moments, waited) ? 1 : 0;
        for (const Clock& clock : result.clocks) {
            MetricFigures& metric = figures.metrics[clock.metric];
            metric.all.add(clock);
            metric.byPriority[clock.priority].add(clock);
        }
        for (const Event& event : withoutRetracted(events)) {
            const bool isKnown = !view.knownAt || event.recorded <= *view.knownAt;
            if (event.kind == EventKind::Changed && event.at <= view.now && isKnown)
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

Result<DeskFigures> figuresOf(Desk& desk)
{
    DeskFigures figures;
    const DeskLoad view = desk.nextLoad();
    TicketEvaluation evaluation(desk.timeline(), desk.symbols(), view.knownAt);
    const auto add = [&](const TicketRecord&, const TicketTexts&, std::span<const Event> events) {
        const TicketResult& result = evaluation.evaluate(events, view.now);
        if (result.exists)
            addTicket(figures, events, result, view);
        return true;
    };
    const Result<Sequence> read = desk.store().load({}, add);
    if (!read)
        return read.error();
    return figures;
}

} // namespace duebell
