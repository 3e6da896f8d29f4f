// The form that corrects a wait which nobody noted: the status is set back in time, and the clocks are counted anew.
#include "ui/actions/commandforms.h"
#include "ui/actions/pastmoment.h"
#include "ui/models/moments.h"

#include <algorithm>

namespace duebell {

namespace {

    struct Wait {
        Symbol status;
        Instant since {};
    };

    // The wait that one ticket is in; none when it does not wait, or when there are several tickets.
    std::optional<Wait> presentWait(const CommandTarget& target)
    {
        const LiveTicket* only = target.only();
        if (!only)
            return {};
        std::optional<Wait> wait;
        for (const Moment& moment : target.desk->evaluate(*only).moments) {
            if (moment.category != StatusCategory::Waiting)
                wait.reset();
            else if (!wait || wait->status != moment.status)
                wait = Wait { moment.status, moment.at };
        }
        return wait;
    }

    // One asks the client something, and forgets to say so: the wait most often began with the last answer.
    Instant likelySince(const CommandTarget& target)
    {
        const LiveTicket* only = target.only();
        if (!only)
            return target.desk->now();
        const TicketResult& result = target.desk->evaluate(*only);
        const bool answeredLast = result.lastAgentReply
            && (!result.lastClientMessage || *result.lastAgentReply >= *result.lastClientMessage);
        return answeredLast ? *result.lastAgentReply : target.desk->now();
    }

    // Another status that was set later ends the wait there.
    const Event* nextStatus(const CommandTarget& target, Symbol status, Instant since)
    {
        const LiveTicket* only = target.only();
        const Event* next = nullptr;
        if (!only)
            return next;
        for (const Moment& moment : target.desk->evaluate(*only).moments) {
            const bool sets = moment.event && moment.event->kind == EventKind::Changed
                && moment.event->field == field::kStatus && moment.event->value != status;
            if (sets && moment.at > since && !next)
                next = moment.event;
        }
        return next;
    }

} // namespace

void CommandForms::waitingSince(const CommandTarget& target) const
{
    std::vector<Symbol> statuses;
    QStringList names;
    for (const Symbol status : m_names.choices(NameBook::Kind::TicketStatus)) {
        if (m_names.categoryOf(status) != StatusCategory::Waiting)
            continue;
        statuses.push_back(status);
        names.append(m_names.name(NameBook::Kind::TicketStatus, status));
    }
    FormDialog* form = this->form(tr("Waiting since"), tr("Correct"), target);
    QComboBox* status = form->addChoice(tr("&Status:"), names);
    const std::optional<Wait> wait = presentWait(target);
    const PastMoment since(*form, tr("Si&nce:"), target, wait ? wait->since : likelySince(target));
    QLineEdit* reason = form->addLine(tr("&Why:"), tr("Why it is said only now"));
    reason->setMaxLength(1000);
    if (const auto known = wait ? std::ranges::find(statuses, wait->status) : statuses.end(); known != statuses.end())
        status->setCurrentIndex(static_cast<int>(known - statuses.begin()));
    const auto chosen
        = [=] { return statuses.empty() ? Symbol {} : statuses[static_cast<std::size_t>(status->currentIndex())]; };
    const auto hint = [=, &names = m_names] {
        const Instant at = since.instant();
        QStringList more;
        if (wait && wait->status == chosen() && at < wait->since)
            more.append(tr("It was noted at %1.", "the wait").arg(Moments::brief(wait->since, target.desk->now())));
        if (const Event* next = nextStatus(target, chosen(), at))
            more.append(tr("It waited until %1, when the status was set to %2.", "instant, status")
                            .arg(Moments::brief(next->at, target.desk->now()),
                                 names.name(NameBook::Kind::TicketStatus, next->value)));
        since.explain(more.join(QLatin1Char(' ')));
    };
    QObject::connect(since.field(), &QDateTimeEdit::dateTimeChanged, form, hint);
    QObject::connect(status, &QComboBox::currentIndexChanged, form, hint);
    hint();
    form->onCheck([=] {
        if (statuses.empty())
            form->setProblem(status, tr("The agreement has no status that waits."));
        if (since.check() && wait && wait->status == chosen()
            && since.instant() >= wait->since - std::chrono::seconds(59))
            form->setProblem(since.field(),
                             tr("It waits since %1 already. Choose an earlier time.", "instant")
                                 .arg(Moments::brief(wait->since, target.desk->now())));
    });
    form->onSubmit([&runner = m_runner, &names = m_names, target, chosen, since, reason] {
        const Symbol wanted = chosen();
        const Instant at = since.instant();
        return runner.execute(
            target.commands(WaitingSince { wanted, at, reason->text().trimmed().toStdString() }),
            tr("%1 since %2", "status, instant")
                .arg(names.name(NameBook::Kind::TicketStatus, wanted), Moments::brief(at, target.desk->now())));
    });
    form->show();
    since.field()->setFocus();
}

} // namespace duebell
