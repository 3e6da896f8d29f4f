#include "words/whysentence.h"

#include "words/durationtext.h"
#include "words/ledgertext.h"
#include "words/momenttext.h"
#include "words/names.h"

#include <QStringList>

#include <algorithm>

namespace duebell {

namespace {

    bool isClosed(RowKind kind)
    {
        return kind == RowKind::OutsideHours || kind == RowKind::Holiday;
    }

} // namespace

QString WhySentence::of(const TicketResult& result, const Clock& clock, const WordsContext& context)
{
    return WhySentence(result, clock, context).text();
}

WhySentence::WhySentence(const TicketResult& result, const Clock& clock, const WordsContext& context)
    : m_result(result)
    , m_clock(clock)
    , m_context(context)
    , m_rows(ledgerOf(result, clock, context.now))
{
    std::erase_if(m_rows, [&clock](const LedgerRow& row) { return row.run != clock.run; });
}

QString WhySentence::text() const
{
    if (m_clock.state == ClockState::NotApplicable)
        return tr("No first response is owed: this ticket was not opened by a client.");
    QStringList parts;
    for (const QString& part : { promise(), change(), counted(), pauses(), holidays(), left(), undone() }) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return tr("%1: %2.", "what is, and why").arg(head(), parts.join(tr("; ", "between the parts of an explanation")));
}

QString WhySentence::head() const
{
    switch (m_clock.state) {
    case ClockState::Running:
        return runningHead();
    case ClockState::Paused:
        return pausedHead();
    case ClockState::Met:
        return metHead();
    case ClockState::Breached:
        return breachedHead();
    case ClockState::Cancelled:
        return cancelledHead();
    case ClockState::NotApplicable:
        break;
    }
    return {};
}

QString WhySentence::runningHead() const
{
    if (!m_clock.due || *m_clock.due == kNever)
        return tr("Never due, because its calendar does not open again");
    return tr("Due %1").arg(at(*m_clock.due));
}

QString WhySentence::pausedHead() const
{
    const QString left = DurationText::open(m_clock.left());
    switch (m_clock.activity) {
    case Activity::WaitingForClient:
        return tr("Paused with %1 left, waiting for the client").arg(left);
    case Activity::WaitingForThirdParty:
        return tr("Paused with %1 left, waiting for a third party").arg(left);
    case Activity::StoppedWhileResolved:
        return tr("Stopped with %1 left while the ticket is resolved; it goes on if the ticket is reopened").arg(left);
    case Activity::Counting:
    case Activity::PausedByStatus:
    case Activity::Ended:
        break;
    }
    return tr("Paused with %1 left by the status “%2”").arg(left, statusName());
}

QString WhySentence::metHead() const
{
    const QString done = m_clock.satisfied ? at(*m_clock.satisfied) : QString();
    if (m_clock.left() == Seconds { 0 })
        return tr("Met: %1 %2, at the very last second").arg(doneWord(), done);
    const QString left = DurationText::open(m_clock.left());
    if (!m_clock.due || *m_clock.due == kNever)
        return tr("Met: %1 %2 with %3 to spare", "answered, moment, length").arg(doneWord(), done, left);
    return tr("Met: %1 %2 with %3 to spare (due %4)", "answered, moment, length, moment")
        .arg(doneWord(), done, left, at(*m_clock.due));
}

QString WhySentence::breachedHead() const
{
    const Instant broken = m_clock.breached.value_or(m_context.now);
    const QString late = DurationText::open(m_clock.counted - m_clock.target);
    QString text = brokenText(broken);
    if (m_clock.satisfied)
        return tr("%1, %2 %3, %4 of open time late", "breached, answered, moment, length")
            .arg(text, doneWord(), at(*m_clock.satisfied), late);
    text = tr("%1, %2 of open time late so far", "breached, length").arg(text, late);
    if (m_clock.activity == Activity::WaitingForClient)
        return tr("%1, now waiting for the client").arg(text);
    if (m_clock.activity == Activity::WaitingForThirdParty)
        return tr("%1, now waiting for a third party").arg(text);
    if (m_clock.activity == Activity::PausedByStatus)
        return tr("%1, now paused by the status “%2”").arg(text, statusName());
    if (m_clock.activity == Activity::StoppedWhileResolved)
        return tr("%1, now resolved").arg(text);
    return text;
}

QString WhySentence::brokenText(Instant broken) const
{
    if (!m_clock.due || *m_clock.due >= broken)
        return tr("Breached %1").arg(at(broken));
    const Instant due = *m_clock.due;
    const bool byChange = std::any_of(m_result.stints.begin(), m_result.stints.end(), [&](const Stint& stint) {
        return stint.clock == m_clock.serial && m_result.moments[stint.moment].at == broken;
    });
    if (byChange)
        return tr("Breached %1, when a change moved the deadline back to %2").arg(at(broken), at(due));
    if (m_clock.calendar && m_clock.calendar->nextOpen(due) == broken)
        return tr("Due %1 at closing, breached when it opened again %2").arg(at(due), at(broken));
    return tr("Breached %1, and a later change moved the deadline back to %2").arg(at(broken), at(due));
}

QString WhySentence::cancelledHead() const
{
    QString text = tr("Cancelled %1, because %2", "moment, reason")
                       .arg(at(m_clock.cancelled.value_or(m_context.now)), Names::cancelCause(m_clock.cancelCause));
    for (const BreachRecord& breach : m_result.breaches) {
        const bool isOurs = breach.metric == m_clock.metric && breach.status == m_clock.status
            && breach.cycle == m_clock.cycle && !breach.superseded;
        if (isOurs)
            text = tr("%1; it had been breached %2").arg(text, at(breach.breached));
    }
    return text;
}

QString WhySentence::promise() const
{
    QStringList labels;
    QString policy = m_clock.policy ? QString::fromStdString(m_clock.policy->name) : QString();
    if (!policy.isEmpty() && m_clock.priority)
        policy = tr("%1 / %2", "policy, priority").arg(policy, m_context.nameOf(m_clock.priority));
    if (!policy.isEmpty())
        labels.append(policy);
    if (m_clock.version)
        labels.append(tr("version %1").arg(m_clock.version->number));
    const TargetSpan* const agreed = m_clock.rule ? m_clock.rule->promised.find(m_clock.priority) : nullptr;
    const QString span
        = agreed && agreed->days != 0 ? DurationText::target(*agreed) : DurationText::open(m_clock.target);
    const QString target = m_clock.metric == Metric::TimeInStatus
        ? tr("the %1 target for the status “%2”").arg(span, m_context.nameOf(m_clock.status))
        : tr("the %1 target").arg(span);
    QString text = labels.isEmpty()
        ? tr("%1 started %2", "the target, moment").arg(target, at(m_clock.started))
        : tr("%1 (%2) started %3", "the target, policy and version, moment")
              .arg(target, labels.join(tr(", ", "between policy and version")), at(m_clock.started));
    if (m_clock.waitingSince && *m_clock.waitingSince < m_clock.started)
        text = tr("%1, while the client has waited since %2").arg(text, at(*m_clock.waitingSince));
    return text;
}

QString WhySentence::change() const
{
    const Stint* first = nullptr;
    const Stint* last = nullptr;
    for (const Stint& stint : m_result.stints) {
        if (stint.clock != m_clock.serial)
            continue;
        first = first ? first : &stint;
        if (stint.rule)
            last = &stint;
    }
    if (!last || last == first)
        return {};
    const Moment& moment = m_result.moments[last->moment];
    if (last->run > 1)
        return tr("it began anew, as run %1, when %2").arg(last->run).arg(causeOf(moment));
    return tr("it is counted by these rules since %1, when %2", "moment, cause").arg(at(moment.at), causeOf(moment));
}

QString WhySentence::causeOf(const Moment& moment) const
{
    if (!moment.event) {
        if ((moment.facts & momentfact::kVersion) != 0 && moment.version)
            return tr("version %1 came into force").arg(moment.version->number);
        return tr("what is known of the client, the team or the assignee changed");
    }
    switch (moment.event->kind) {
    case EventKind::Changed: {
        const QString field = Names::builtInField(moment.event->field);
        const QString value = moment.event->value ? m_context.nameOf(moment.event->value) : QString();
        if (field.isEmpty())
            return tr("a field of the ticket was changed");
        return value.isEmpty() ? tr("“%1” was emptied", "field").arg(field)
                               : tr("“%1” was changed to “%2”", "field, value").arg(field, value);
    }
    case EventKind::Reply:
        return tr("the client wrote");
    case EventKind::Absorbed:
        return tr("a ticket whose client had waited longer was merged into this one");
    default:
        return tr("this happened: %1").arg(Names::eventKind(moment.event->kind));
    }
}

QString WhySentence::counted() const
{
    std::vector<LedgerText::Day> days = LedgerText::byDay(m_rows, m_context);
    std::erase_if(days, [](const LedgerText::Day& day) { return day.counted == Seconds { 0 }; });
    constexpr std::size_t mostDays = 3;
    if (days.empty())
        return m_clock.ended() ? tr("nothing was counted") : tr("nothing counted yet");
    if (days.size() > mostDays)
        return tr("%1 counted on %2 days, %3 to %4", "length, number, day, day")
            .arg(DurationText::open(m_clock.counted))
            .arg(days.size())
            .arg(MomentText::day(days.front().date, m_context), MomentText::day(days.back().date, m_context));
    QStringList parts;
    for (const LedgerText::Day& day : days)
        parts.append(countedOn(day.date, parts.isEmpty()));
    return parts.join(tr(", ", "between days"));
}

QString WhySentence::countedOn(QDate date, bool isFirst) const
{
    Seconds length { 0 };
    const LedgerRow* closing = nullptr;
    for (const LedgerText::Day& day : LedgerText::byDay(m_rows, m_context)) {
        if (day.date == date)
            length = day.counted;
    }
    for (std::size_t i = 0; i + 1 < m_rows.size(); ++i) {
        const bool closes = m_rows[i].kind == RowKind::Counted && isClosed(m_rows[i + 1].kind);
        if (closes && MomentText::localDate(m_rows[i].to - Seconds { 1 }, m_context) == date)
            closing = &m_rows[i];
    }
    const QString day = MomentText::day(date, m_context);
    const QString text = DurationText::open(length);
    if (!isFirst)
        return tr("%1 %2", "length, day").arg(text, day);
    // Closing is worth a word only where counting went on until it and stopped for that day.
    const auto countsLater = [&](const LedgerRow& row) {
        return closing && row.kind == RowKind::Counted && row.from >= closing->to
            && MomentText::localDate(row.from, m_context) == date;
    };
    if (!closing || std::any_of(m_rows.begin(), m_rows.end(), countsLater))
        return tr("%1 counted %2", "length, day").arg(text, day);
    return tr("%1 counted %2 until closing at %3", "length, day, time")
        .arg(text, day, MomentText::time(closing->to, m_context));
}

QString WhySentence::pauses() const
{
    Seconds client { 0 };
    Seconds thirdParty { 0 };
    Seconds status { 0 };
    Seconds resolved { 0 };
    for (const LedgerRow& row : m_rows) {
        client += row.kind == RowKind::PausedForClient ? row.length() : Seconds { 0 };
        thirdParty += row.kind == RowKind::PausedForThirdParty ? row.length() : Seconds { 0 };
        status += row.kind == RowKind::PausedByStatus ? row.length() : Seconds { 0 };
        resolved += row.kind == RowKind::Resolved ? row.length() : Seconds { 0 };
    }
    QStringList parts;
    if (client > Seconds { 0 })
        parts.append(tr("paused %1 for the client").arg(DurationText::open(client)));
    if (thirdParty > Seconds { 0 })
        parts.append(tr("paused %1 for a third party").arg(DurationText::open(thirdParty)));
    if (status > Seconds { 0 })
        parts.append(tr("paused %1 by a status").arg(DurationText::open(status)));
    if (resolved > Seconds { 0 })
        parts.append(tr("resolved for %1, which does not count").arg(DurationText::wall(resolved)));
    return parts.join(tr(", ", "between pauses"));
}

QString WhySentence::holidays() const
{
    std::vector<std::pair<QDate, QString>> days;
    for (const LedgerRow& row : m_rows) {
        const QDate date = MomentText::localDate(row.from, m_context);
        if (row.kind == RowKind::Holiday && (days.empty() || days.back().first != date))
            days.emplace_back(date, QString::fromUtf8(row.holiday.data(), qsizetype(row.holiday.size())));
    }
    constexpr std::size_t mostDays = 3;
    if (days.size() > mostDays)
        return tr("closed on %1 holidays").arg(days.size());
    QStringList parts;
    for (const auto& [date, name] : days) {
        const QString day = MomentText::day(date, m_context);
        parts.append(name.isEmpty() ? tr("%1 (holiday)", "day").arg(day)
                                    : tr("%1 (%2)", "day, holiday").arg(day, name));
    }
    return parts.isEmpty() ? QString() : tr("closed %1").arg(parts.join(tr(", ", "between holidays")));
}

QString WhySentence::left() const
{
    if (m_clock.state != ClockState::Running)
        return {};
    const QString left = DurationText::open(m_clock.left());
    if (m_clock.calendar && !m_clock.calendar->isOpen(m_context.now)) {
        const Instant opens = m_clock.calendar->nextOpen(m_context.now);
        if (opens != kNever)
            return tr("%1 left, counting from %2", "length, moment").arg(left, at(opens));
    }
    return tr("%1 left").arg(left);
}

QString WhySentence::undone() const
{
    QStringList parts;
    for (const BreachRecord& breach : m_result.breaches) {
        const bool isOurs
            = breach.metric == m_clock.metric && breach.status == m_clock.status && breach.cycle == m_clock.cycle;
        if (isOurs && breach.superseded)
            parts.append(
                tr("a breach of %1 was undone %2", "moment, moment").arg(at(breach.breached), at(*breach.superseded)));
    }
    return parts.join(tr("; ", "between the parts of an explanation"));
}

QString WhySentence::at(Instant instant) const
{
    return MomentText::at(instant, m_context);
}

QString WhySentence::doneWord() const
{
    switch (m_clock.metric) {
    case Metric::FirstResponse:
    case Metric::NextResponse:
        return tr("answered", "what ended the clock");
    case Metric::Resolution:
        return tr("resolved", "what ended the clock");
    case Metric::Ownership:
        return tr("assigned", "what ended the clock");
    case Metric::TimeInStatus:
        break;
    }
    return tr("left the status", "what ended the clock");
}

QString WhySentence::statusName() const
{
    return m_context.nameOf(m_result.fields.get(field::kStatus));
}

} // namespace duebell
