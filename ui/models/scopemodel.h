// The sidebar: views of the queue with their counts.
#pragma once

#include "ui/models/queuemodel.h"

#include <QAbstractListModel>

namespace duebell {

/// The state whose icon and colour stand for a whole lane.
[[nodiscard]] RowState stateOfLane(Lane lane);

class ScopeModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole, ///< int
        IconRole, ///< QString: the icon's name
        StateRole, ///< int of RowState, the icon's colour; invalid for the text's
    };

    explicit ScopeModel(const QueueModel& queue, QObject* parent = nullptr);

    /// Whose tickets "My tickets" are; `Symbol{}` leaves that view out.
    void setMe(Symbol me);
    [[nodiscard]] QueueScope scopeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// Counts changed.
    void refresh();

private:
    struct Entry {
        QString name;
        QString icon;
        std::optional<RowState> state;
        QueueScope scope;
        int count = 0;
    };
    void build();

    const QueueModel& m_queue;
    Symbol m_me;
    std::vector<Entry> m_entries;
};

} // namespace duebell
