// The form that corrects a wait which nobody noted: the status is set back in time, and the clocks are counted anew.
#include "ui/actions/commandforms.h"
#include "ui/models/moments.h"

#include <QTimeZone>

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

    // A status that was set later ends the wait there.
    const Event* nextStatus(const CommandTarget& target, Instant since)
    {
        const LiveTicket* only = target.only();
        const Event* next = nullptr;
        if (!only)
            return next;
        for (const Moment& moment : target.desk->evaluate(*only).moments) {
            const bool sets = moment.event && moment.event->kind == EventKind::Changed
                && moment.event->field == field::kStatus && moment.at > since;
            if (sets && !next)
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
    since->setDateTime(local(likelySince(target)));
    const auto hint = [=, &names = m_names] {
        const Instant at = instantOf(*since, earliest);
        QString text = tr("%1 – your local time (%2).", "instant, zone")
                           .arg(Moments::full(at), QString::fromLatin1(QTimeZone::systemTimeZoneId()));
        if (const Event* next = nextStatus(target, at))
            text += QLatin1Char(' ')
                + tr("It waited until %1, when the status was set to %2.", "instant, status")
                      .arg(Moments::brief(next->at, target.desk->now()),
                           names.name(NameBook::Kind::TicketStatus, next->value));
        form->setHint(since, text);
    };
    QObject::connect(since, &QDateTimeEdit::dateTimeChanged, form, hint);
    hint();
    form->onCheck([=] {
        const Instant at = instantOf(*since, earliest);
        if (statuses.empty())
            form->setProblem(status, tr("The agreement has no status that waits."));
        if (at > target.desk->now())
            form->setProblem(since, tr("This is in the future."));
        else if (at < earliest)
            form->setProblem(since, tr("The ticket came only on %1.", "instant").arg(Moments::full(earliest)));
    });
    form->onSubmit([&runner = m_runner, &names = m_names, target, statuses, status, since, reason, earliest] {
        const Symbol wanted = statuses[static_cast<std::size_t>(status->currentIndex())];
        const Instant at = instantOf(*since, earliest);
        return runner.execute(
            target.commands(WaitingSince { wanted, at, reason->text().trimmed().toStdString() }),
            tr("%1 since %2", "status, instant")
                .arg(names.name(NameBook::Kind::TicketStatus, wanted), Moments::brief(at, target.desk->now())));
    });
    form->show();
    since->setFocus();
    since->setCurrentSection(QDateTimeEdit::HourSection);
    since->setSelectedSection(QDateTimeEdit::HourSection);
}

} // namespace duebell
