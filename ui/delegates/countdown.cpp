#include "ui/delegates/countdown.h"

#include "calendar/workcalendar.h"
#include "desk/summary.h"
#include "ui/models/moments.h"
#include "ui/theme/theme.h"
#include "words/durationtext.h"
#include "words/names.h"

#include <QCoreApplication>
#include <QStyle>

namespace duebell {

namespace {
    struct Text {
        Q_DECLARE_TR_FUNCTIONS(Countdown)
    };
} // namespace

Seconds countedAt(const Clock& clock, Instant now)
{
    if (clock.activity != Activity::Counting || now <= clock.stretchFrom)
        return clock.counted;
    const Seconds since = clock.calendar ? clock.calendar->between(clock.stretchFrom, now) : now - clock.stretchFrom;
    return clock.countedBefore + since;
}

RowState rowStateOf(const Clock& clock, Instant now)
{
    switch (clock.state) {
    case ClockState::Running: {
        if (countedAt(clock, now) > clock.target)
            return RowState::Breached;
        const std::optional<Instant> risk = clock.atRiskFrom();
        return risk && *risk <= now ? RowState::AtRisk : RowState::Running;
    }
    case ClockState::Paused:
        return RowState::Paused;
    case ClockState::Breached:
        return RowState::Breached;
    case ClockState::Met:
    case ClockState::Cancelled:
    case ClockState::NotApplicable:
        break;
    }
    return RowState::Done;
}

static CountdownContent lateContent(const Clock& clock, Instant now)
{
    const Instant since = clock.due.value_or(clock.breached.value_or(now));
    const Seconds late = now - since;
    CountdownContent content;
    content.state = RowState::Breached;
    content.primary = Text::tr("%1 late", "lateness").arg(DurationText::wall(late));
    const bool waits = clock.activity != Activity::Counting && clock.activity != Activity::Ended;
    content.secondary
        = waits ? Names::activity(clock.activity) : Text::tr("was due %1").arg(Moments::brief(since, now));
    return content;
}

static CountdownContent runningContent(const Clock& clock, RowState state, Instant now)
{
    CountdownContent content;
    content.state = state;
    const Instant due = clock.due.value_or(now);
    const Seconds wall = due - now;
    const Seconds left = clock.target - countedAt(clock, now);
    if (due == kNever) {
        content.primary = Text::tr("No deadline");
        content.secondary = Text::tr("its calendar never opens again");
        return content;
    }
    content.primary = DurationText::remaining(wall);
    if (clock.calendar && !clock.calendar->isOpen(now)) {
        content.secondary = Text::tr("%1 left, opens %2", "open time left, when the desk opens")
                                .arg(DurationText::open(left), Moments::brief(clock.calendar->nextOpen(now), now));
    } else if (left < wall) {
        content.secondary = Text::tr("%1 open time left").arg(DurationText::open(left));
    } else {
        content.secondary = Text::tr("due %1").arg(Moments::brief(due, now));
    }
    return content;
}

static QString endedDetail(const Clock& clock, Instant now)
{
    if (clock.satisfied)
        return Text::tr("after %1, %2", "time counted, when it ended")
            .arg(DurationText::open(clock.counted), Moments::brief(*clock.satisfied, now));
    return clock.cancelled ? Names::cancelCause(clock.cancelCause) : QString();
}

static CountdownContent contentOf(const Clock& clock, RowState state, Instant now)
{
    CountdownContent content;
    content.state = state;
    if (clock.activity == Activity::Counting && clock.state == ClockState::Running && state != RowState::Breached
        && countedAt(clock, now) <= clock.target)
        return runningContent(clock, state, now);
    if (clock.ended() && clock.state == ClockState::Breached) {
        content.primary = Text::tr("Missed by %1", "open time").arg(DurationText::open(clock.counted - clock.target));
        content.secondary = endedDetail(clock, now);
        return content;
    }
    if (state == RowState::Breached || clock.state == ClockState::Breached || clock.activity == Activity::Counting)
        return lateContent(clock, now);
    if (clock.state == ClockState::Paused) {
        content.primary = Text::tr("%1 left", "open time").arg(DurationText::open(clock.left()));
        content.secondary = Names::activity(clock.activity);
        return content;
    }
    content.primary = Names::state(clock.state);
    content.secondary = endedDetail(clock, now);
    return content;
}

CountdownContent countdownOf(const Clock* clock, RowState state, Instant now)
{
    CountdownContent content;
    if (!clock) {
        content.state = state;
        content.primary = Names::rowState(state);
        return content;
    }
    content = contentOf(*clock, state, now);
    content.metric = Names::metric(clock->metric);
    return content;
}

std::int64_t countdownStep(const Clock* clock, Instant now)
{
    if (!clock || clock->activity == Activity::Ended)
        return 0;
    if (clock->activity != Activity::Counting && clock->state != ClockState::Breached)
        return 0;
    const Instant anchor = clock->due.value_or(clock->breached.value_or(now));
    const std::int64_t distance = (anchor - now).count();
    // Under an hour every second shows; beyond, the minute of the distance and the minute of the day (open time left).
    if (distance < 3600 && distance > -3600)
        return distance;
    const std::int64_t minuteOfDistance = distance >= 0 ? distance / 60 : -((-distance) / 60);
    return minuteOfDistance * 4096 + countedAt(*clock, now).count() / 60 % 4096;
}

CountdownGeometry countdownGeometry(const QRect& cell, int primaryHeight, int secondaryHeight, bool hasSecondary,
                                    Qt::LayoutDirection direction)
{
    const QRect inner = cell.adjusted(space::kSmall, 0, -space::kSmall, 0);
    const int lines = primaryHeight + (hasSecondary ? secondaryHeight : 0);
    const int top = inner.top() + (inner.height() - lines) / 2;
    const int iconTop = inner.top() + (inner.height() - space::kIcon) / 2;
    const int textLeft = inner.left() + space::kIcon + space::kSmall;
    const int textWidth = std::max(0, inner.width() - space::kIcon - space::kSmall);
    CountdownGeometry geometry;
    geometry.icon = QRect(inner.left(), iconTop, space::kIcon, space::kIcon);
    geometry.primary = QRect(textLeft, top, textWidth, primaryHeight);
    geometry.secondary = hasSecondary ? QRect(textLeft, top + primaryHeight, textWidth, secondaryHeight) : QRect();
    if (direction == Qt::RightToLeft) {
        geometry.icon = QStyle::visualRect(direction, cell, geometry.icon);
        geometry.primary = QStyle::visualRect(direction, cell, geometry.primary);
        if (hasSecondary)
            geometry.secondary = QStyle::visualRect(direction, cell, geometry.secondary);
    }
    return geometry;
}

} // namespace duebell
