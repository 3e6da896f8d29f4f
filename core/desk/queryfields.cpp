#include "desk/queryfields.h"

namespace duebell {

template <typename Names>
static auto kindOf(const Names& names, const QString& wanted)
{
    std::optional<decltype(names.front().kind)> found;
    for (const auto& entry : names) {
        if (wanted == QStringView(entry.name))
            found = entry.kind;
    }
    return found;
}

std::optional<QueryMeasure> queryMeasure(const QString& name)
{
    return kindOf(kQueryMeasures, name.toLower());
}

std::optional<QueryWord> queryWord(const QString& name)
{
    QString plain = name.toLower();
    plain.remove(u'-');
    plain.remove(u'_');
    return kindOf(kQueryWords, plain);
}

const QStringList& queryLaneIds()
{
    static const QStringList ids { QStringLiteral("due_soon"), QStringLiteral("breached_today"),
                                   QStringLiteral("later"),    QStringLiteral("older_overdue"),
                                   QStringLiteral("waiting"),  QStringLiteral("no_agreement"),
                                   QStringLiteral("done") };
    return ids;
}

} // namespace duebell
