// What the window shows while no desk is open: what the program is for, and the ways to a desk, one key each.
#pragma once

#include "ui/actions/deskactions.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

class QCommandLinkButton;

namespace duebell {

class StartPage : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the page.
    StartPage(DeskActions& actions, const Theme& theme, const IconSet& icons, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QCommandLinkButton* addButton(QAction* action);
    void fillRecent();
    void takeTheme();

    DeskActions& m_actions;
    const IconSet& m_icons;
    QLabel* m_title;
    QLabel* m_what;
    QLabel* m_recentTitle;
    QVBoxLayout* m_column;
    QVBoxLayout* m_recent;
    QCommandLinkButton* m_first = nullptr;
};

} // namespace duebell
