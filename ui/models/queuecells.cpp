#include "ui/models/queuecells.h"

#include "desk/foldedtext.h"
#include "sla/rulebook.h"
#include "ui/models/moments.h"
#include "words/names.h"

namespace duebell {

static QString utf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString QueueCells::text(const LiveTicket& ticket, QueueColumn column) const
{
    const TicketSummary& summary = ticket.summary;
    const QueueColumnTraits& traits = traitsOf(column);
    switch (traits.source) {
    case ColumnSource::Key:
        return utf8(ticket.record.displayKey);
    case ColumnSource::Subject:
        return ticket.texts.subject.empty() ? m_names.name(NameBook::Kind::Type, summary.type)
                                            : utf8(ticket.texts.subject);
    case ColumnSource::Name:
    case ColumnSource::Priority:
    case ColumnSource::Tier:
        if (column == QueueColumn::Assignee && !summary.assignee)
            return tr("nobody", "assignee");
        return m_names.name(traits.names, summary.*traits.symbol);
    case ColumnSource::Labels:
        return QString(m_names.name(traits.names, summary.labels))
            .replace(QLatin1Char(','), tr(", ", "between labels"));
    case ColumnSource::Metric:
        return summary.clock ? Names::metric(summary.clock->metric) : QString();
    case ColumnSource::Policy:
        return summary.policy ? utf8(summary.policy->name) : QString();
    case ColumnSource::Moment:
        return summary.*traits.instant == Instant {} ? QString() : Moments::full(summary.*traits.instant);
    case ColumnSource::Clock:
        break;
    }
    return {};
}

QString QueueCells::secondLine(const LiveTicket& ticket, QueueColumn column) const
{
    if (column == QueueColumn::Subject)
        return text(ticket, QueueColumn::Client);
    return column == QueueColumn::TicketStatus ? text(ticket, QueueColumn::Assignee) : QString();
}

QString QueueCells::toolTip(const LiveTicket& ticket, QueueColumn column) const
{
    const QueueColumnTraits& traits = traitsOf(column);
    if (traits.source == ColumnSource::Clock)
        return ticket.summary.missedBefore ? tr("A promise was missed before; nothing is late now.") : QString();
    if (traits.source == ColumnSource::Moment)
        return Moments::utc(ticket.summary.*traits.instant);
    return text(ticket, column); // it may be cut off
}

bool QueueCells::isMuted(const LiveTicket& ticket, QueueColumn column)
{
    return (column == QueueColumn::Subject && ticket.texts.subject.empty())
        || (column == QueueColumn::Assignee && !ticket.summary.assignee);
}

QString QueueCells::foldedText(const LiveTicket& ticket) const
{
    QString key;
    for (const QueueColumn column : { QueueColumn::Key, QueueColumn::Subject, QueueColumn::Client,
                                      QueueColumn::Priority, QueueColumn::TicketStatus, QueueColumn::Assignee }) {
        key += text(ticket, column);
        key += QLatin1Char('\n');
    }
    return folded(key);
}

QString QueueCells::title(QueueColumn column)
{
    return QCoreApplication::translate("QueueColumns", traitsOf(column).title);
}

QString QueueCells::hint(QueueColumn column)
{
    return QCoreApplication::translate("QueueColumns", traitsOf(column).hint);
}

} // namespace duebell
