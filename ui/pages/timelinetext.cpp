#include "ui/pages/timelinetext.h"

#include "ui/models/moments.h"
#include "words/durationtext.h"
#include "words/names.h"

namespace duebell {

QString TimelineText::lane(const TimelineLane& lane, const NameBook& names)
{
    if (lane.metric == Metric::TimeInStatus)
        return tr("“%1”", "lane of the timeline: time in this status")
            .arg(names.name(NameBook::Kind::TicketStatus, lane.status));
    return Names::metric(lane.metric);
}

QString TimelineText::mark(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Warning:
        return tr("Warning", "mark on the timeline");
    case MarkKind::Internal:
        return tr("Internal target", "mark on the timeline");
    case MarkKind::Due:
        return tr("Due", "mark on the timeline");
    case MarkKind::Breached:
        return tr("Breached", "mark on the timeline");
    case MarkKind::BreachUndone:
        return tr("Breached, undone later", "mark on the timeline");
    case MarkKind::Satisfied:
        return tr("Done", "mark on the timeline: answered or resolved");
    case MarkKind::Cancelled:
        return tr("Cancelled", "mark on the timeline");
    }
    return {};
}

QString TimelineText::legend(RowKind kind, bool late)
{
    switch (kind) {
    case RowKind::Counted:
        return late ? tr("late", "legend") : tr("counted", "legend");
    case RowKind::OutsideHours:
        return tr("closed", "legend");
    case RowKind::Holiday:
        return tr("holiday", "legend");
    case RowKind::PausedForClient:
        return tr("client", "legend: waiting for the client");
    case RowKind::PausedForThirdParty:
        return tr("third party", "legend: waiting for a third party");
    case RowKind::PausedByStatus:
        return tr("paused", "legend");
    case RowKind::Resolved:
        break;
    }
    return tr("resolved", "legend");
}

QString TimelineText::kind(RowKind kind, bool late)
{
    return late ? tr("Counted, after the target was used up") : Names::rowKind(kind);
}

static const Zone* deskZone(const Inspection& inspection)
{
    const Version* version = inspection.result.version;
    return version && version->rules ? version->rules->deskZone.get() : nullptr;
}

QString TimelineText::segment(const Inspection& inspection, const TimelineSegment& segment)
{
    const std::vector<LedgerRow>& rows = inspection.ledgers[segment.clock];
    const LedgerRow& first = rows[segment.firstRow];
    const LedgerRow& last = rows[segment.lastRow];
    return tr("%1, %2\nfrom %3\nto %4", "what, how long, exact instants in several lines")
        .arg(kind(segment.kind, segment.late), DurationText::wall(last.to - first.from),
             Moments::exact(first.from, deskZone(inspection)), Moments::exact(last.to, deskZone(inspection)));
}

QString TimelineText::mark(const Inspection& inspection, const TimelineMark& what)
{
    return mark(what.kind) + QLatin1Char('\n') + Moments::exact(what.at, deskZone(inspection));
}

QString TimelineText::happening(const TimelineEdge& edge)
{
    QStringList parts;
    for (const TimelineMark& what : edge.marks)
        parts.append(mark(what.kind));
    if (edge.isNow)
        parts.append(tr("Now", "mark on the timeline"));
    if (edge.begins)
        parts.append(tr("%1 from here on", "what begins: counted, paused").arg(Names::rowKind(*edge.begins)));
    return parts.join(tr("; ", "between things that happen at one instant"));
}

QString TimelineText::edge(const Inspection& inspection, const TimelineEdge& edge)
{
    return tr("%1: %2", "moment, what happens then").arg(Moments::brief(edge.at, inspection.now), happening(edge));
}

QString TimelineText::edgeExactly(const Inspection& inspection, const TimelineEdge& edge)
{
    return happening(edge) + QLatin1Char('\n') + Moments::exact(edge.at, deskZone(inspection));
}

} // namespace duebell
