#include "layering/rules/houseplan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace duebell::layering {

const HousePlan& housePlan()
{
    static const QStringList engine { u"core/base"_s, u"core/calendar"_s, u"core/sla"_s };
    static const QStringList types = engine + QStringList { u"core/desk"_s, u"core/exchange"_s, u"core/scenarios"_s };
    static const QStringList front = types + QStringList { u"core/notify"_s, u"core/workspace"_s, u"ui/words"_s };
    static const HousePlan plan {
        { u"core/base"_s, u"duebell_base"_s, {}, {}, {} },
        { u"core/base/systemtimesource.h"_s, {}, {}, { u"QtCore"_s }, {} },
        { u"core/base/systemtimesource.cpp"_s, {}, {}, { u"QtCore"_s }, {} },
        { u"core/calendar"_s, u"duebell_calendar"_s, { u"core/base"_s }, {}, {} },
        { u"core/calendar/zone.cpp"_s, {}, {}, { u"QtCore"_s }, {} },
        { u"core/sla"_s, u"duebell_sla"_s, { u"core/base"_s, u"core/calendar"_s }, {}, {} },
        { u"core/desk"_s, u"duebell_desk"_s, engine, { u"QtCore"_s }, {} },
        { u"core/scenarios"_s, u"duebell_scenarios"_s, engine + QStringList { u"core/desk"_s }, { u"QtCore"_s }, {} },
        { u"core/storage"_s,
          u"duebell_storage"_s,
          engine + QStringList { u"core/desk"_s },
          { u"QtCore"_s, u"QtSql"_s },
          { u"sqlite3"_s } },
        { u"core/notify"_s, u"duebell_notify"_s, { u"core/base"_s }, { u"QtCore"_s, u"QtDBus"_s }, {} },
        { u"core/exchange"_s, u"duebell_exchange"_s, engine + QStringList { u"core/desk"_s }, { u"QtCore"_s }, {} },
        { u"core/workspace"_s, u"duebell_workspace"_s, types + QStringList { u"core/storage"_s }, { u"QtCore"_s }, {} },
        { u"ui/words"_s, u"duebell_words"_s, types, { u"QtCore"_s }, {} },
        { u"ui"_s, u"duebell_ui"_s, front, { u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s }, {} },
        { u"app/ctl"_s, u"duebellctl"_s, front, { u"QtCore"_s }, {} },
        { u"app/window"_s,
          u"duebell_window"_s,
          front + QStringList { u"ui"_s },
          { u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s },
          {} },
    };
    return plan;
}

static bool contains(const QString& place, const QString& path)
{
    return path == place || path.startsWith(place + u'/');
}

const Layer* partOf(const HousePlan& plan, const QString& path)
{
    const Layer* best = nullptr;
    for (const Layer& layer : plan) {
        if (!layer.target.isEmpty() && contains(layer.place, path)
            && (!best || layer.place.size() > best->place.size()))
            best = &layer;
    }
    return best;
}

const Layer* layerOfTarget(const HousePlan& plan, const QString& target)
{
    for (const Layer& layer : plan) {
        if (!layer.target.isEmpty() && layer.target == target)
            return &layer;
    }
    return nullptr;
}

QStringList includable(const HousePlan& plan, const QString& path)
{
    QStringList names;
    const Layer* part = partOf(plan, path);
    for (const Layer& layer : plan) {
        if (&layer == part || (layer.target.isEmpty() && contains(layer.place, path)))
            names += layer.modules + layer.libraries;
    }
    return names;
}

QStringList linkable(const HousePlan& plan, const Layer& part)
{
    QStringList names = part.modules + part.libraries;
    for (const Layer& exception : plan) {
        if (exception.target.isEmpty() && contains(part.place, exception.place))
            names += exception.modules + exception.libraries;
    }
    return names;
}

QStringList sourcesBelow(const QString& root)
{
    const QDir top(root);
    QStringList paths;
    for (const char* folder : { "core", "ui", "app" }) {
        QDirIterator files(top.filePath(QString::fromLatin1(folder)), { u"*.cpp"_s, u"*.h"_s }, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(top.relativeFilePath(files.next()));
    }
    paths.sort();
    return paths;
}

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace duebell::layering
