// Where a ticket's time went: the picture of its life, who it waited for, and the chosen clock's ledger by day. Scrolls
// where the window is low.
#pragma once

#include "ui/models/ledgermodel.h"
#include "ui/pages/timelinepicture.h"
#include "ui/pages/waitingbar.h"

#include <QScrollArea>
#include <QTreeView>

namespace duebell {

class TimeTab : public QScrollArea {
    Q_OBJECT

public:
    /// Both must outlive the tab.
    TimeTab(const NameBook& names, const Theme& theme, QWidget* parent = nullptr);

    /// `inspection` must stay where it is until the next call or clear(). `same`: the ticket is the one before.
    void show(const Inspection& inspection, std::size_t clock, bool same);
    void clear();
    [[nodiscard]] TimelinePicture& timeline() { return *m_timeline; }
    [[nodiscard]] QTreeView& ledger() { return *m_ledger; }

Q_SIGNALS:
    void clockClicked(std::size_t clock);

private:
    void setUpLedger();

    [[nodiscard]] std::vector<bool> unfoldedDays() const; // of the ledger, by day
    void showLastDay();

    TimelinePicture* m_timeline;
    WaitingBar* m_waiting;
    LedgerModel* m_ledgerModel;
    QTreeView* m_ledger;
    std::size_t m_clock = 0; // whose ledger it is
};

} // namespace duebell
