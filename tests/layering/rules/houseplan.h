// The table of layers: what each part of the house may see. ARCHITECTURE.md says the same in words.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace duebell::layering {

/// A part of the house, or a single file in one that may use more than its part.
struct Layer {
    QString place; ///< path from the top of the checkout: "core/sla", "core/calendar/zone.cpp"
    QString target; ///< the CMake target that the folder is; empty for an exception
    QStringList sees; ///< places whose headers it may include and whose targets it may link; itself goes without saying
    QStringList modules; ///< Qt modules: "QtCore"
    QStringList libraries; ///< others, by the name of their header without ".h": "sqlite3"
};

using HousePlan = std::vector<Layer>;

[[nodiscard]] const HousePlan& housePlan();

/// The part of the house that a file lies in (the innermost: ui/words is no longer ui); nullptr when there is none.
[[nodiscard]] const Layer* partOf(const HousePlan& plan, const QString& path);
/// The row of a CMake target.
[[nodiscard]] const Layer* layerOfTarget(const HousePlan& plan, const QString& target);
/// Qt modules and other libraries that a file may include: its part's, and its own where it is an exception.
[[nodiscard]] QStringList includable(const HousePlan& plan, const QString& path);
/// Those that a part's target may link: its own and those of the exceptions inside it.
[[nodiscard]] QStringList linkable(const HousePlan& plan, const Layer& part);

/// Paths of all C++ sources below `root`'s core, ui and app, relative to it, sorted.
[[nodiscard]] QStringList sourcesBelow(const QString& root);
/// The text of a file; empty when it cannot be read.
[[nodiscard]] QString readText(const QString& path);

} // namespace duebell::layering
