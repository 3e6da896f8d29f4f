// The help menu: every key on one page, the pages on tickets, alerts and time, and what this program is.
#pragma once

#include <QAction>
#include <QMenu>

#include <functional>
#include <vector>

namespace duebell {

class HelpActions : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over `window`, which owns this object.
    explicit HelpActions(QWidget* window);

    /// The menu's entries; the page on keys is made from `menus`, which must outlive the window's menu bar.
    void fill(QMenu* help, std::vector<const QMenu*> menus);

private:
    QAction* add(const QString& text, std::function<void()> run);
    QAction* addPage(const QString& text, const QString& page, const QString& title);
    void showKeys();
    void showAbout();

    QWidget* m_window;
    QAction* m_keys;
    QAction* m_queries;
    QAction* m_alerts;
    QAction* m_time;
    QAction* m_about;
    std::vector<const QMenu*> m_menus;
};

/// Markdown: a table for each menu, of every command that has a key, with what it does.
[[nodiscard]] QString keysAsMarkdown(const std::vector<const QMenu*>& menus);

} // namespace duebell
