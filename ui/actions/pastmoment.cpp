#include "ui/actions/pastmoment.h"

#include "ui/models/moments.h"

#include <QTimeZone>

namespace duebell {

static Instant latestCreation(const CommandTarget& target)
{
    Instant latest {};
    for (const TicketId id : target.tickets) {
        if (const std::optional<std::size_t> index = target.desk->indexOf(id))
            latest = std::max(latest, target.desk->tickets()[*index].summary.created);
    }
    return latest;
}

PastMoment::PastMoment(FormDialog& form, const QString& label, const CommandTarget& target, Instant proposed)
    : m_form(form)
    , m_desk(*target.desk)
    , m_field(form.addMoment(label))
    , m_earliest(latestCreation(target))
{
    m_field->setDateTime(QDateTime::fromSecsSinceEpoch(proposed.time_since_epoch().count()));
}

Instant PastMoment::instant() const
{
    const Instant shown { Seconds(m_field->dateTime().toSecsSinceEpoch()) };
    return shown < m_earliest && shown + std::chrono::minutes(1) > m_earliest ? m_earliest : shown;
}

void PastMoment::explain(const QString& more) const
{
    QString text = tr("%1 – your local time (%2).", "instant, zone")
                       .arg(Moments::full(instant()), QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    if (!more.isEmpty())
        text += QLatin1Char(' ') + more;
    m_form.setHint(m_field, text);
}

bool PastMoment::check() const
{
    if (instant() > m_desk.now())
        m_form.setProblem(m_field, tr("This is in the future."));
    else if (instant() < m_earliest)
        m_form.setProblem(m_field, tr("The ticket came only on %1.", "instant").arg(Moments::full(m_earliest)));
    else
        return true;
    return false;
}

} // namespace duebell
