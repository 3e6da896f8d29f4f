// The form that corrects a wait which nobody noted: the status is set back in time, and the clocks are counted anew.
#include "ui/actions/commandforms.h"
#include "ui/models/moments.h"

#include <QTimeZone>

#include <algorithm>

namespace duebell {

namespace {

    QDateTime local(Instant at)
    {
        return QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count());
    }

    // Fields show minutes: one that shows the minute of a bound means the bound.
    Instant instantOf(const QDateTimeEdit& edit, Instant earliest)
    {
        const Instant shown { Seconds(edit.dateTime().toSecsSinceEpoch()) };
        return shown < earliest && shown + std::chrono::minutes(1) > earliest ? earliest : shown;
    }

    Instant latestCreation(const CommandTarget& target)
    {
        Instant latest {};
        for (const TicketId id : target.tickets) {
            if (const std::optional<std::size_t> index = target.desk->indexOf(id))
                latest = std::max(latest, target.desk->tickets()[*index].summary.created);
        }
        return latest;
    }

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
    QDateTimeEdit* since = form->addMoment(tr("Si&nce:"));
    QLineEdit* reason = form->addLine(tr("&Why:"), tr("Why it is said only now"));
    reason->setMaxLength(1000);
    const Instant earliest = latestCreation(target);
    const std::optional<Wait> wait = presentWait(target);
    since->setDateTime(local(wait ? wait->since : likelySince(target)));
    if (const auto known = wait ? std::ranges::find(statuses, wait->status) : statuses.end(); known != statuses.end())
        status->setCurrentIndex(static_cast<int>(known - statuses.begin()));
    const auto chosen
        = [=] { return statuses.empty() ? Symbol {} : statuses[static_cast<std::size_t>(status->currentIndex())]; };
    const auto hint = [=, &names = m_names] {
        const Instant at = instantOf(*since, earliest);
        QString text = tr("%1 – your local time (%2).", "instant, zone")
                           .arg(Moments::full(at), QString::fromLatin1(QTimeZone::systemTimeZoneId()));
        if (wait && wait->status == chosen() && at < wait->since)
            text += QLatin1Char(' ')
                + tr("It was noted at %1.", "the wait").arg(Moments::brief(wait->since, target.desk->now()));
        if (const Event* next = nextStatus(target, chosen(), at))
            text += QLatin1Char(' ')
                + tr("It waited until %1, when the status was set to %2.", "instant, status")
                      .arg(Moments::brief(next->at, target.desk->now()),
                           names.name(NameBook::Kind::TicketStatus, next->value));
        form->setHint(since, text);
    };
    QObject::connect(since, &QDateTimeEdit::dateTimeChanged, form, hint);
    QObject::connect(status, &QComboBox::currentIndexChanged, form, hint);
    hint();
    form->onCheck([=] {
        const Instant at = instantOf(*since, earliest);
        if (statuses.empty())
            form->setProblem(status, tr("The agreement has no status that waits."));
        if (at > target.desk->now())
            form->setProblem(since, tr("This is in the future."));
        else if (at < earliest)
            form->setProblem(since, tr("The ticket came only on %1.", "instant").arg(Moments::full(earliest)));
        else if (wait && wait->status == chosen() && at >= wait->since - std::chrono::seconds(59))
            form->setProblem(since,
                             tr("It waits since %1 already. Choose an earlier time.", "instant")
                                 .arg(Moments::brief(wait->since, target.desk->now())));
    });
    form->onSubmit([&runner = m_runner, &names = m_names, target, chosen, since, reason, earliest] {
        const Symbol wanted = chosen();
        const Instant at = instantOf(*since, earliest);
        return runner.execute(
            target.commands(WaitingSince { wanted, at, reason->text().trimmed().toStdString() }),
            tr("%1 since %2", "status, instant")
                .arg(names.name(NameBook::Kind::TicketStatus, wanted), Moments::brief(at, target.desk->now())));
    });
    form->show();
    since->setFocus();
    FormDialog::editHour(*since);
}

} // namespace duebell
