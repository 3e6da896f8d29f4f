#include "ui/models/historymodel.h"

#include "ui/models/moments.h"

#include <algorithm>

namespace duebell {

static constexpr qsizetype kMostLines = 8;
static constexpr qsizetype kMostCharacters = 640;

HistoryModel::HistoryModel(QObject* parent)
    : BoundedTableModel(parent)
{
}

QString HistoryModel::beginning(const QString& body)
{
    qsizetype end = std::min(body.size(), kMostCharacters);
    qsizetype lines = 0;
    for (qsizetype at = 0; at < end; ++at) {
        if (body[at] == QLatin1Char('\n') && ++lines == kMostLines)
            end = at;
    }
    // A few more words or one more line are not worth a click.
    if (body.size() - end < kMostCharacters / 8 && body.mid(end).count(QLatin1Char('\n')) <= 1)
        return body;
    qsizetype cut = end;
    while (cut > end - 40 && cut > 0 && !body[cut].isSpace())
        --cut;
    const bool foundSpace = cut > 0 && body[cut].isSpace();
    if (!foundSpace)
        cut = end - (body[end - 1].isHighSurrogate() ? 1 : 0);
    return body.left(cut).trimmed() + QStringLiteral(" …");
}

void HistoryModel::show(std::vector<HistoryEntry> entries, Instant now, bool sameTicket)
{
    beginResetModel();
    if (!sameTicket)
        m_unfolded.clear();
    m_now = now;
    m_rows.clear();
    m_rows.reserve(entries.size());
    for (HistoryEntry& entry : entries) {
        Row row { std::move(entry), {}, 0 };
        row.beginning = beginning(row.entry.body);
        if (row.beginning.size() != row.entry.body.size()) {
            constexpr qsizetype perLine = kMostCharacters / kMostLines;
            const QString rest = row.entry.body.mid(row.beginning.size());
            row.hiddenLines = static_cast<int>(std::max(rest.count(QLatin1Char('\n')) + 1, rest.size() / perLine + 1));
        }
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void HistoryModel::setOldestFirst(bool oldestFirst)
{
    if (m_oldestFirst == oldestFirst)
        return;
    beginResetModel();
    m_oldestFirst = oldestFirst;
    endResetModel();
}

std::size_t HistoryModel::place(int row) const
{
    const auto number = static_cast<std::size_t>(row);
    return m_oldestFirst ? number : m_rows.size() - 1 - number;
}

const HistoryEntry& HistoryModel::entryAt(int row) const
{
    return m_rows[place(row)].entry;
}

bool HistoryModel::isUnfolded(int row) const
{
    return m_unfolded.contains(entryAt(row).sequence);
}

void HistoryModel::setUnfolded(int row, bool unfolded)
{
    if (row < 0 || row >= rowCount() || m_rows[place(row)].hiddenLines == 0)
        return;
    if (unfolded)
        m_unfolded.insert(entryAt(row).sequence);
    else
        m_unfolded.erase(entryAt(row).sequence);
    Q_EMIT dataChanged(index(row, 0), index(row, 0));
}

QString HistoryModel::tip(const HistoryEntry& entry)
{
    if (entry.kind == HistoryEntry::Kind::Alert)
        return tr("%1\n%2, %3", "what was announced, to whom, exact instant")
            .arg(entry.what, entry.who, Moments::utc(entry.at));
    const QString when
        = tr("Happened %1\nRecorded %2", "exact instants").arg(Moments::utc(entry.at), Moments::utc(entry.recorded));
    return entry.account.isEmpty()
        ? when
        : tr("%1\nBy hand, from the account “%2” of the operating system", "instants, account")
              .arg(when, entry.account);
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant HistoryModel::cell(int row, int, int role) const
{
    const Row& held = m_rows[place(row)];
    switch (role) {
    case Qt::DisplayRole:
        return held.entry.what;
    case Qt::AccessibleTextRole:
        return HistoryTelling::text(held.entry, m_now);
    case Qt::ToolTipRole:
        return tip(held.entry);
    case EntryRole:
        return QVariant::fromValue(&held.entry);
    case BodyRole:
        return isUnfolded(row) ? held.entry.body : held.beginning;
    case HiddenLinesRole:
        return isUnfolded(row) ? 0 : held.hiddenLines;
    case FoldableRole:
        return held.hiddenLines > 0;
    default:
        return {};
    }
}

} // namespace duebell
