#include "ui/actions/followactions.h"

#include "ui/dialogs/followdialog.h"
#include "ui/models/moments.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFileInfo>

namespace duebell {

FollowActions::FollowActions(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_start(new QAction(tr("&Follow a file or folder …"), this))
    , m_stop(new QAction(tr("&Stop following"), this))
    , m_label(new QLabel(window))
{
    m_start->setStatusTip(tr("Bring tickets in while a file grows, or files are dropped into a folder"));
    m_label->setAccessibleName(tr("Followed file"));
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_label->setContentsMargins(space::kMedium, 0, 0, 0);
    connect(m_start, &QAction::triggered, this, &FollowActions::ask);
    connect(m_stop, &QAction::triggered, this, &FollowActions::stopRequested);
    refresh();
}

void FollowActions::setUsable(bool usable)
{
    m_usable = usable;
    refresh();
}

void FollowActions::setState(const std::optional<State>& state)
{
    m_state = state;
    refresh();
}

void FollowActions::refresh()
{
    m_start->setEnabled(m_usable);
    m_stop->setEnabled(m_state.has_value());
    m_label->setVisible(m_state.has_value());
    if (!m_state)
        return;
    const QString name = QFileInfo(m_state->path).fileName();
    const QString path = QDir::toNativeSeparators(m_state->path);
    if (!m_state->problem.isEmpty()) {
        m_label->setText(tr("⚠ Following %1: there is a problem", "file").arg(name));
        m_label->setToolTip(tr("%1\n%2", "path, problem").arg(path, m_state->problem));
        return;
    }
    if (!m_state->isThere)
        m_label->setText(tr("Following %1: not there, waiting", "file").arg(name));
    else if (!m_state->lastBrought)
        m_label->setText(tr("Following %1: nothing new yet", "file").arg(name));
    else
        m_label->setText(tr("Following %1: last brought something at %2", "file, time")
                             .arg(name, Moments::time(*m_state->lastBrought)));
    m_label->setToolTip(m_state->lastBrought ? tr("%1\n%2\n%n event(s) since the program was started", "path, instant",
                                                  static_cast<int>(m_state->events))
                                                   .arg(path, Moments::utc(*m_state->lastBrought))
                                             : path);
}

void FollowActions::ask()
{
    auto* dialog = new FollowDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_state)
        dialog->setPaths(m_state->path, m_state->mapping);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { Q_EMIT followRequested(dialog->path(), dialog->mapping()); });
    dialog->open();
}

} // namespace duebell
