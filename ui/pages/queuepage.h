// The queue: views at the side, the filter and the table, and the pane that explains the current ticket. Owns all
// wiring between them and the desk.
#pragma once

#include "ui/actions/queueactions.h"
#include "ui/actions/viewactions.h"
#include "ui/models/choicemodel.h"
#include "ui/pages/filterline.h"
#include "ui/pages/queueview.h"
#include "ui/pages/ticker.h"
#include "ui/pages/ticketpane.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QWidget>

namespace duebell {

class QueuePage : public QWidget {
    Q_OBJECT

public:
    /// All references must outlive the page.
    QueuePage(const NameBook& names, const Theme& theme, const IconSet& icons, TicketActions& actions,
              QWidget* parent = nullptr);

    /// Shows this desk instead of the one before; null shows none. `me` is whose tickets are "mine".
    void setDesk(Desk* desk, Symbol me);

    /// A command that stands beside the filter.
    void addBarAction(QAction* action);
    void focusFilter();
    void focusQueue();
    void clearFilter();
    /// The page about the query language.
    void showQueryHelp();
    /// Makes the ticket with this key current, wherever it stands; false when the desk has none.
    bool selectKey(const QString& displayKey);
    /// The same by its number.
    bool select(TicketId ticket);
    /// The ticket in the pane is shown anew, as it stands now.
    void refreshPane();
    void selectFirstTicket();
    /// For the command palette: the views, and the tickets that fit what is typed.
    [[nodiscard]] std::vector<Choice> viewChoices();
    [[nodiscard]] std::vector<Choice> ticketChoices(const QString& typed);

    /// The shown desk's instant.
    [[nodiscard]] Instant now() const;
    [[nodiscard]] QueueModel& model() { return m_model; }
    [[nodiscard]] QueueActions& queueActions() { return *m_queueActions; }
    [[nodiscard]] ViewActions& viewActions() { return *m_viewActions; }
    [[nodiscard]] SavedViews& savedViews() { return m_savedViews; }
    [[nodiscard]] Sidebar& sidebar() { return *m_sidebar; }
    [[nodiscard]] QueueView& view() { return *m_view; }
    [[nodiscard]] FilterLine& filter() { return *m_filter; }
    [[nodiscard]] TicketPane& pane() { return *m_pane; }
    [[nodiscard]] Ticker& ticker() { return *m_ticker; }
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);

    /// Repaints what a second changed.
    void tick();

private:
    [[nodiscard]] const QueryVocabulary& vocabulary();
    void goToFound();
    void layOutParts();
    void connectParts();
    [[nodiscard]] QWidget* makeQueueArea();
    void showCurrent();
    void showInPane(std::size_t ticket);
    void showEmptyState();
    void showEmptyView();
    void takeReset();
    void prepare();
    void showView();
    void takeTickets();

    bool m_focusWanted = false;
    Desk* m_desk = nullptr;
    Symbol m_me;
    std::optional<QueryVocabulary> m_vocabulary; // while names and values in use are these
    const NameBook& m_names;
    const Theme& m_theme;
    const IconSet& m_icons;
    TicketActions& m_actions;
    QueueModel m_model;
    SavedViews m_savedViews;
    SidebarModel m_views;
    Sidebar* m_sidebar;
    FilterLine* m_filter;
    QHBoxLayout* m_bar = nullptr;
    QStackedWidget* m_tableOrEmpty = nullptr;
    QueueView* m_view;
    QueueActions* m_queueActions;
    QueueLook* m_look;
    ViewActions* m_viewActions;
    EmptyState* m_empty;
    TicketPane* m_pane;
    QSplitter* m_splitter;
    Ticker* m_ticker;
    QTimer m_preparation; // texts are made ready between two events
};

} // namespace duebell
