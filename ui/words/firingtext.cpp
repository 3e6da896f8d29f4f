#include "words/firingtext.h"

#include "scenarios/builtinscenario.h"
#include "words/durationtext.h"
#include "words/momenttext.h"

namespace duebell {

QString FiringText::promise(const FiringKey& key, const WordsContext& context)
{
    switch (key.metric) {
    case Metric::FirstResponse:
        return tr("first response", "within a sentence");
    case Metric::NextResponse:
        return tr("next response", "within a sentence");
    case Metric::Resolution:
        return tr("resolution", "within a sentence");
    case Metric::Ownership:
        return tr("an owner", "what a ticket that nobody has taken is due to get; within a sentence");
    case Metric::TimeInStatus:
        return tr("end of “%1”", "status that the ticket may be in only so long; within a sentence")
            .arg(context.nameOf(key.status));
    }
    return {};
}

QString FiringText::announced(const Firing& firing, const WordsContext& context)
{
    const QString subject = promise(firing.key, context);
    const Instant due = firing.key.deadline;
    if (firing.key.scenario == builtinscenario::kBreach)
        return tr("Breach announced: %1 was due %2", "what, moment").arg(subject, MomentText::brief(due, context));
    // A snoozed one does not tell any more how long was left.
    const Seconds left = due - firing.at;
    if (firing.outcome == FiringOutcome::Snoozed || left < Seconds(0))
        return tr("Warned: %1 due %2", "what, moment").arg(subject, MomentText::brief(due, context));
    return left < std::chrono::minutes(1)
        ? tr("Warned: %1 due within a minute", "what").arg(subject)
        : tr("Warned: %1 due in %2", "what, length of time")
              .arg(subject, DurationText::wall(std::chrono::floor<std::chrono::minutes>(left)));
}

QString FiringText::what(const Firing& firing, const WordsContext& context)
{
    const QString due = MomentText::brief(firing.key.deadline, context);
    switch (firing.outcome) {
    case FiringOutcome::Failed:
        return tr("Could not be announced: %1 due %2", "what, moment").arg(promise(firing.key, context), due);
    case FiringOutcome::Void:
        return tr("No longer announced: %1 due %2", "what, moment").arg(promise(firing.key, context), due);
    case FiringOutcome::Snoozed:
        return tr("%1; snoozed until %2", "what was announced, moment")
            .arg(announced(firing, context), MomentText::brief(firing.at, context));
    case FiringOutcome::Pending:
    case FiringOutcome::Delivered:
    case FiringOutcome::Acknowledged:
        break;
    }
    return announced(firing, context);
}

} // namespace duebell
