#include "words/differencetext.h"

#include "exchange/jsonparser.h"
#include "words/names.h"

#include <QStringList>

namespace duebell {

namespace {

    // A text or a number as it is, everything else as JSON that does not flood the screen.
    QString shown(const std::string& json)
    {
        constexpr int longest = 80;
        const Result<JsonValue> value = parseJson(json);
        const bool isPlain = value && !value->isObject() && !value->isArray() && !value->isNull();
        QString text = QString::fromStdString(isPlain ? value->text() : json).simplified();
        text.removeIf([](QChar character) { return character.category() == QChar::Other_Control; });
        return text.size() > longest ? text.left(longest) + QChar(0x2026) : text;
    }

} // namespace

QString DifferenceText::thing(const std::string& list, const AgreementDifference::Step& step)
{
    const QString name = QString::fromStdString(step.name.empty() ? step.id : step.name);
    if (list == "calendars")
        return tr("Calendar “%1”").arg(name);
    if (list == "statuses")
        return tr("Status “%1”").arg(name);
    if (list == "priorities")
        return tr("Priority “%1”").arg(name);
    if (list == "types")
        return tr("Type “%1”").arg(name);
    if (list == "tiers")
        return tr("Tier “%1”").arg(name);
    if (list == "fields")
        return tr("Field “%1”").arg(name);
    if (list == "policies")
        return tr("Policy “%1”").arg(name);
    if (list == "clients")
        return tr("Client “%1”").arg(name);
    if (list == "people")
        return tr("Person “%1”").arg(name);
    if (list == "teams")
        return tr("Team “%1”").arg(name);
    return name;
}

QString DifferenceText::word(const std::string& key)
{
    if (key == "desk")
        return tr("Desk");
    if (key == "time_zone")
        return tr("time zone");
    if (key == "promised")
        return tr("promised");
    if (key == "internal")
        return tr("internal target");
    if (key == "match")
        return tr("conditions");
    if (key == "week")
        return tr("opening hours");
    if (key == "holidays")
        return tr("holidays");
    if (key == "*")
        return tr("other priorities");
    if (const std::optional<Metric> metric = metricFromName(key))
        return Names::metric(*metric);
    return QString::fromStdString(key).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString DifferenceText::place(const AgreementDifference& difference)
{
    QStringList words;
    const auto& steps = difference.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool holdsThings = i + 1 < steps.size() && !steps[i + 1].id.empty();
        if (!steps[i].id.empty())
            words.append(thing(i > 0 ? steps[i - 1].key : std::string(), steps[i]));
        else if (!holdsThings && steps[i].key != "targets" && steps[i].key != "directory")
            words.append(word(steps[i].key));
    }
    return words.join(QLatin1String(", "));
}

QString DifferenceText::sentence(const AgreementDifference& difference)
{
    using Kind = AgreementDifference::Kind;
    const QString where = place(difference);
    const bool isThing = !difference.steps.empty() && !difference.steps.back().id.empty();
    switch (difference.kind) {
    case Kind::Added:
        return isThing ? tr("%1 is new", "a policy, a status").arg(where)
                       : tr("%1: %2 is new", "place, value").arg(where, shown(difference.after));
    case Kind::Removed:
        return isThing ? tr("%1 is gone", "a policy, a status").arg(where)
                       : tr("%1: %2 is gone", "place, value").arg(where, shown(difference.before));
    case Kind::Changed:
        return tr("%1: %2 instead of %3", "place, new, old")
            .arg(where, shown(difference.after), shown(difference.before));
    case Kind::Moved:
        return tr("%1 stands in place %2, before in place %3")
            .arg(where, QString::number(std::stoll(difference.after) + 1),
                 QString::number(std::stoll(difference.before) + 1));
    }
    return {};
}

} // namespace duebell
