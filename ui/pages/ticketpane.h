// One ticket, explained: its state and facts, its clocks, why the chosen one is due when it is, the picture of its
// life, the ledger by day and the history. Shows what it is given; asks only what time it is.
#pragma once

#include "desk/desk.h"
#include "ui/actions/ticketactions.h"
#include "ui/models/clockmodel.h"
#include "ui/models/historymodel.h"
#include "ui/models/ledgermodel.h"
#include "ui/pages/emptystate.h"
#include "ui/pages/statechip.h"
#include "ui/pages/timelinepicture.h"

#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include <functional>

namespace duebell {

class TicketPane : public QStackedWidget {
    Q_OBJECT

public:
    TicketPane(const NameBook& names, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
               TicketActions& actions, QWidget* parent = nullptr);

    void showTicket(const LiveTicket& ticket, Inspection inspection);
    void showNothing(const QString& title, const QString& hint);
    [[nodiscard]] std::optional<TicketId> ticket() const { return m_ticket; }
    /// Repaints what time changes; nothing while hidden.
    void tick();
    void focusClocks();

    [[nodiscard]] QString whyText() const { return m_why->text(); }

private:
    QWidget* makeHeader(TicketActions& actions);
    QWidget* makeClocks();
    QWidget* makeTabs();
    void takeTheme();
    void showFacts(const LiveTicket& ticket);
    void chooseClock(std::size_t clock);
    void fitClockTable();

    const NameBook& m_names;
    std::function<Instant()> m_now;
    const Theme& m_theme;
    const IconSet& m_icons;
    std::optional<TicketId> m_ticket;
    Inspection m_inspection;

    EmptyState* m_empty;
    QLabel* m_key = nullptr;
    QLabel* m_subject = nullptr;
    StateChip* m_state = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_notice = nullptr;
    QToolButton* m_link = nullptr;
    ClockModel* m_clockModel;
    QTableView* m_clocks = nullptr;
    QLabel* m_why = nullptr;
    TimelinePicture* m_timeline = nullptr;
    LedgerModel* m_ledgerModel;
    QTreeView* m_ledger = nullptr;
    HistoryModel* m_historyModel;
    QTableView* m_history = nullptr;
    QTabWidget* m_tabs = nullptr;
};

} // namespace duebell
