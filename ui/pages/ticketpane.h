// One ticket, explained: its state and facts, its clocks, why the chosen one is due when it is; and in tabs where its
// time went, its history, and why this agreement applies. What a tab shows is made when somebody looks at it.
#pragma once

#include "ui/models/clockmodel.h"
#include "ui/pages/agreementtab.h"
#include "ui/pages/emptystate.h"
#include "ui/pages/historyview.h"
#include "ui/pages/ticketheader.h"
#include "ui/pages/timetab.h"

#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

#include <functional>

namespace duebell {

class TicketPane : public QStackedWidget {
    Q_OBJECT

public:
    TicketPane(const NameBook& names, std::function<Instant()> now, const Theme& theme, const IconSet& icons,
               TicketActions& actions, QWidget* parent = nullptr);

    /// Tickets are this desk's from now on; null: none is shown any more.
    void setDesk(Desk* desk);
    void showTicket(const LiveTicket& ticket, Inspection inspection);
    void showNothing(const QString& title, const QString& hint);
    [[nodiscard]] std::optional<TicketId> ticket() const { return m_ticket; }
    /// Repaints what time changes, and every few seconds tells it anew; nothing while hidden.
    void tick();
    void focusClocks();

    /// What the pane offers beside the commands: places to go to, what to copy.
    [[nodiscard]] const std::vector<QAction*>& offers() const { return m_offers; }
    [[nodiscard]] QString whyText() const { return m_why->text(); }
    [[nodiscard]] TicketHeader& header() { return *m_header; }
    [[nodiscard]] TimeTab& time() { return *m_time; }
    [[nodiscard]] HistoryView& history() { return *m_history; }
    [[nodiscard]] AgreementTab& agreement() { return *m_agreement; }
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);

private:
    void retell();
    QWidget* makeClocks();
    void makeTabs();
    void makeOffers();
    QAction* offer(const QString& text, const QKeySequence& shortcut, std::function<void()> run);
    void goTo(QWidget& tab, QWidget& focus);
    void forgetTicket();
    void fillTab();
    void fillHistory();
    void chooseClock(std::size_t clock);
    void select(std::size_t clock);
    [[nodiscard]] std::size_t clockOf(const TicketSummary& summary) const;
    void fitClockTable();
    void copyExplanation() const;
    [[nodiscard]] WordsContext words() const;
    [[nodiscard]] QString keyOf(TicketId ticket) const;

    const NameBook& m_names;
    std::function<Instant()> m_now;
    const Theme& m_theme;
    const IconSet& m_icons;
    Desk* m_desk = nullptr;
    std::optional<TicketId> m_ticket;
    Inspection m_inspection;
    bool m_sameTicket = false; // as before the last showTicket()
    std::optional<TicketId> m_historyOf;
    bool m_historyIsFilled = false;
    bool m_agreementIsFilled = false;

    EmptyState* m_empty;
    TicketHeader* m_header;
    ClockModel* m_clockModel;
    QTableView* m_clocks = nullptr;
    QLabel* m_why = nullptr;
    QTabWidget* m_tabs;
    TimeTab* m_time;
    HistoryView* m_history;
    AgreementTab* m_agreement;
    std::vector<QAction*> m_offers;
    QString m_title; // key and subject
};

} // namespace duebell
