// Which policy applies to a ticket and why: every policy, beneath it every condition, each with a tick or a cross and
// what the ticket has instead.
#pragma once

#include "sla/matching.h"
#include "ui/models/namebook.h"

#include <QAbstractItemModel>

namespace duebell {

class PolicyModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column {
        ConditionColumn,
        FoundColumn,
        ColumnCount,
    };
    enum Role {
        HoldsRole = Qt::UserRole, ///< bool
        ChosenRole, ///< bool: the policy in force
    };

    /// `names` must outlive the model.
    explicit PolicyModel(const NameBook& names, QObject* parent = nullptr);

    /// `lines` as explainMatch() gives them; `inForce` is the ticket's policy, null when none matches. They must stay
    /// until the next call.
    void show(std::vector<MatchLine> lines, const PolicyRule* inForce);
    [[nodiscard]] QModelIndex chosen() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node {
        MatchLine line;
        int parent = -1; // a node's number
        int row = 0;
        std::vector<int> children;
    };
    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;
    [[nodiscard]] QString policyText(const MatchLine& line) const;
    [[nodiscard]] QString policyVerdict(const MatchLine& line) const;
    [[nodiscard]] QString conditionText(const ConditionRule& condition) const;
    [[nodiscard]] QString fieldName(const ConditionRule& condition) const;
    [[nodiscard]] QString values(const ConditionRule& condition) const;
    [[nodiscard]] QString foundText(const MatchLine& line) const;

    const NameBook& m_names;
    std::vector<Node> m_nodes;
    std::vector<int> m_policies;
    const PolicyRule* m_inForce = nullptr;
};

} // namespace duebell
