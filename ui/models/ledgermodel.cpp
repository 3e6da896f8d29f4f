#include "ui/models/ledgermodel.h"

#include "ui/models/moments.h"
#include "words/durationtext.h"
#include "words/names.h"

#include <QLocale>

namespace duebell {

static constexpr quintptr kDay = 0; // internal id of a day; a row's is its day + 1

LedgerModel::LedgerModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void LedgerModel::show(const std::vector<LedgerRow>& rows, Instant now, const LedgerText::RowTest& isLate)
{
    beginResetModel();
    m_days = LedgerText::byDay(rows, Moments::context(now), isLate);
    endResetModel();
}

QModelIndex LedgerModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kDay);
}

QModelIndex LedgerModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kDay)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, kDay);
}

int LedgerModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_days.size());
    if (parent.internalId() != kDay || parent.column() != 0)
        return 0;
    return static_cast<int>(m_days[static_cast<std::size_t>(parent.row())].lines.size());
}

int LedgerModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

static Seconds pausedOn(const LedgerText::Day& day)
{
    Seconds paused { 0 };
    for (const LedgerText::Line& line : day.lines) {
        const Waiting waiting = waitingFor(line.kind);
        if (waiting == Waiting::Client || waiting == Waiting::ThirdParty || line.kind == RowKind::PausedByStatus)
            paused += line.length;
    }
    return paused;
}

QVariant LedgerModel::dayCell(const LedgerText::Day& day, int column, int role)
{
    if (role == Qt::ToolTipRole)
        return day.title;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn:
        return QLocale().toString(day.date, QStringLiteral("ddd d MMM"));
    case KindColumn: {
        const Seconds paused = pausedOn(day);
        if (paused > Seconds(0))
            return tr("%1 paused", "day in the ledger").arg(DurationText::open(paused));
        return day.counted > Seconds(0) ? QString() : tr("nothing counted", "day in the ledger");
    }
    case LengthColumn:
        return day.counted > Seconds(0) ? DurationText::open(day.counted) : QString();
    case TotalColumn:
        return DurationText::open(day.total);
    default:
        return {};
    }
}

QString LedgerModel::hours(Instant from, Instant to)
{
    return tr("%1–%2", "from, to: times of a day").arg(Moments::time(from), Moments::time(to));
}

QVariant LedgerModel::lineCell(const LedgerText::Line& line, int column, int role)
{
    if (role == KindRole)
        return static_cast<int>(line.kind);
    if (role == Qt::ToolTipRole)
        return tr("%1\n%2 to %3", "what, exact instants")
            .arg(line.text, Moments::utc(line.from), Moments::utc(line.to));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn:
        return hours(line.from, line.to);
    case KindColumn:
        return line.isLate ? tr("%1 (known later)", "ledger: what").arg(Names::rowKind(line.kind))
                           : Names::rowKind(line.kind);
    case LengthColumn:
        return DurationText::open(line.length);
    case TotalColumn:
        return line.kind == RowKind::Counted ? DurationText::open(line.total) : QString();
    default:
        return {};
    }
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() >= LengthColumn)
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    if (index.internalId() == kDay)
        return dayCell(m_days[static_cast<std::size_t>(index.row())], index.column(), role);
    const LedgerText::Day& day = m_days[index.internalId() - 1];
    return lineCell(day.lines[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(section >= LengthColumn ? Qt::AlignTrailing | Qt::AlignVCenter
                                                : Qt::AlignLeading | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("When", "ledger column");
    case KindColumn:
        return tr("What", "ledger column");
    case LengthColumn:
        return tr("Time", "ledger column");
    case TotalColumn:
        return tr("So far", "ledger column: counted so far");
    default:
        return {};
    }
}

} // namespace duebell
