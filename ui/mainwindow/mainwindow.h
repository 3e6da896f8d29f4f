// The window around the pages: menus, status bar, banners, and what is remembered between two starts. Pages
// own their wiring; this class only joins them to the desk.
#pragma once

#include "desk/desk.h"
#include "ui/actions/alertactions.h"
#include "ui/actions/deskactions.h"
#include "ui/actions/followactions.h"
#include "ui/dialogs/commandpalette.h"
#include "ui/models/namebook.h"
#include "ui/pages/banner.h"
#include "ui/pages/queuepage.h"
#include "ui/pages/statusline.h"
#include "ui/pages/timemachine.h"
#include "ui/pages/toaststack.h"

#include <QMainWindow>

#include <functional>

namespace duebell {

/// Where the shown desk comes from, for the status bar.
struct DeskInfo {
    QString path;
    QString name;
    QString zone;
    std::optional<Instant> lastImport;
    QString lastImportSource;
    Symbol me; ///< who is at the desk
    QString meName;
    std::shared_ptr<const WorkCalendar> hours; ///< the desk's main opening hours; null: nothing is promised
    QString hoursName;
};

class StartPage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows a desk with the names of its agreement; it must stay until another or null is shown.
    void showDesk(Desk* desk, const NameBook& names, const DeskInfo& info);
    void showFailure(const QString& text);
    [[nodiscard]] QueuePage& queue() { return *m_queue; }
    [[nodiscard]] const Banner& asOfBanner() const { return m_timeMachine->banner(); }
    [[nodiscard]] TimeMachine& timeMachine() { return *m_timeMachine; }
    [[nodiscard]] const StatusLine& statusLine() const { return *m_status; }
    /// An import came while the desk is shown.
    void setLastImport(std::optional<Instant> at, const QString& source);
    [[nodiscard]] const Banner& failureBanner() const { return *m_failure; }
    [[nodiscard]] TicketActions& actions() { return *m_actions; }
    [[nodiscard]] CommandPalette& commandPalette() { return *m_palette; }
    [[nodiscard]] DeskActions& desks() { return *m_desks; }
    [[nodiscard]] FollowActions& follow() { return *m_follow; }
    [[nodiscard]] AlertActions& alerts() { return *m_alerts; }
    [[nodiscard]] ToastStack& toasts() { return *m_toasts; }
    [[nodiscard]] bool isPastShown() const { return m_desk && m_desk->isAsOf(); }
    /// Nothing is remembered between starts: for pictures and tests.
    void setRemembering(bool remembering) { m_remembering = remembering; }
    void restore();

Q_SIGNALS:
    void meChosen(const QString& personId);
    void asOfRequested(std::optional<duebell::Instant> at); ///< none: back to now

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeMenus();
    void fillPeopleMenu();
    void makePalette(std::vector<const QMenu*> menus);
    void fillViewMenu(QMenu* view);
    void makeStatusBar();
    void refreshStatusBar();
    void takeTheme();
    QAction* addAction(QMenu* menu, const QString& text, const QString& icon, const QKeySequence& shortcut,
                       std::function<void()> run);

    Theme& m_theme;
    IconSet m_icons;
    NameBook m_names;
    TicketActions* m_actions;
    CommandPalette* m_palette = nullptr;
    DeskActions* m_desks;
    FollowActions* m_follow;
    StartPage* m_start;
    AlertActions* m_alerts;
    QueuePage* m_queue;
    TimeMachine* m_timeMachine;
    Banner* m_failure;
    ToastStack* m_toasts;
    Desk* m_desk = nullptr;
    DeskInfo m_info;
    QMenu* m_people = nullptr;
    StatusLine* m_deskLine = nullptr;
    StatusLine* m_status = nullptr;
    QAction* m_asOf = nullptr;
    std::vector<std::pair<QAction*, QString>> m_iconed; // to recolour with the theme
    bool m_remembering = true;
};

} // namespace duebell
