#include "layering/rules/includes.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace duebell::layering {

QtHeaders::QtHeaders(const QString& folder)
    : m_folder(folder)
    , m_modules(QDir(folder).entryList({ u"Qt*"_s }, QDir::Dirs))
{
}

QString QtHeaders::moduleOf(const QString& header) const
{
    const QString first = header.section(u'/', 0, 0);
    if (m_modules.contains(first))
        return first;
    for (const QString& module : m_modules) {
        if (QFileInfo::exists(m_folder + u'/' + module + u'/' + header))
            return module;
    }
    return {};
}

bool QtHeaders::isUmbrella(const QString& header) const
{
    return m_modules.contains(header.section(u'/', -1));
}

namespace {

    struct Include {
        QString header;
        bool quoted = false;
        int line = 0;
    };

    std::vector<Include> includesIn(const QString& text)
    {
        static const QRegularExpression directive(uR"re(^\s*#\s*include\s*(["<])([^">]+)[">])re"_s);
        std::vector<Include> found;
        int line = 0;
        for (const QStringView row : QStringView(text).split(u'\n')) {
            ++line;
            const auto match = directive.match(row.toString());
            if (match.hasMatch())
                found.push_back({ match.captured(2), match.capturedView(1) == u'"', line });
        }
        return found;
    }

    /// Where one of our own headers lies, as a path from the top; empty when it is nowhere. The last word of a part's
    /// place is its include prefix: "sla/clock.h" lies in core/sla.
    QString resolve(const QDir& top, const HousePlan& plan, const QString& header)
    {
        const QString prefix = header.section(u'/', 0, 0);
        for (const Layer& part : plan) {
            if (part.target.isEmpty() || part.place.section(u'/', -1) != prefix)
                continue;
            const QString path = part.place + header.sliced(prefix.size());
            if (top.exists(path))
                return path;
        }
        return {};
    }

    QString checkOwn(const QDir& top, const HousePlan& plan, const QString& source, const QString& header)
    {
        if (header.endsWith(u".moc"_s))
            return {};
        const QString path = resolve(top, plan, header);
        if (path.isEmpty())
            return u"\""_s + header + u"\" is no header of the house"_s;
        const Layer* part = partOf(plan, source);
        const Layer* other = partOf(plan, path);
        if (other == part || (other && part->sees.contains(other->place)))
            return {};
        return part->place + u" may not see "_s + path;
    }

    QString checkForeign(const HousePlan& plan, const QtHeaders& qt, const QString& source, const QString& header)
    {
        static const QStringList guarded { u"sqlite3"_s, u"libpq-fe"_s };
        const QStringList allowed = includable(plan, source);
        const QString library = QString(header).remove(u".h"_s);
        if (guarded.contains(library) && !allowed.contains(library))
            return u"may not use "_s + library;
        const QString module = qt.moduleOf(header);
        if (module.isEmpty())
            return {};
        if (qt.isUmbrella(header))
            return u"<"_s + header + u"> pulls in a whole module; include the class's header"_s;
        return allowed.contains(module) ? QString() : u"may not use "_s + module + u" (<"_s + header + u">)"_s;
    }

} // namespace

QStringList checkIncludes(const QString& root, const HousePlan& plan, const QtHeaders& qt)
{
    const QDir top(root);
    QStringList problems;
    for (const QString& source : sourcesBelow(root)) {
        if (!partOf(plan, source)) {
            problems.append(source + u": lies in no part of the house that the plan knows"_s);
            continue;
        }
        for (const Include& include : includesIn(readText(top.filePath(source)))) {
            const QString problem = include.quoted ? checkOwn(top, plan, source, include.header)
                                                   : checkForeign(plan, qt, source, include.header);
            if (!problem.isEmpty())
                problems.append(u"%1:%2: %3"_s.arg(source).arg(include.line).arg(problem));
        }
    }
    return problems;
}

} // namespace duebell::layering
