// Ways to a desk: open a file, make a new one from an agreement, try the demo, one of those opened before. What is
// chosen is asked for here; opening it is the program's.
#pragma once

#include "ui/theme/iconset.h"

#include <QAction>
#include <QMenu>
#include <QObject>

#include <memory>

namespace duebell {

class DeskActions : public QObject {
    Q_OBJECT

public:
    /// `window` is what dialogs stand before; both must outlive the actions.
    DeskActions(const IconSet& icons, QWidget* window);

    [[nodiscard]] QAction* demo() const { return m_demo; }
    [[nodiscard]] QAction* open() const { return m_open; }
    [[nodiscard]] QAction* create() const { return m_create; }
    /// A menu of the desks opened before that are still there.
    [[nodiscard]] QAction* recent() const { return m_recentMenu->menuAction(); }
    /// Newest first; kept between runs.
    [[nodiscard]] static QStringList recentDesks();
    /// Puts a desk at the top of the recent ones.
    static void remember(const QString& path);
    /// Dialogs begin beside this file.
    void setCurrent(const QString& path) { m_current = path; }
    void takeIcons();

Q_SIGNALS:
    void openRequested(const QString& path);
    void createRequested(const QString& path, const QString& agreement);
    void demoRequested();

private:
    void askForDesk();
    void askForAgreement();
    void askForPlace(const QString& agreement);
    void fillRecent();

    const IconSet& m_icons;
    QWidget* m_window;
    std::unique_ptr<QMenu> m_recentMenu;
    QAction* m_demo;
    QAction* m_open;
    QAction* m_create;
    QString m_current;
};

} // namespace duebell
