#include "ui/models/moments.h"

#include "words/momenttext.h"

#include <QTimeZone>

namespace duebell {

static const Zone& viewersZone()
{
    static const std::shared_ptr<const Zone> zone = [] {
        const auto own = Zone::load(QTimeZone::systemTimeZoneId().toStdString());
        return own.ok() ? *own : std::make_shared<const Zone>("UTC", Seconds(0), std::vector<ZoneTransition>());
    }();
    return *zone;
}

WordsContext Moments::context(Instant now)
{
    WordsContext context;
    context.zone = &viewersZone();
    context.locale = QLocale();
    context.now = now;
    return context;
}

QString Moments::brief(Instant at, Instant now)
{
    if (at == kNever)
        return QStringLiteral("–");
    return MomentText::brief(at, context(now));
}

QString Moments::time(Instant at)
{
    return MomentText::time(at, context(at));
}

QString Moments::full(Instant at)
{
    if (at == kNever)
        return QStringLiteral("–");
    const WordsContext words = context(at);
    return words.locale.toString(MomentText::localDate(at, words), QStringLiteral("ddd d MMM yyyy")) + QLatin1Char(' ')
        + MomentText::time(at, words);
}

QString Moments::utc(Instant at)
{
    if (at == kNever)
        return QStringLiteral("–");
    return QString::fromStdString(toIso(at))
        .replace(QLatin1Char('T'), QLatin1Char(' '))
        .replace(QLatin1Char('Z'), QStringLiteral(" UTC"));
}

static QString toTheSecond(Instant at, const WordsContext& words)
{
    return words.locale.toString(MomentText::localDate(at, words), QStringLiteral("ddd d MMM yyyy")) + QLatin1Char(' ')
        + MomentText::localTime(at, words).toString(QStringLiteral("HH:mm:ss"));
}

QString Moments::exact(Instant at, const Zone* desk)
{
    if (at == kNever)
        return QStringLiteral("–");
    WordsContext words = context(at);
    QStringList lines { toTheSecond(at, words) };
    if (desk && desk->offsetAt(at) != words.zone->offsetAt(at)) {
        words.zone = desk;
        lines.append(tr("%1 at the desk (%2)", "moment, time zone")
                         .arg(toTheSecond(at, words), QString::fromStdString(desk->name())));
    }
    lines.append(utc(at));
    return lines.join(QLatin1Char('\n'));
}

} // namespace duebell
