#include "ui/actions/deskactions.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace duebell {

static constexpr qsizetype kMostRecent = 8;
static const QString kRecentKey = QStringLiteral("recentDesks");

DeskActions::DeskActions(const IconSet& icons, QWidget* window)
    : QObject(window)
    , m_icons(icons)
    , m_window(window)
    , m_recentMenu(std::make_unique<QMenu>(tr("Open &recent")))
    , m_demo(new QAction(tr("Try the &demo desk"), this))
    , m_open(new QAction(tr("&Open a desk …"), this))
    , m_create(new QAction(tr("&New desk from an agreement …"), this))
{
    m_demo->setStatusTip(tr("An invented desk made around now, in a file that goes when the program ends"));
    m_open->setStatusTip(tr("A desk file (.duebell) that is there already"));
    m_open->setShortcut(QKeySequence(QKeySequence::Open));
    m_create->setStatusTip(tr("Makes an empty desk file; the agreement is a JSON file"));
    connect(m_demo, &QAction::triggered, this, &DeskActions::demoRequested);
    connect(m_open, &QAction::triggered, this, &DeskActions::askForDesk);
    connect(m_create, &QAction::triggered, this, &DeskActions::askForAgreement);
    connect(m_recentMenu.get(), &QMenu::aboutToShow, this, &DeskActions::fillRecent);
    takeIcons();
}

void DeskActions::takeIcons()
{
    m_demo->setIcon(m_icons.action(QStringLiteral("play")));
    m_open->setIcon(m_icons.action(QStringLiteral("open")));
    m_create->setIcon(m_icons.action(QStringLiteral("create")));
}

QStringList DeskActions::recentDesks()
{
    QStringList there;
    const QStringList remembered = QSettings().value(kRecentKey).toStringList();
    for (const QString& path : remembered) {
        if (QFileInfo::exists(path))
            there.append(path);
    }
    return there;
}

void DeskActions::remember(const QString& path)
{
    QStringList paths = recentDesks();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(kRecentKey, paths.mid(0, kMostRecent));
}

void DeskActions::fillRecent()
{
    m_recentMenu->clear();
    const QStringList paths = recentDesks();
    for (const QString& path : paths) {
        QString text = QDir::toNativeSeparators(path);
        const QAction* action = m_recentMenu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT openRequested(path); });
    }
    if (paths.isEmpty())
        m_recentMenu->addAction(tr("No desk was opened yet"))->setEnabled(false);
}

void DeskActions::askForDesk()
{
    auto* dialog
        = new QFileDialog(m_window, tr("Open a desk"), QFileInfo(m_current).path(), tr("Desk files (*.duebell)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DeskActions::openRequested);
    dialog->open();
}

void DeskActions::askForAgreement()
{
    auto* dialog = new QFileDialog(m_window, tr("The new desk’s agreement"), QFileInfo(m_current).path(),
                                   tr("Agreements (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DeskActions::askForPlace);
    dialog->open();
}

void DeskActions::askForPlace(const QString& agreement)
{
    auto* dialog = new QFileDialog(m_window, tr("Where the new desk is kept"), QFileInfo(agreement).path(),
                                   tr("Desk files (*.duebell)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("duebell"));
    dialog->selectFile(QFileInfo(agreement).completeBaseName() + QStringLiteral(".duebell"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // a desk that is there is never overwritten
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, agreement](const QString& path) { Q_EMIT createRequested(path, agreement); });
    dialog->open();
}

} // namespace duebell
