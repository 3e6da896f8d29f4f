#include "ui/models/historymodel.h"

#include "ui/models/eventteller.h"
#include "ui/models/moments.h"

#include <algorithm>

namespace duebell {

HistoryModel::HistoryModel(const NameBook& names, QObject* parent)
    : BoundedTableModel(parent)
    , m_names(names)
{
}

void HistoryModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void HistoryModel::show(const Inspection& inspection)
{
    std::vector<Event> events;
    for (const Event& event : *inspection.events) {
        if (event.at <= inspection.now && event.kind != EventKind::Initial)
            events.push_back(event);
    }
    std::sort(events.begin(), events.end(), foldsBefore);
    beginResetModel();
    m_now = inspection.now;
    m_entries.clear();
    EventTeller teller(m_names);
    for (const Event& event : *inspection.events) {
        if (event.kind == EventKind::Initial)
            teller.take(event);
    }
    for (const Event& event : events)
        m_entries.push_back({ event.at, event.recorded, teller.tell(event), teller.actor(event) });
    std::reverse(m_entries.begin(), m_entries.end());
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("When", "history column");
    case WhatColumn:
        return tr("What happened", "history column");
    case WhoColumn:
        return tr("Who", "history column");
    default:
        return {};
    }
}

QVariant HistoryModel::cell(int row, int column, int role) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    if (role == Qt::ToolTipRole)
        return tr("Happened %1\nRecorded %2", "exact instants")
            .arg(Moments::utc(entry.at), Moments::utc(entry.recorded));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn:
        return Moments::brief(entry.at, m_now);
    case WhatColumn:
        return entry.what;
    case WhoColumn:
        return entry.who;
    default:
        return {};
    }
}

} // namespace duebell
