// What the targets link, held against the house's plan. CMake writes the edges at configure time
// (cmake/DuebellLinks.cmake).
#pragma once

#include "layering/rules/houseplan.h"

#include <QMap>
#include <QSet>

namespace duebell::layering {

class LinkGraph {
public:
    /// Reads lines "target public|private dependency"; others are ignored.
    [[nodiscard]] static LinkGraph fromText(const QString& text);

    [[nodiscard]] QStringList targets() const { return m_edges.keys(); }
    /// Everything the linker is given for a target, through any number of steps.
    [[nodiscard]] QSet<QString> linked(const QString& target) const;
    /// What a target's sources see: its own links and what those pass on.
    [[nodiscard]] QSet<QString> visible(const QString& target) const;

private:
    struct Edge {
        QString to;
        bool isPublic = false;
    };
    void collect(const QString& target, bool publicOnly, QSet<QString>& found) const;

    QMap<QString, QList<Edge>> m_edges;
};

/// One sentence for each link that the plan does not allow.
[[nodiscard]] QStringList checkLinks(const LinkGraph& graph, const HousePlan& plan);

} // namespace duebell::layering
