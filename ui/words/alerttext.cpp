#include "words/alerttext.h"

#include "scenarios/builtinscenario.h"
#include "words/durationtext.h"
#include "words/firingtext.h"
#include "words/momenttext.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace duebell {

AlertText::AlertText(const Announcement& announcement, std::function<AlertTicket(TicketId)> ticketOf,
                     const WordsContext& context)
    : m_announcement(announcement)
    , m_ticketOf(std::move(ticketOf))
    , m_context(context)
{
}

bool AlertText::isBreach(const Alert& alert)
{
    return alert.key.scenario == builtinscenario::kBreach;
}

const Alert& AlertText::foremost() const
{
    return *std::ranges::min_element(m_announcement.alerts, {}, [](const Alert& alert) {
        return std::tuple(!isBreach(alert), alert.clock.due.value_or(alert.key.deadline));
    });
}

QString AlertText::briefly(const Alert& alert) const
{
    const QString promise = FiringText::promise(alert.key, m_context);
    const Instant due = alert.clock.due.value_or(alert.key.deadline);
    if (isBreach(alert))
        return tr("%1 overdue since %2", "what, moment").arg(promise, MomentText::brief(due, m_context));
    // Whole minutes: it stays on the screen for a while.
    const Seconds left = due - m_context.now;
    return left < std::chrono::minutes(1)
        ? tr("%1 due within a minute", "what").arg(promise)
        : tr("%1 due in %2", "what, length of time")
              .arg(promise, DurationText::wall(std::chrono::floor<std::chrono::minutes>(left)));
}

QString AlertText::exactly(const Alert& alert) const
{
    const QString promise = FiringText::promise(alert.key, m_context);
    const QString due = MomentText::brief(alert.clock.due.value_or(alert.key.deadline), m_context);
    QString text = isBreach(alert) ? tr("%1 was due %2", "what, moment").arg(promise, due)
                                   : tr("%1 due %2", "what, moment").arg(promise, due);
    text[0] = text[0].toUpper();
    return text;
}

QString AlertText::title() const
{
    if (m_announcement.isDigest())
        return digestTitle();
    const Alert& alert = foremost();
    return tr("%1: %2", "ticket, what about it").arg(m_ticketOf(alert.key.ticket).key, briefly(alert));
}

QString AlertText::digestTitle() const
{
    const auto breaches = static_cast<int>(std::ranges::count_if(m_announcement.alerts, isBreach));
    const auto warnings = static_cast<int>(m_announcement.alerts.size()) - breaches;
    const QString broken
        = breaches == 1 ? tr("1 promise is broken") : tr("%n promises are broken", "two or more", breaches);
    if (warnings == 0)
        return broken;
    if (breaches == 0)
        return tr("%n promises are about to break", "two or more", warnings);
    return tr("%1, %2", "so many broken, so many about to break")
        .arg(broken, tr("%n about to break", "promises", warnings));
}

QString AlertText::body() const
{
    return m_announcement.isDigest() ? digestBody() : ticketBody();
}

QString AlertText::ticketBody() const
{
    const Alert& first = foremost();
    const AlertTicket ticket = m_ticketOf(first.key.ticket);
    QStringList about;
    for (const QString& part : { ticket.client, ticket.subject }) {
        if (!part.isEmpty())
            about.append(part);
    }
    about.append(ticket.assignee.isEmpty() ? tr("assigned to nobody") : tr("assigned to %1").arg(ticket.assignee));
    QStringList lines { about.join(tr(" · ", "between client, subject and assignee")) };
    if (!isBreach(first)) // of a breach the title says it
        lines.append(exactly(first));
    for (const Alert& alert : m_announcement.alerts) {
        if (&alert != &first)
            lines.append(exactly(alert));
    }
    return lines.join(QLatin1Char('\n'));
}

QString AlertText::digestBody() const
{
    const std::vector<TicketId> tickets = m_announcement.tickets();
    const auto count = static_cast<int>(tickets.size());
    // One more line would only say that there is one more.
    const int named = count <= kNamed + 1 ? count : kNamed;
    QStringList lines;
    for (int i = 0; i < named; ++i) {
        const TicketId ticket = tickets[static_cast<std::size_t>(i)];
        const auto alert
            = std::ranges::find(m_announcement.alerts, ticket, [](const Alert& each) { return each.key.ticket; });
        lines.append(tr("%1: %2", "ticket, what about it").arg(m_ticketOf(ticket).key, briefly(*alert)));
    }
    if (count > named)
        lines.append(tr("and %n more", "tickets", count - named));
    return lines.join(QLatin1Char('\n'));
}

} // namespace duebell
