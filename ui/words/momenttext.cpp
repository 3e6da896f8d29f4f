#include "words/momenttext.h"

namespace duebell {

QDate MomentText::localDate(Instant at, const WordsContext& context)
{
    const auto day = std::chrono::floor<std::chrono::days>(context.zone->toLocal(at));
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

QTime MomentText::localTime(Instant at, const WordsContext& context)
{
    const auto local = context.zone->toLocal(at);
    const auto ofDay = local - std::chrono::floor<std::chrono::days>(local);
    return QTime(0, 0).addSecs(static_cast<int>(ofDay.count()));
}

QString MomentText::at(Instant at, const WordsContext& context)
{
    return tr("%1 %2", "day, time").arg(day(localDate(at, context), context), time(at, context));
}

QString MomentText::brief(Instant at, const WordsContext& context)
{
    return localDate(at, context) == localDate(context.now, context) ? time(at, context) : MomentText::at(at, context);
}

QString MomentText::day(QDate date, const WordsContext& context)
{
    const QDate today = localDate(context.now, context);
    const QString weekday = context.locale.toString(date, QStringLiteral("ddd"));
    if (std::abs(today.daysTo(date)) < 7)
        return weekday;
    const QString format = date.year() == today.year() ? tr("d MMM", "date format: day and month")
                                                       : tr("d MMM yyyy", "date format: day, month and year");
    return tr("%1 %2", "weekday, date").arg(weekday, context.locale.toString(date, format));
}

QString MomentText::time(Instant at, const WordsContext& context)
{
    // The C locale's short time has seconds; people's locales do not.
    const bool isMachine = context.locale.language() == QLocale::C;
    return context.locale.toString(
        localTime(at, context), isMachine ? QStringLiteral("HH:mm") : context.locale.timeFormat(QLocale::ShortFormat));
}

} // namespace duebell
