#include "ui/models/scopemodel.h"

#include "ui/theme/iconset.h"
#include "words/names.h"

namespace duebell {

ScopeModel::ScopeModel(const QueueModel& queue, QObject* parent)
    : QAbstractListModel(parent)
    , m_queue(queue)
{
    build();
}

RowState stateOfLane(Lane lane)
{
    switch (lane) {
    case Lane::DueSoon:
        return RowState::AtRisk;
    case Lane::BreachedToday:
    case Lane::OlderOverdue:
        return RowState::Breached;
    case Lane::Later:
        return RowState::Running;
    case Lane::Waiting:
        return RowState::Paused;
    case Lane::NoAgreement:
        return RowState::NoAgreement;
    case Lane::Done:
        break;
    }
    return RowState::Done;
}

void ScopeModel::build()
{
    beginResetModel();
    m_entries.clear();
    m_entries.push_back({ tr("All open", "view"), QStringLiteral("queue"), {}, {}, 0 });
    if (m_me)
        m_entries.push_back({ tr("My tickets", "view"), QStringLiteral("person"), {}, { {}, m_me }, 0 });
    m_entries.push_back({ tr("Unassigned", "view"), QStringLiteral("unassigned"), {}, { {}, Symbol {} }, 0 });
    for (const Lane lane : kLaneOrder) {
        const RowState state = stateOfLane(lane);
        m_entries.push_back({ Names::lane(lane), IconSet::nameOf(state), state, { lane, {} }, 0 });
    }
    endResetModel();
}

void ScopeModel::setMe(Symbol me)
{
    m_me = me;
    build();
    refresh();
}

QueueScope ScopeModel::scopeAt(int row) const
{
    return m_entries[static_cast<std::size_t>(row)].scope;
}

void ScopeModel::refresh()
{
    for (Entry& entry : m_entries)
        entry.count = static_cast<int>(m_queue.countOf(entry.scope));
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), { CountRole, Qt::AccessibleTextRole });
}

int ScopeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ScopeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %n ticket(s)", "view", entry.count).arg(entry.name);
    case CountRole:
        return entry.count;
    case IconRole:
        return entry.icon;
    case StateRole:
        return entry.state ? QVariant(static_cast<int>(*entry.state)) : QVariant();
    default:
        return {};
    }
}

} // namespace duebell
