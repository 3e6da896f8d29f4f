// Why this agreement: which policy applies to the ticket, and every condition of every policy with a tick or a cross.
#pragma once

#include "desk/desk.h"
#include "ui/models/policymodel.h"
#include "ui/theme/iconset.h"

#include <QLabel>
#include <QTreeView>
#include <QWidget>

namespace duebell {

class AgreementTab : public QWidget {
    Q_OBJECT

public:
    /// All references must outlive the tab.
    AgreementTab(const NameBook& names, const Theme& theme, const IconSet& icons, QWidget* parent = nullptr);

    /// The desk that the inspection comes from; its timeline stays until clear().
    void show(const Desk& desk, const Inspection& inspection);
    void clear();
    [[nodiscard]] QString summary() const { return m_summary->text(); }
    [[nodiscard]] QTreeView& tree() { return *m_tree; }

private:
    [[nodiscard]] QString summaryOf(const Inspection& inspection) const;

    PolicyModel* m_model;
    QLabel* m_summary;
    QTreeView* m_tree;
};

} // namespace duebell
