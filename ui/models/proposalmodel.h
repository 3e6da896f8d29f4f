// What could be typed next in the query field, with a word about each.
#pragma once

#include "desk/querycompletion.h"

#include <QAbstractListModel>

namespace duebell {

class ProposalModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        HintRole = Qt::UserRole, ///< QString: a name, or what the proposal means
    };

    explicit ProposalModel(QObject* parent = nullptr);

    void show(QueryCompletion completion);
    void clear() { show({}); }
    [[nodiscard]] const QueryCompletion& completion() const { return m_completion; }
    [[nodiscard]] const QueryProposal& proposal(int row) const
    {
        return m_completion.proposals[static_cast<std::size_t>(row)];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QueryCompletion m_completion;
};

} // namespace duebell
