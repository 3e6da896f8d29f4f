#include "ui/models/savedviews.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace duebell {

void SavedViews::setPath(const QString& path)
{
    m_path = path;
    m_content = {};
    m_removed.reset();
    if (QFile::exists(path)) {
        const auto loaded = ViewFile::load(path);
        if (const auto* content = std::get_if<ViewFile::Content>(&loaded)) {
            m_content = *content;
        } else {
            const QString aside = path + QStringLiteral(".unreadable");
            QFile::remove(aside);
            QFile::rename(path, aside);
            Q_EMIT failed(tr("The saved views cannot be read. %1 The file was kept as %2.", "reason, file")
                              .arg(std::get<QString>(loaded), QDir::toNativeSeparators(aside)));
        }
    }
    Q_EMIT changed();
}

void SavedViews::keep()
{
    if (!m_path.isEmpty()) {
        if (const QString problem = ViewFile::store(m_path, m_content); !problem.isEmpty())
            Q_EMIT failed(tr("The views are not kept when the program ends. %1", "reason").arg(problem));
    }
    Q_EMIT changed();
}

QString SavedViews::nameOf(const QString& id)
{
    return id.startsWith(QLatin1String("saved:")) ? id.mid(6) : QString();
}

std::vector<QueueViewDefinition>::iterator SavedViews::placeOf(const QString& name)
{
    return std::ranges::find(m_content.views, name, &QueueViewDefinition::name);
}

const QueueViewDefinition* SavedViews::find(const QString& name) const
{
    const auto found = std::ranges::find(m_content.views, name, &QueueViewDefinition::name);
    return found == m_content.views.end() ? nullptr : &*found;
}

QString SavedViews::freeName(const QString& name) const
{
    QString wanted = name;
    for (int number = 2; find(wanted); ++number)
        wanted = tr("%1 (%2)", "name of a view, number").arg(name).arg(number);
    return wanted;
}

void SavedViews::put(const QueueViewDefinition& view)
{
    const auto found = placeOf(view.name);
    if (found == m_content.views.end())
        m_content.views.push_back(view);
    else
        *found = view;
    keep();
}

bool SavedViews::rename(const QString& name, const QString& wanted)
{
    const auto found = placeOf(name);
    if (found == m_content.views.end() || wanted.isEmpty() || (wanted != name && find(wanted)))
        return false;
    found->name = wanted;
    const qsizetype pin = m_content.pinned.indexOf(idOf(name));
    if (pin >= 0)
        m_content.pinned[pin] = idOf(wanted);
    keep();
    return true;
}

void SavedViews::remove(const QString& name)
{
    const auto found = placeOf(name);
    if (found == m_content.views.end())
        return;
    m_removed = Removed { *found, static_cast<std::size_t>(found - m_content.views.begin()),
                          m_content.pinned.indexOf(idOf(name)) };
    m_content.views.erase(found);
    m_content.pinned.removeAll(idOf(name));
    keep();
}

QString SavedViews::takeBack()
{
    if (!m_removed)
        return {};
    QueueViewDefinition view = m_removed->view;
    view.name = freeName(view.name);
    const auto at = std::min(m_removed->place, m_content.views.size());
    m_content.views.insert(m_content.views.begin() + static_cast<std::ptrdiff_t>(at), view);
    if (m_removed->pin >= 0)
        m_content.pinned.insert(std::min(m_removed->pin, m_content.pinned.size()), idOf(view.name));
    m_removed.reset();
    keep();
    return view.name;
}

void SavedViews::move(const QString& name, int by)
{
    const auto found = placeOf(name);
    const auto number = found - m_content.views.begin();
    const auto wanted = number + by;
    if (found == m_content.views.end() || wanted < 0 || wanted >= std::ssize(m_content.views))
        return;
    std::iter_swap(found, m_content.views.begin() + wanted);
    keep();
}

void SavedViews::place(const QString& name, const QString& before)
{
    const auto from = placeOf(name);
    const auto to = placeOf(before);
    if (from == m_content.views.end() || from == to)
        return;
    if (from < to)
        std::rotate(from, from + 1, to);
    else
        std::rotate(to, from, from + 1);
    keep();
}

void SavedViews::setPinned(const QString& id, bool pinned)
{
    m_content.pinned.removeAll(id);
    if (pinned)
        m_content.pinned.append(id);
    keep();
}

void SavedViews::movePinned(const QString& id, int by)
{
    const qsizetype number = m_content.pinned.indexOf(id);
    const qsizetype wanted = number + by;
    if (number < 0 || wanted < 0 || wanted >= m_content.pinned.size())
        return;
    m_content.pinned.swapItemsAt(number, wanted);
    keep();
}

void SavedViews::placePinned(const QString& id, const QString& before)
{
    if (id == before || m_content.pinned.removeAll(id) == 0)
        return;
    const qsizetype number = m_content.pinned.indexOf(before);
    m_content.pinned.insert(number < 0 ? m_content.pinned.size() : number, id);
    keep();
}

} // namespace duebell
