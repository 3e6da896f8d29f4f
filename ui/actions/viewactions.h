// What can be done with views of the queue: save, rename, arrange, pin, delete and take back, share as a file.
#pragma once

#include "ui/models/savedviews.h"
#include "ui/pages/filterline.h"
#include "ui/pages/queuelook.h"
#include "ui/pages/sidebar.h"

#include <QAction>
#include <QMenu>

#include <functional>
#include <memory>

namespace duebell {

class ViewActions : public QObject {
    Q_OBJECT

public:
    /// All must outlive the actions.
    ViewActions(SavedViews& saved, Sidebar& sidebar, FilterLine& filter, const QueueLook& look);

    [[nodiscard]] QMenu* menu() const { return m_menu.get(); }
    [[nodiscard]] QAction* saveView() const { return m_save; }

Q_SIGNALS:
    void told(const QString& message);
    void failed(const QString& sentence);

private:
    QAction* add(const QString& text, const QString& tip, const QKeySequence& shortcut, std::function<void()> run,
                 bool inSidebar = false);
    void fillMenu();
    void refresh();
    void askForName(const QString& title, const QString& name, std::function<void(const QString&)> take);
    [[nodiscard]] QueueViewDefinition shownNow() const;
    void save();
    void update();
    void rename();
    void remove();
    void takeBack();
    void move(int by);
    void togglePin();
    void exportViews(bool all);
    void importViews();
    void takeFile(const QString& path);
    [[nodiscard]] QString currentSaved() const; ///< the saved view that is meant; empty when none is

    SavedViews& m_saved;
    Sidebar& m_sidebar;
    FilterLine& m_filter;
    const QueueLook& m_look;
    std::unique_ptr<QMenu> m_menu;
    QAction* m_go;
    QAction* m_save;
    QAction* m_update;
    QAction* m_rename;
    QAction* m_remove;
    QAction* m_takeBack;
    QAction* m_up;
    QAction* m_down;
    QAction* m_pin;
    QAction* m_export;
    QAction* m_exportAll;
    QAction* m_import;
};

} // namespace duebell
