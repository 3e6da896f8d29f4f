#include "ui/models/proposalmodel.h"

#include "words/querytext.h"

namespace duebell {

ProposalModel::ProposalModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void ProposalModel::show(QueryCompletion completion)
{
    if (completion == m_completion)
        return;
    beginResetModel();
    m_completion = std::move(completion);
    endResetModel();
}

int ProposalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_completion.proposals.size());
}

QVariant ProposalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QueryProposal& shown = proposal(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case HintRole:
        return QueryText::hint(shown);
    case Qt::AccessibleTextRole: {
        const QString hint = QueryText::hint(shown);
        return hint.isEmpty() ? shown.text : tr("%1, %2", "proposal and what it means").arg(shown.text, hint);
    }
    default:
        return {};
    }
}

} // namespace duebell
