// The list of proposals beneath the query field. A child of the window and no window itself: the keyboard stays with
// the field, which hands on the keys that move in the list.
#pragma once

#include "ui/delegates/proposaldelegate.h"
#include "ui/models/proposalmodel.h"

#include <QListView>

namespace duebell {

class QueryPopup : public QListView {
    Q_OBJECT

public:
    /// Beneath `field`, whose window it covers.
    QueryPopup(QWidget* field, const Theme& theme);

    /// Shows the proposals, the first `offset` pixels from the field's leading edge; hides when there are none.
    void propose(QueryCompletion completion, int offset);
    /// Down, Up, PageDown, PageUp; true when the key was one of these.
    bool move(int key);
    /// The chosen proposal, or, with `orFirst`, the first; none chosen otherwise.
    [[nodiscard]] const QueryProposal* chosen(bool orFirst) const;
    [[nodiscard]] const QueryCompletion& completion() const { return m_model.completion(); }

Q_SIGNALS:
    void picked(const duebell::QueryProposal& proposal); ///< by the mouse

private:
    void place(int offset);

    QWidget* m_field;
    ProposalModel m_model;
};

} // namespace duebell
