#include "ui/actions/ticketcopy.h"

#include "ui/models/moments.h"
#include "ui/models/queuemodel.h"
#include "words/csvtext.h"
#include "words/names.h"
#include "words/whysentence.h"

#include <QHeaderView>

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kMostSummaries = 200;

    const Clock* sameClock(const TicketResult& result, const Clock& wanted)
    {
        for (const Clock& clock : result.clocks) {
            if (clock.metric == wanted.metric && clock.cycle == wanted.cycle && clock.status == wanted.status)
                return &clock;
        }
        return nullptr;
    }

} // namespace

QString TicketCopy::summary(const Desk& desk, const NameBook& names, const LiveTicket& ticket)
{
    using Kind = NameBook::Kind;
    const TicketSummary& summary = ticket.summary;
    QString text = QString::fromStdString(ticket.record.displayKey);
    if (!ticket.texts.subject.empty())
        text = tr("%1: %2", "ticket, subject").arg(text, QString::fromStdString(ticket.texts.subject));
    QStringList facts { Names::rowState(summary.state), names.name(Kind::TicketStatus, summary.status),
                        names.name(Kind::Client, summary.client), names.name(Kind::Priority, summary.priority) };
    facts.append(summary.assignee ? tr("assigned to %1", "person").arg(names.name(Kind::Person, summary.assignee))
                                  : tr("assigned to nobody"));
    facts.removeAll(QString());
    text += QLatin1Char('\n') + facts.join(QStringLiteral(" · "));
    const TicketResult& result = desk.evaluate(ticket);
    if (const Clock* clock = summary.clock ? sameClock(result, *summary.clock) : nullptr) {
        WordsContext words = Moments::context(desk.now());
        words.nameOf = [&names](Symbol id) { return names.anyName(id); };
        text += QLatin1Char('\n')
            + tr("%1: %2", "promise, why it is due when it is")
                  .arg(Names::metric(clock->metric), WhySentence::of(result, *clock, words));
    }
    if (!ticket.texts.link.empty())
        text += QLatin1Char('\n') + QString::fromStdString(ticket.texts.link);
    return text;
}

QString TicketCopy::text(const Desk& desk, const NameBook& names, std::span<const TicketId> tickets)
{
    QStringList paragraphs;
    for (const TicketId id : tickets.first(std::min(tickets.size(), kMostSummaries))) {
        if (const std::optional<std::size_t> index = desk.indexOf(id))
            paragraphs.append(summary(desk, names, desk.tickets()[*index]));
    }
    if (tickets.size() > kMostSummaries)
        paragraphs.append(tr("… and %n more ticket(s).", "", static_cast<int>(tickets.size() - kMostSummaries)));
    return paragraphs.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

QString TicketCopy::table(const QTableView& view)
{
    const QHeaderView& header = *view.horizontalHeader();
    std::vector<int> columns;
    QStringList cells;
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (view.isColumnHidden(column))
            continue;
        columns.push_back(column);
        cells.append(view.model()->headerData(column, Qt::Horizontal).toString());
    }
    QString text = CsvText::row(cells);
    std::vector<int> rows;
    for (const QItemSelectionRange& range : view.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    for (const int row : rows) {
        if (view.model()->index(row, 0).data(QueueModel::IsHeaderRole).toBool())
            continue;
        cells.clear();
        for (const int column : columns) {
            const QModelIndex index = view.model()->index(row, column);
            const QString shown = index.data().toString();
            cells.append(shown.isEmpty() ? index.data(Qt::AccessibleTextRole).toString() : shown);
        }
        text += CsvText::row(cells);
    }
    return text;
}

QString TicketCopy::links(const Desk& desk, std::span<const TicketId> tickets)
{
    QStringList links;
    for (const TicketId id : tickets) {
        const std::optional<std::size_t> index = desk.indexOf(id);
        if (index && !desk.tickets()[*index].texts.link.empty())
            links.append(QString::fromStdString(desk.tickets()[*index].texts.link));
    }
    return links.join(QLatin1Char('\n'));
}

} // namespace duebell
