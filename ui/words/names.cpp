#include "words/names.h"

namespace duebell {

QString Names::metric(Metric metric)
{
    switch (metric) {
    case Metric::FirstResponse:
        return tr("First response");
    case Metric::NextResponse:
        return tr("Next response");
    case Metric::Resolution:
        return tr("Resolution");
    case Metric::Ownership:
        return tr("Ownership");
    case Metric::TimeInStatus:
        return tr("Time in status");
    }
    return {};
}

QString Names::state(ClockState state)
{
    switch (state) {
    case ClockState::Running:
        return tr("Running", "clock");
    case ClockState::Paused:
        return tr("Paused", "clock");
    case ClockState::Met:
        return tr("Met", "clock");
    case ClockState::Breached:
        return tr("Breached", "clock");
    case ClockState::Cancelled:
        return tr("Cancelled", "clock");
    case ClockState::NotApplicable:
        return tr("Not owed", "clock");
    }
    return {};
}

QString Names::rowState(RowState state)
{
    switch (state) {
    case RowState::Running:
        return tr("Running", "ticket");
    case RowState::AtRisk:
        return tr("At risk", "ticket");
    case RowState::Breached:
        return tr("Breached", "ticket");
    case RowState::Paused:
        return tr("Paused", "ticket");
    case RowState::Calm:
        return tr("Nothing owed", "ticket");
    case RowState::NoAgreement:
        return tr("No agreement", "ticket");
    case RowState::Done:
        return tr("Done", "ticket");
    }
    return {};
}

QString Names::lane(Lane lane)
{
    switch (lane) {
    case Lane::DueSoon:
        return tr("Due soon", "lane");
    case Lane::BreachedToday:
        return tr("Breached today", "lane");
    case Lane::Later:
        return tr("Later", "lane");
    case Lane::OlderOverdue:
        return tr("Older overdue", "lane");
    case Lane::Waiting:
        return tr("Waiting", "lane");
    case Lane::NoAgreement:
        return tr("No agreement", "lane");
    case Lane::Done:
        return tr("Done", "lane");
    }
    return {};
}

QString Names::activity(Activity activity)
{
    switch (activity) {
    case Activity::Counting:
        return tr("Counting", "clock");
    case Activity::WaitingForClient:
        return tr("Waiting for the client", "clock");
    case Activity::WaitingForThirdParty:
        return tr("Waiting for a third party", "clock");
    case Activity::PausedByStatus:
        return tr("Paused by the status", "clock");
    case Activity::StoppedWhileResolved:
        return tr("Stopped while resolved", "clock");
    case Activity::Ended:
        return tr("Ended", "clock");
    }
    return {};
}

QString Names::rowKind(RowKind kind)
{
    switch (kind) {
    case RowKind::Counted:
        return tr("Counted", "time");
    case RowKind::OutsideHours:
        return tr("Outside hours", "time");
    case RowKind::Holiday:
        return tr("Holiday", "time");
    case RowKind::PausedForClient:
        return tr("Paused: client", "time");
    case RowKind::PausedForThirdParty:
        return tr("Paused: third party", "time");
    case RowKind::PausedByStatus:
        return tr("Paused by the status", "time");
    case RowKind::Resolved:
        return tr("Resolved", "time");
    }
    return {};
}

QString Names::waiting(Waiting waiting)
{
    switch (waiting) {
    case Waiting::Us:
        return tr("Us", "who was waited for");
    case Waiting::Client:
        return tr("Client", "who was waited for");
    case Waiting::ThirdParty:
        return tr("Third party", "who was waited for");
    case Waiting::Nobody:
        return tr("Nobody (closed)", "who was waited for");
    case Waiting::Resolved:
        return tr("Nobody (resolved)", "who was waited for");
    }
    return {};
}

QString Names::category(StatusCategory category)
{
    switch (category) {
    case StatusCategory::New:
        return tr("New", "status category");
    case StatusCategory::Open:
        return tr("Open", "status category");
    case StatusCategory::Waiting:
        return tr("Waiting", "status category");
    case StatusCategory::Resolved:
        return tr("Resolved", "status category");
    case StatusCategory::Closed:
        return tr("Closed", "status category");
    case StatusCategory::Cancelled:
        return tr("Cancelled", "status category");
    }
    return {};
}

QString Names::actorKind(ActorKind kind)
{
    switch (kind) {
    case ActorKind::Unknown:
        return tr("Unknown", "who did it");
    case ActorKind::Client:
        return tr("Client", "who did it");
    case ActorKind::Agent:
        return tr("Agent", "who did it");
    case ActorKind::System:
        return tr("Robot", "who did it");
    case ActorKind::ThirdParty:
        return tr("Third party", "who did it");
    }
    return {};
}

QString Names::eventKind(EventKind kind)
{
    switch (kind) {
    case EventKind::Created:
        return tr("Created", "event");
    case EventKind::Initial:
        return tr("Set at creation", "event");
    case EventKind::Changed:
        return tr("Changed", "event");
    case EventKind::Reply:
        return tr("Public reply", "event");
    case EventKind::Note:
        return tr("Internal note", "event");
    case EventKind::Acknowledged:
        return tr("Acknowledged", "event");
    case EventKind::NoReplyNeeded:
        return tr("No reply needed", "event");
    case EventKind::Waived:
        return tr("Waived", "event");
    case EventKind::BreachReason:
        return tr("Breach reason", "event");
    case EventKind::Merged:
        return tr("Merged into another ticket", "event");
    case EventKind::Absorbed:
        return tr("Another ticket was merged into this one", "event");
    case EventKind::Retracted:
        return tr("Taken back", "event");
    }
    return {};
}

QString Names::cancelCause(CancelCause cause)
{
    switch (cause) {
    case CancelCause::None:
        return {};
    case CancelCause::NoReplyNeeded:
        return tr("no reply was needed", "why a clock was cancelled");
    case CancelCause::ResolvedByClient:
        return tr("it was resolved, but not by an agent", "why a clock was cancelled");
    case CancelCause::TicketCancelled:
        return tr("the ticket was cancelled", "why a clock was cancelled");
    case CancelCause::Merged:
        return tr("the ticket was merged into another one", "why a clock was cancelled");
    case CancelCause::Waived:
        return tr("the promise was waived", "why a clock was cancelled");
    case CancelCause::NothingPromised:
        return tr("the policy now in force promises nothing here", "why a clock was cancelled");
    case CancelCause::TicketResolved:
        return tr("the ticket was resolved without an owner", "why a clock was cancelled");
    }
    return {};
}

QString Names::builtInField(FieldId field)
{
    switch (field.value) {
    case field::kStatus.value:
        return tr("Status", "field");
    case field::kPriority.value:
        return tr("Priority", "field");
    case field::kType.value:
        return tr("Type", "field");
    case field::kClient.value:
        return tr("Client", "field");
    case field::kProject.value:
        return tr("Project", "field");
    case field::kChannel.value:
        return tr("Channel", "field");
    case field::kAssignee.value:
        return tr("Assignee", "field");
    case field::kTeam.value:
        return tr("Team", "field");
    case field::kRequester.value:
        return tr("Requester", "field");
    case field::kLabels.value:
        return tr("Labels", "field");
    default:
        return {};
    }
}

} // namespace duebell
