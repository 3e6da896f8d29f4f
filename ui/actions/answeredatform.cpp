// The form for an answer that went out before it was noted: by phone, or from another program.
#include "ui/actions/commandforms.h"
#include "ui/actions/pastmoment.h"
#include "ui/models/moments.h"
#include "words/names.h"

namespace duebell {

// Whether the answer keeps the promise that one ticket waits for.
static QString verdict(const CommandTarget& target, Instant at)
{
    const LiveTicket* only = target.only();
    if (!only)
        return {};
    for (const Clock& clock : target.desk->evaluate(*only).clocks) {
        const bool isResponse = clock.metric == Metric::FirstResponse || clock.metric == Metric::NextResponse;
        const std::optional<Instant> due = clock.due ? clock.due : clock.breached;
        if (!isResponse || clock.ended() || !due)
            continue;
        const QString words = at <= *due ? CommandForms::tr("In time: the %1 was due %2.", "metric, instant")
                                         : CommandForms::tr("Late: the %1 was due %2.", "metric, instant");
        return words.arg(Names::metric(clock.metric).toLower(), Moments::brief(*due, target.desk->now()));
    }
    return {};
}

void CommandForms::answeredAt(const CommandTarget& target) const
{
    FormDialog* form = this->form(tr("Mark as answered at"), tr("Mark as answered"), target);
    const PastMoment moment(*form, tr("&At:"), target, target.desk->now());
    const auto explain = [moment, target] { moment.explain(verdict(target, moment.instant())); };
    QObject::connect(moment.field(), &QDateTimeEdit::dateTimeChanged, form, explain);
    explain();
    form->onCheck([moment] { moment.check(); });
    form->onSubmit([&runner = m_runner, target, moment] {
        return runner.execute(
            target.commands(MarkAnswered { moment.instant() }),
            tr("Marked as answered at %1", "instant").arg(Moments::brief(moment.instant(), target.desk->now())));
    });
    form->show();
    moment.field()->setFocus();
}

} // namespace duebell
