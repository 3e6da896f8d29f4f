#include "ui/actions/helpactions.h"

#include "ui/actions/actiontext.h"
#include "ui/dialogs/helpdialog.h"

#include <QApplication>
#include <QMessageBox>

namespace duebell {

HelpActions::HelpActions(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_keys(add(tr("&Keys"), [this] { showKeys(); }))
    , m_queries(addPage(tr("&Finding tickets"), QStringLiteral("query"), tr("Finding tickets")))
    , m_alerts(addPage(tr("A&lerts", "help page"), QStringLiteral("alerts"), tr("Alerts", "help page")))
    , m_time(addPage(tr("&How time is counted"), QStringLiteral("clock"), tr("How time is counted")))
    , m_about(add(tr("&About Duebell"), [this] { showAbout(); }))
{
    m_keys->setShortcut(QKeySequence(QKeySequence::HelpContents));
}

QAction* HelpActions::add(const QString& text, std::function<void()> run)
{
    auto* action = new QAction(text, this);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

QAction* HelpActions::addPage(const QString& text, const QString& page, const QString& title)
{
    return add(text, [this, page, title] { (new HelpDialog(title, HelpDialog::page(page), m_window))->show(); });
}

void HelpActions::fill(QMenu* help, std::vector<const QMenu*> menus)
{
    m_menus = std::move(menus);
    help->addActions({ m_keys, m_queries, m_alerts, m_time });
    help->addSeparator();
    help->addAction(m_about);
}

void HelpActions::showKeys()
{
    (new HelpDialog(tr("Keys"), keysAsMarkdown(m_menus), m_window))->show();
}

void HelpActions::showAbout()
{
    auto* about = new QMessageBox(QMessageBox::NoIcon, tr("About Duebell"),
                                  tr("Duebell %1\nDesktop SLA supervisor").arg(QApplication::applicationVersion()),
                                  QMessageBox::Close, m_window);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setIconPixmap(m_window->windowIcon().pixmap(64));
    about->open();
}

static QString cell(QString text)
{
    return text.replace(QLatin1Char('|'), QStringLiteral("\\|")).replace(QLatin1Char('<'), QStringLiteral("\\<"));
}

static QString rowsOf(const QMenu& menu, const QString& path = {})
{
    QString rows;
    for (const QAction* action : menu.actions()) {
        if (const QMenu* below = action->menu()) {
            rows += rowsOf(*below, HelpActions::tr("%1: ", "a menu inside a menu").arg(plainText(*action)));
            continue;
        }
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys.append(cell(key.toString(QKeySequence::NativeText)));
        if (!keys.isEmpty())
            rows += QStringLiteral("| %1 | %2 |\n")
                        .arg(keys.join(HelpActions::tr(" or ", "between keys")), cell(path + plainText(*action)));
    }
    return rows;
}

QString keysAsMarkdown(const std::vector<const QMenu*>& menus)
{
    QString text;
    for (const QMenu* menu : menus) {
        const QString rows = rowsOf(*menu);
        if (!rows.isEmpty())
            text += QStringLiteral("## %1\n\n| %2 | %3 |\n|---|---|\n%4\n")
                        .arg(plainText(*menu->menuAction()), HelpActions::tr("Key", "table of keys"),
                             HelpActions::tr("What it does", "table of keys"), rows);
    }
    return text;
}

} // namespace duebell
