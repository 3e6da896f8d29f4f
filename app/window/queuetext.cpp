#include "window/queuetext.h"

#include "ui/delegates/countdown.h"

#include <vector>

namespace duebell {

static QStringList cellsOf(const QueueModel& model, int row, Instant now)
{
    QStringList cells;
    for (const QueueColumnTraits& traits : kQueueColumns) {
        if (!traits.shown)
            continue;
        const QModelIndex index = model.index(row, static_cast<int>(traits.column));
        if (traits.column != QueueColumn::Clock) {
            cells.append(index.data().toString());
            continue;
        }
        const auto* clock = index.data(QueueModel::ClockRole).value<const Clock*>();
        const auto state = static_cast<RowState>(index.data(QueueModel::StateRole).toInt());
        const CountdownContent content = countdownOf(clock, state, now);
        QStringList details { content.metric, content.secondary };
        details.removeAll(QString());
        cells.append(details.isEmpty() ? content.primary
                                       : content.primary + QStringLiteral(" (") + details.join(QStringLiteral(" · "))
                             + QLatin1Char(')'));
    }
    return cells;
}

QString queueAsText(const QueueModel& model, Instant now)
{
    constexpr qsizetype kWidest = 60;
    std::vector<QStringList> lines;
    std::vector<qsizetype> widths(kQueueColumns.size(), 0);
    for (int row = 0; row < model.rowCount(); ++row) {
        lines.push_back(model.ticketAt(row) ? cellsOf(model, row, now)
                                            : QStringList(model.index(row, 0).data(Qt::AccessibleTextRole).toString()));
        if (!model.ticketAt(row))
            continue;
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths[column]
                = std::max(widths[column], std::min(kWidest, lines.back()[static_cast<qsizetype>(column)].size()));
    }
    QString text;
    for (const QStringList& cells : lines) {
        QString line = cells.size() == 1 ? QStringLiteral("— %1 —").arg(cells.first()) : QString();
        for (qsizetype column = 0; cells.size() > 1 && column < cells.size(); ++column)
            line += cells[column].leftJustified(widths[static_cast<std::size_t>(column)], QLatin1Char(' '))
                + QStringLiteral("  ");
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

} // namespace duebell
