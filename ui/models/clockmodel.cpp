#include "ui/models/clockmodel.h"

#include "ui/delegates/countdown.h"
#include "ui/models/moments.h"
#include "words/durationtext.h"
#include "words/names.h"

namespace duebell {

ClockModel::ClockModel(const NameBook& names, QObject* parent)
    : BoundedTableModel(parent)
    , m_names(names)
{
}

void ClockModel::show(const Inspection* inspection)
{
    beginResetModel();
    m_inspection = inspection;
    endResetModel();
}

const Clock* ClockModel::clockAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_inspection->result.clocks[static_cast<std::size_t>(row)] : nullptr;
}

int ClockModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_inspection ? 0 : static_cast<int>(m_inspection->result.clocks.size());
}

int ClockModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PromiseColumn:
        return tr("Promise", "column: which promise");
    case DueColumn:
        return tr("Due", "column: deadline");
    case VerdictColumn:
        return tr("State", "column: state and time left");
    default:
        return {};
    }
}

QString ClockModel::firstLine(const Clock& clock, int column) const
{
    if (column == DueColumn) {
        if (!clock.due)
            return clock.state == ClockState::Paused ? tr("when it goes on", "deadline of a paused clock")
                                                     : QStringLiteral("–");
        return Moments::brief(*clock.due, m_inspection->now);
    }
    if (column != PromiseColumn)
        return {};
    if (clock.metric == Metric::TimeInStatus)
        return tr("Time in “%1”", "status").arg(m_names.name(NameBook::Kind::TicketStatus, clock.status));
    return clock.cycle > 1
        ? tr("%1 %2", "metric, number of its round").arg(Names::metric(clock.metric)).arg(clock.cycle)
        : Names::metric(clock.metric);
}

QString ClockModel::secondLine(const Clock& clock, int column) const
{
    if (column == PromiseColumn)
        return tr("within %1", "target").arg(DurationText::open(clock.target));
    if (column == DueColumn)
        return tr("started %1").arg(Moments::brief(clock.started, m_inspection->now));
    return {};
}

QVariant ClockModel::cell(int row, int column, int role) const
{
    const Clock& clock = m_inspection->result.clocks[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return firstLine(clock, column);
    case Qt::AccessibleTextRole: {
        if (column != VerdictColumn)
            return QString(firstLine(clock, column) + QLatin1String(", ") + secondLine(clock, column));
        const CountdownContent content = countdownOf(&clock, rowStateOf(clock, m_inspection->now), m_inspection->now);
        return QString(content.primary + QLatin1String(", ") + content.secondary);
    }
    case Qt::ToolTipRole:
        return clock.due && column == DueColumn ? QVariant(Moments::utc(*clock.due)) : QVariant();
    case SecondLineRole:
        return secondLine(clock, column);
    case ClockRole:
        return QVariant::fromValue(&clock);
    case StateRole:
        return static_cast<int>(rowStateOf(clock, m_inspection->now));
    default:
        return {};
    }
}

} // namespace duebell
