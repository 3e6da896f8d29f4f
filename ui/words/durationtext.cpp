#include "words/durationtext.h"

namespace duebell {

namespace {

    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 3600;
    constexpr std::int64_t kDay = 86400;

    QString signOf(Seconds length)
    {
        return length.count() < 0 ? QString(QChar(0x2212)) : QString();
    }

    QString twoDigits(std::int64_t number)
    {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    }

} // namespace

QString DurationText::open(Seconds length)
{
    const std::int64_t total = std::abs(length.count());
    const std::int64_t minutes = total / kMinute;
    const std::int64_t seconds = total % kMinute;
    if (minutes == 0)
        return signOf(length) + tr("%1 s", "seconds").arg(seconds);
    if (minutes < 10 && seconds != 0)
        return signOf(length) + tr("%1 min %2 s", "minutes and seconds").arg(minutes).arg(seconds);
    if (total < kHour)
        return signOf(length) + tr("%1 min", "minutes").arg(minutes);
    if (minutes % 60 == 0)
        return signOf(length) + tr("%1 h", "hours").arg(minutes / 60);
    return signOf(length) + tr("%1 h %2 min", "hours and minutes").arg(minutes / 60).arg(twoDigits(minutes % 60));
}

QString DurationText::wall(Seconds length)
{
    const std::int64_t total = std::abs(length.count());
    if (total < kDay)
        return open(length);
    const std::int64_t hours = total % kDay / kHour;
    if (hours == 0)
        return signOf(length) + tr("%1 d", "days").arg(total / kDay);
    return signOf(length) + tr("%1 d %2 h", "days and hours").arg(total / kDay).arg(hours);
}

QString DurationText::countdown(Seconds length)
{
    const std::int64_t total = std::abs(length.count());
    return signOf(length)
        + QStringLiteral("%1:%2:%3")
              .arg(total / kHour)
              .arg(twoDigits(total % kHour / kMinute), twoDigits(total % kMinute));
}

QString DurationText::remaining(Seconds length)
{
    const std::int64_t total = std::abs(length.count());
    if (total >= kHour)
        return wall(length);
    return signOf(length) + QStringLiteral("%1:%2").arg(total / kMinute).arg(twoDigits(total % kMinute));
}

QString DurationText::target(const TargetSpan& span)
{
    if (span.days == 0)
        return open(span.seconds);
    return span.days == 1 ? tr("1 working day", "target") : tr("%n working days", "target, two or more", span.days);
}

} // namespace duebell
