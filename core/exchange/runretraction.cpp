#include "exchange/runretraction.h"

#include "exchange/importwriter.h"
#include "exchange/retractedevents.h"

#include <QElapsedTimer>

#include <algorithm>
#include <unordered_set>

namespace duebell {

namespace {

    constexpr std::size_t kFirstSlice = 1024; // events
    constexpr std::size_t kLargestSlice = 32768;

    // Takes effect where the event did: whoever looks back to then sees neither.
    EventDraft retractionOf(const Event& event)
    {
        EventDraft draft;
        draft.event.ticket = event.ticket;
        draft.event.at = event.at;
        draft.event.order = event.order;
        draft.event.kind = EventKind::Retracted;
        draft.event.actorKind = ActorKind::System;
        draft.event.reference = event.seq.value;
        return draft;
    }

} // namespace

RunRetraction::RunRetraction(EventStore& store)
    : m_store(store)
{
}

Result<RetractionReport> RunRetraction::retract(RunId run, const std::string& account, Instant now,
                                                const ProgressFunction& progress)
{
    const Result<std::vector<EventStore::RunSummary>> runs = m_store.loadRuns();
    if (!runs)
        return runs.error();
    if (std::ranges::find(*runs, run, &EventStore::RunSummary::id) == runs->end())
        return Error { ErrorCode::NotFound, "run", std::to_string(run.value), {} };
    RetractionReport report;
    Sequence after;
    std::size_t size = kFirstSlice;
    while (true) {
        const Result<std::vector<Event>> events = m_store.readRun(run, after, size);
        if (!events)
            return events.error();
        if (events->empty())
            return report;
        QElapsedTimer timer;
        timer.start();
        if (Status done = retractSlice(*events, run, account, now, report); !done)
            return done.error();
        if (timer.elapsed() > ImportWriter::kSliceMilliseconds * 3 / 4)
            size = std::max<std::size_t>(size / 2, 64);
        else if (timer.elapsed() < ImportWriter::kSliceMilliseconds / 3)
            size = std::min(size * 2, kLargestSlice);
        after = events->back().seq;
        if (progress && !progress(report.retracted)) {
            report.cancelled = true;
            return report;
        }
    }
}

Status RunRetraction::retractSlice(std::span<const Event> events, RunId run, const std::string& account, Instant now,
                                   RetractionReport& report)
{
    std::vector<TicketId> tickets;
    for (const Event& event : events)
        tickets.push_back(event.ticket);
    std::ranges::sort(tickets);
    tickets.erase(std::ranges::unique(tickets).begin(), tickets.end());
    const Result<std::vector<std::vector<Event>>> histories = m_store.loadTickets(tickets);
    if (!histories)
        return histories.error();
    std::unordered_set<std::int64_t> gone;
    for (const std::vector<Event>& history : *histories)
        gone.merge(retractedSequences(history));
    Batch batch;
    for (const Event& event : events) {
        if (gone.contains(event.seq.value))
            ++report.already;
        else
            batch.events.push_back(retractionOf(event));
    }
    if (batch.events.empty())
        return Done {};
    if (!report.run) {
        RunInfo info;
        info.kind = RunInfo::Kind::Retraction;
        info.source = std::to_string(run.value);
        info.account = account;
        const Result<RunId> own = m_store.beginRun(info, now);
        if (!own)
            return own.error();
        report.run = *own;
    }
    batch.run = report.run;
    const Result<std::vector<Event>> committed = m_store.commit(batch, now);
    if (!committed)
        return committed.error();
    report.retracted += static_cast<std::int64_t>(committed->size());
    return Done {};
}

} // namespace duebell
