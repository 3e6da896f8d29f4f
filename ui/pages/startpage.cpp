#include "ui/pages/startpage.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>

namespace duebell {

static constexpr int kColumnWidth = 480;
static constexpr qsizetype kMostRecent = 4; // more are in the menu

StartPage::StartPage(DeskActions& actions, const Theme& theme, const IconSet& icons, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_icons(icons)
    , m_title(new QLabel(tr("Every promise, counting down"), this))
    , m_what(new QLabel(tr("Duebell holds your team’s tickets in one file on this computer, shows every deadline, and "
                           "explains each second it counted."),
                        this))
    , m_recentTitle(new QLabel(tr("Opened before"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_what->setWordWrap(true);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QWidget(this);
    column->setMaximumWidth(kColumnWidth);
    m_column = new QVBoxLayout(column);
    m_column->setSpacing(space::kSmall);
    m_column->addWidget(m_title);
    m_column->addWidget(m_what);
    m_column->addSpacing(space::kLarge);
    m_first = addButton(actions.demo());
    for (QCommandLinkButton* button : { m_first, addButton(actions.open()), addButton(actions.create()) })
        m_column->addWidget(button);
    m_column->addSpacing(space::kLarge);
    m_column->addWidget(m_recentTitle);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(space::kSmall);
    m_column->addLayout(m_recent);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 100); // as wide as it may be
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kHuge);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(&theme, &Theme::changed, this, &StartPage::takeTheme);
    takeTheme();
}

static QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QCommandLinkButton* StartPage::addButton(QAction* action)
{
    QString text = withoutMnemonic(action->text());
    if (!action->shortcut().isEmpty())
        text = tr("%1 (%2)", "command, key").arg(text, action->shortcut().toString(QKeySequence::NativeText));
    auto* button = new QCommandLinkButton(text, action->statusTip(), this);
    button->setAccessibleDescription(action->statusTip());
    button->setIcon(action->icon());
    button->setAutoDefault(true); // Enter, like Space
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setIcon(action->icon()); });
    return button;
}

void StartPage::fillRecent()
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList paths = DeskActions::recentDesks().mid(0, kMostRecent);
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const QString& path : paths) {
        const QFileInfo file(path);
        auto* button = new QCommandLinkButton(file.completeBaseName(), QDir::toNativeSeparators(file.path()), this);
        button->setIcon(m_icons.action(QStringLiteral("open")));
        button->setAutoDefault(true);
        connect(button, &QAbstractButton::clicked, this, [this, path] { Q_EMIT m_actions.openRequested(path); });
        m_recent->addWidget(button);
    }
}

void StartPage::takeTheme()
{
    m_title->setFont(Theme::headingFont());
    m_recentTitle->setFont(Theme::strongFont());
}

void StartPage::showEvent(QShowEvent* event)
{
    fillRecent();
    m_first->setFocus(Qt::TabFocusReason);
    QWidget::showEvent(event);
}

} // namespace duebell
