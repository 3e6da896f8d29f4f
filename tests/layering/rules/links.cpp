#include "layering/rules/links.h"

using namespace Qt::StringLiterals;

namespace duebell::layering {

LinkGraph LinkGraph::fromText(const QString& text)
{
    LinkGraph graph;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ');
        auto& edges = graph.m_edges[words.first()];
        if (words.size() == 3)
            edges.append({ words[2], words[1] == u"public" });
    }
    return graph;
}

void LinkGraph::collect(const QString& target, bool publicOnly, QSet<QString>& found) const
{
    for (const Edge& edge : m_edges.value(target)) {
        if ((publicOnly && !edge.isPublic) || found.contains(edge.to))
            continue;
        found.insert(edge.to);
        collect(edge.to, publicOnly, found);
    }
}

QSet<QString> LinkGraph::linked(const QString& target) const
{
    QSet<QString> found;
    collect(target, false, found);
    return found;
}

QSet<QString> LinkGraph::visible(const QString& target) const
{
    QSet<QString> found;
    for (const Edge& edge : m_edges.value(target)) {
        found.insert(edge.to);
        collect(edge.to, true, found);
    }
    return found;
}

namespace {

    /// "QtWidgets" for Qt6::Widgets, "sqlite3" for SQLite::SQLite3; empty for what the plan does not guard.
    QString moduleOf(const QString& library)
    {
        static const QStringList helpers { u"Qt6::Platform"_s, u"Qt6::PlatformCommonInternal"_s,
                                           u"Qt6::GlobalConfig"_s };
        if (library.startsWith(u"Qt6::"_s) && !helpers.contains(library))
            return u"Qt"_s + library.section(u"::"_s, 1);
        if (library.contains(u"sqlite3"_s, Qt::CaseInsensitive))
            return u"sqlite3"_s;
        return {};
    }

    QStringList checkVisible(const LinkGraph& graph, const HousePlan& plan, const QString& target, const Layer& part)
    {
        QStringList modules = linkable(plan, part);
        for (const Layer& below : plan) { // calendar uses QtCore in one file, and passes it on to sla
            if (part.sees.contains(below.place))
                modules += linkable(plan, below);
        }
        QStringList problems;
        for (const QString& dependency : graph.visible(target)) {
            const QString module = moduleOf(dependency);
            const Layer* other = layerOfTarget(plan, dependency);
            if (!module.isEmpty() && !modules.contains(module))
                problems.append(target + u" may not link "_s + dependency);
            else if (!other && dependency.startsWith(u"duebell"_s) && dependency != u"duebell_flags")
                problems.append(target + u" links "_s + dependency + u", which the plan does not know"_s);
            else if (other && other != &part && !part.sees.contains(other->place))
                problems.append(target + u" may not link "_s + dependency);
        }
        return problems;
    }

} // namespace

QStringList checkLinks(const LinkGraph& graph, const HousePlan& plan)
{
    QStringList problems;
    for (const QString& target : graph.targets()) {
        const Layer* layer = layerOfTarget(plan, target);
        if (!layer)
            continue;
        problems += checkVisible(graph, plan, target, *layer);
        if (layer->modules.contains(u"QtWidgets"_s))
            continue;
        // However far below: a process that links it loads it.
        for (const QString& dependency : graph.linked(target)) {
            if (dependency == u"Qt6::Gui" || dependency == u"Qt6::Widgets")
                problems.append(target + u" reaches "_s + dependency);
        }
    }
    problems.removeDuplicates();
    problems.sort();
    return problems;
}

} // namespace duebell::layering
