#include "ui/actions/viewactions.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>

namespace duebell {

ViewActions::ViewActions(SavedViews& saved, Sidebar& sidebar, FilterLine& filter, const QueueLook& look)
    : QObject(&sidebar)
    , m_saved(saved)
    , m_sidebar(sidebar)
    , m_filter(filter)
    , m_look(look)
    , m_menu(std::make_unique<QMenu>(tr("&Views")))
    , m_go(add(tr("&Go to the views"), tr("Choose a view with the arrow keys"), QKeySequence(Qt::ALT | Qt::Key_0),
               [this] { m_sidebar.focusCurrent(); }))
    , m_save(add(tr("&Save as a view …"), tr("Keep filter, columns and order under a name"), QKeySequence::Save,
                 [this] { save(); }))
    , m_update(add(tr("&Update view"), tr("Keep filter, columns and order as they are now in the saved view"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { update(); }))
    , m_rename(add(
          tr("&Rename view …"), tr("Give the saved view another name"), QKeySequence(Qt::Key_F2), [this] { rename(); },
          true))
    , m_remove(add(
          tr("&Delete view"), tr("Delete the saved view; it can be taken back"), QKeySequence::Delete,
          [this] { remove(); }, true))
    , m_takeBack(add(tr("&Take back deleted view"), tr("Bring back the view that was deleted last"), {},
                     [this] { takeBack(); }))
    , m_up(add(
          tr("Move view u&p"), tr("Move the view before the one above"), QKeySequence(Qt::ALT | Qt::Key_Up),
          [this] { move(-1); }, true))
    , m_down(add(
          tr("Move view do&wn"), tr("Move the view behind the one beneath"), QKeySequence(Qt::ALT | Qt::Key_Down),
          [this] { move(1); }, true))
    , m_pin(add(
          tr("Pi&n view"), tr("Keep the view at the top"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { togglePin(); },
          true))
    , m_export(add(tr("&Export view …"), tr("Write the saved view to a file for others"), {},
                   [this] { exportViews(false); }))
    , m_exportAll(add(tr("Export &all views …"), tr("Write every saved view to a file for others"), {},
                      [this] { exportViews(true); }))
    , m_import(add(tr("&Import views …"), tr("Take saved views over from a file"), {}, [this] { importViews(); }))
{
    m_pin->setCheckable(true);
    fillMenu();
    m_sidebar.setContextMenu(m_menu.get());
    connect(&saved, &SavedViews::changed, this, &ViewActions::refresh);
    connect(&saved, &SavedViews::failed, this, &ViewActions::failed);
    connect(&sidebar, &Sidebar::viewShown, this, &ViewActions::refresh);
    connect(m_menu.get(), &QMenu::aboutToShow, this, &ViewActions::refresh);
    refresh();
}

QAction* ViewActions::add(const QString& text, const QString& tip, const QKeySequence& shortcut,
                          std::function<void()> run, bool inSidebar)
{
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    if (inSidebar) { // the same keys mean other things elsewhere
        action->setShortcutContext(Qt::WidgetShortcut);
        m_sidebar.addAction(action);
    }
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void ViewActions::fillMenu()
{
    m_menu->addActions({ m_go, m_save, m_update });
    m_menu->addSeparator();
    m_menu->addActions({ m_pin, m_rename, m_up, m_down, m_remove, m_takeBack });
    m_menu->addSeparator();
    m_menu->addActions({ m_export, m_exportAll, m_import });
}

QString ViewActions::currentSaved() const
{
    const QString current = m_sidebar.currentView();
    return SavedViews::nameOf(current.isEmpty() ? m_sidebar.shownView() : current);
}

void ViewActions::refresh()
{
    const bool isSaved = m_saved.find(currentSaved());
    for (QAction* action : { m_update, m_rename, m_remove, m_export })
        action->setEnabled(isSaved);
    const bool isPinned = m_saved.pinned().contains(m_sidebar.shownView());
    m_up->setEnabled(isSaved || isPinned);
    m_down->setEnabled(isSaved || isPinned);
    m_pin->setChecked(isPinned);
    m_takeBack->setEnabled(m_saved.canTakeBack());
    m_exportAll->setEnabled(!m_saved.all().empty());
}

void ViewActions::askForName(const QString& title, const QString& name, std::function<void(const QString&)> take)
{
    auto* dialog = new QInputDialog(m_sidebar.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the view:"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [take = std::move(take)](const QString& typed) {
        if (const QString wanted = typed.simplified().left(80); !wanted.isEmpty())
            take(wanted);
    });
    dialog->open();
}

// The shown view's query and the typed one: every term must hold, so that both together are one query.
QueueViewDefinition ViewActions::shownNow() const
{
    QueueViewDefinition definition;
    if (const auto shown = m_sidebar.views().definitionOf(m_sidebar.shownView()))
        definition = *shown;
    definition.query = (definition.query + QLatin1Char(' ') + m_filter.text()).simplified();
    definition.icon.clear();
    m_look.writeTo(definition);
    return definition;
}

void ViewActions::save()
{
    if (m_filter.problem()) {
        Q_EMIT told(tr("The filter is not understood yet: a view can be saved when it is."));
        return;
    }
    if (static_cast<qsizetype>(m_saved.all().size()) >= ViewFile::kMostViews) {
        Q_EMIT told(tr("There are as many views as can be kept. Delete one first."));
        return;
    }
    const QString typed = m_filter.text().simplified();
    const QString proposal = typed.isEmpty() ? shownNow().name : typed;
    askForName(tr("Save as a view"), m_saved.freeName(proposal.left(76)), [this](const QString& name) {
        QueueViewDefinition definition = shownNow();
        definition.name = m_saved.freeName(name);
        m_saved.put(definition);
        m_filter.clear();
        m_sidebar.show(SavedViews::idOf(definition.name));
        Q_EMIT told(tr("The view “%1” is saved.").arg(definition.name));
    });
}

void ViewActions::update()
{
    const QString name = SavedViews::nameOf(m_sidebar.shownView());
    if (!m_saved.find(name) || m_filter.problem())
        return;
    QueueViewDefinition definition = shownNow();
    definition.name = name;
    m_saved.put(definition);
    m_filter.clear();
    m_sidebar.show(SavedViews::idOf(name));
    Q_EMIT told(tr("The view “%1” is as you see it now.").arg(name));
}

void ViewActions::rename()
{
    const QString name = currentSaved();
    if (!m_saved.find(name))
        return;
    askForName(tr("Rename view"), name, [this, name](const QString& wanted) {
        if (!m_saved.rename(name, wanted))
            Q_EMIT told(tr("There is a view called “%1” already.").arg(wanted));
        else
            m_sidebar.show(SavedViews::idOf(wanted));
    });
}

void ViewActions::remove()
{
    const QString name = currentSaved();
    if (!m_saved.find(name))
        return;
    m_saved.remove(name);
    m_sidebar.show(kAllOpenView);
    Q_EMIT told(tr("The view “%1” is deleted. “Take back deleted view” in the menu View brings it back.").arg(name));
}

void ViewActions::takeBack()
{
    if (const QString name = m_saved.takeBack(); !name.isEmpty())
        m_sidebar.show(SavedViews::idOf(name));
}

void ViewActions::move(int by)
{
    const QString id = m_sidebar.shownView();
    if (m_saved.pinned().contains(id))
        m_saved.movePinned(id, by);
    else
        m_saved.move(SavedViews::nameOf(id), by);
}

void ViewActions::togglePin()
{
    const QString id = m_sidebar.shownView();
    m_saved.setPinned(id, !m_saved.pinned().contains(id));
}

// ---- files

void ViewActions::exportViews(bool all)
{
    ViewFile::Content content;
    if (const QueueViewDefinition* view = m_saved.find(currentSaved()); view && !all)
        content.views = { *view };
    else
        content.views = m_saved.all();
    const QString name = all || content.views.empty() ? tr("views", "file name") : content.views.front().name;
    auto* dialog = new QFileDialog(m_sidebar.window(), tr("Export views"), {}, tr("Views (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QString(name).replace(QLatin1Char('/'), QLatin1Char('-')) + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, content](const QString& path) {
        if (const QString problem = ViewFile::store(path, content); !problem.isEmpty())
            Q_EMIT failed(problem);
        else
            Q_EMIT told(tr("Written to %1.").arg(QDir::toNativeSeparators(path)));
    });
    dialog->open();
}

void ViewActions::importViews()
{
    auto* dialog = new QFileDialog(m_sidebar.window(), tr("Import views"), {}, tr("Views (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ViewActions::takeFile);
    dialog->open();
}

void ViewActions::takeFile(const QString& path)
{
    const auto loaded = ViewFile::load(path);
    const auto* content = std::get_if<ViewFile::Content>(&loaded);
    if (!content) {
        Q_EMIT failed(tr("No view was imported. %1", "reason").arg(std::get<QString>(loaded)));
        return;
    }
    if (static_cast<qsizetype>(m_saved.all().size() + content->views.size()) > ViewFile::kMostViews) {
        Q_EMIT failed(tr("No view was imported: there would be more than can be kept. Delete some first."));
        return;
    }
    for (QueueViewDefinition view : content->views) {
        view.name = m_saved.freeName(view.name);
        m_saved.put(view);
    }
    Q_EMIT told(tr("%n view(s) imported.", {}, static_cast<int>(content->views.size())));
}

} // namespace duebell
