#include "ui/pages/timespan.h"

namespace duebell {

static Instant startOf(QDate date)
{
    return Instant { Seconds(date.startOfDay().toSecsSinceEpoch()) };
}

TimeSpan::TimeSpan(Size size, Instant at)
    : m_step(size == Size::Day ? Seconds(300) : Seconds(3600))
{
    const QDate date = QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count()).date();
    const QDate first = size == Size::Day ? date : QDate(date.year(), date.month(), 1);
    m_from = startOf(first);
    m_to = startOf(size == Size::Day ? first.addDays(1) : first.addMonths(1));
}

} // namespace duebell
