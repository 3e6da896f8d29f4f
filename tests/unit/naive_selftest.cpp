// The naive evaluator against cases computed by hand: it must be right before it may judge the engine.
#include "support/testmain.h"

#include "support/naivecompare.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

namespace {

constexpr Seconds kMinute { 60 };

// One desk with an office calendar in Berlin (Mon-Fri 9-17) and one policy; Monday is 2 March 2026, winter time.
class Case {
public:
    Case()
    {
        Agreement agreement;
        agreement.deskTimeZone = "Europe/Berlin";
        CalendarSpec office;
        office.id = "office";
        office.timeZone = "Europe/Berlin";
        for (std::size_t day = 0; day < 5; ++day)
            office.week[day] = { { 9 * 3600, 17 * 3600 } };
        agreement.calendars = { office };
        const std::pair<const char*, StatusCategory> statuses[] = { { "new", StatusCategory::New },
                                                                    { "pending", StatusCategory::Waiting },
                                                                    { "solved", StatusCategory::Resolved } };
        for (const auto& [id, category] : statuses) {
            StatusDefinition status;
            status.id = id;
            status.category = category;
            status.waitsFor = category == StatusCategory::Waiting ? WaitsFor::Client : WaitsFor::Nobody;
            agreement.statuses.push_back(status);
        }
        PolicyDefinition policy;
        policy.id = "only";
        policy.calendar = "office";
        agreement.policies = { policy };
        m_desk.versions = { { 1, Instant::min(), VersionScope::NewTickets, agreement } };
    }

    TargetDefinition& promise(Metric metric, TargetSpan span)
    {
        TargetDefinition target;
        target.metric = metric;
        target.promised["*"] = span;
        if (metric == Metric::Resolution)
            target.pausesIn = { "waiting" };
        return policy().targets.emplace_back(target);
    }
    PolicyDefinition& policy() { return m_desk.versions.back().agreement.policies.front(); }
    NaiveDesk& desk() { return m_desk; }

    Event& event(const char* at, EventKind kind, ActorKind by = ActorKind::Agent, const char* actor = "ann")
    {
        Event& event = m_events.emplace_back();
        event.seq = Sequence { static_cast<std::int64_t>(m_events.size()) };
        event.at = fromIso(at).value();
        event.kind = kind;
        event.actorKind = by;
        event.actor = m_symbols.intern(actor);
        return event;
    }
    void created(const char* at) { event(at, EventKind::Created, ActorKind::Client, "carl"); }
    Event& set(const char* at, FieldId field, const char* value)
    {
        Event& changed = event(at, EventKind::Changed);
        changed.field = field;
        changed.value = m_symbols.intern(value);
        return changed;
    }
    void status(const char* at, const char* value) { set(at, field::kStatus, value); }

    NaiveResult at(const char* now) const
    {
        const Instant origin = fromIso("2026-02-20T00:00:00Z").value();
        return NaiveEvaluator(m_desk, m_symbols, kMinute, origin).evaluate(m_events, fromIso(now).value());
    }
    // "running counted/paused due" of every clock, minutes; a breach says since when.
    std::string clocks(const char* now) const
    {
        static const char* const states[] = { "", "running", "paused", "met", "breached", "cancelled", "n/a" };
        std::string result;
        for (const NaiveClock& clock : at(now).clocks) {
            result += result.empty() ? "" : "; ";
            result += std::string(states[static_cast<int>(clock.state)]) + " " + std::to_string(clock.cycle) + "."
                + std::to_string(clock.run) + " " + std::to_string(clock.counted.count() / 60) + "/"
                + std::to_string(clock.paused.count() / 60) + " due "
                + (clock.due ? toIso(*clock.due).substr(5, 11) : "-");
            if (clock.breached)
                result += " breached " + toIso(*clock.breached).substr(5, 11);
        }
        return result;
    }

private:
    NaiveDesk m_desk;
    SymbolTable m_symbols;
    std::vector<Event> m_events;
};

const TargetSpan kTwoHours { Seconds(7200), 0 };
const TargetSpan kFourHours { Seconds(14400), 0 };

} // namespace

#define COMPARE_TEXT(actual, expected) QCOMPARE(QString::fromStdString(actual), QStringLiteral(expected))

class NaiveSelftest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsOpenHoursOnly()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours);
        one.created("2026-03-02T15:00:00Z"); // 16:00 in Berlin
        COMPARE_TEXT(one.clocks("2026-03-02T15:30:00Z"), "running 1.1 30/0 due 03-03T09:00");
        COMPARE_TEXT(one.clocks("2026-03-03T08:30:00Z"), "running 1.1 90/0 due 03-03T09:00");
        COMPARE_TEXT(one.clocks("2026-03-03T09:00:00Z"), "running 1.1 120/0 due 03-03T09:00");
        COMPARE_TEXT(one.clocks("2026-03-03T09:01:00Z"), "breached 1.1 121/0 due 03-03T09:00 breached 03-03T09:00");
    }

    void usedUpAtClosingIsDueThenAndBreachedAtOpening()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours);
        one.created("2026-03-02T14:00:00Z");
        COMPARE_TEXT(one.clocks("2026-03-03T08:00:00Z"), "running 1.1 120/0 due 03-02T16:00");
        COMPARE_TEXT(one.clocks("2026-03-03T08:05:00Z"), "breached 1.1 125/0 due 03-02T16:00 breached 03-03T08:00");
    }

    void aPauseEndsWithTheClientsMessage()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours);
        one.created("2026-03-02T08:00:00Z");
        one.status("2026-03-02T09:00:00Z", "pending");
        COMPARE_TEXT(one.clocks("2026-03-02T10:00:00Z"), "paused 1.1 60/60 due -");
        one.event("2026-03-02T11:00:00Z", EventKind::Reply, ActorKind::Client, "carl");
        COMPARE_TEXT(one.clocks("2026-03-02T11:30:00Z"), "running 1.1 90/120 due 03-02T12:00");
    }

    void aRestartIsANewRun()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours).onResume = OnResume::Restart;
        one.created("2026-03-02T08:00:00Z");
        one.status("2026-03-02T09:00:00Z", "pending");
        one.event("2026-03-02T11:00:00Z", EventKind::Reply, ActorKind::Client, "carl");
        COMPARE_TEXT(one.clocks("2026-03-02T11:30:00Z"), "running 1.2 30/0 due 03-02T13:00");
    }

    void aChangeCountsFromTheStartOrFromTheChange()
    {
        Case one;
        one.promise(Metric::Resolution, kFourHours).promised["high"] = kTwoHours;
        one.created("2026-03-02T08:00:00Z");
        one.set("2026-03-02T11:00:00Z", field::kPriority, "high");
        COMPARE_TEXT(one.clocks("2026-03-02T11:00:00Z"), "breached 1.1 180/0 due 03-02T10:00 breached 03-02T11:00");
        one.policy().targets.front().onChange = OnChange::FromChange;
        COMPARE_TEXT(one.clocks("2026-03-02T11:30:00Z"), "running 1.2 30/0 due 03-02T13:00");
    }

    void aLongerTargetSupersedesABreach()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours).promised["low"] = kFourHours;
        one.created("2026-03-02T08:00:00Z");
        one.set("2026-03-02T11:00:00Z", field::kPriority, "low");
        COMPARE_TEXT(one.clocks("2026-03-02T11:30:00Z"), "running 1.1 210/0 due 03-02T12:00");
        const NaiveResult result = one.at("2026-03-02T11:30:00Z");
        QCOMPARE(result.breaches.size(), std::size_t { 1 });
        QCOMPARE(result.breaches.front().breached, fromIso("2026-03-02T10:00:00Z").value());
        QCOMPARE(result.breaches.front().superseded, fromIso("2026-03-02T11:00:00Z"));
    }

    void workingDaysLandOnTheSameWallTime()
    {
        Case one;
        one.promise(Metric::Resolution, { {}, 3 });
        one.policy().calendar = kAlwaysCalendarId;
        one.created("2026-03-27T11:00:00Z"); // Berlin springs forward on the 29th: 71 hours
        COMPARE_TEXT(one.clocks("2026-03-27T12:00:00Z"), "running 1.1 60/0 due 03-30T10:00");
        QCOMPARE(one.at("2026-03-27T12:00:00Z").clocks.front().target, Seconds(71 * 3600));
    }

    void reopeningGoesOnOrBeginsACycle()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours);
        one.created("2026-03-02T08:00:00Z");
        one.status("2026-03-02T09:00:00Z", "solved");
        COMPARE_TEXT(one.clocks("2026-03-02T09:30:00Z"), "met 1.1 60/0 due 03-02T10:00");
        one.status("2026-03-02T12:00:00Z", "new");
        COMPARE_TEXT(one.clocks("2026-03-02T12:30:00Z"), "running 1.1 90/0 due 03-02T13:00");
        one.policy().targets.front().onReopen = OnReopen::Restart;
        COMPARE_TEXT(one.clocks("2026-03-02T12:30:00Z"),
                     "met 1.1 60/0 due 03-02T10:00; running 2.1 30/0 due 03-02T14:00");
        one.policy().targets.front().onReopen = OnReopen::Never;
        COMPARE_TEXT(one.clocks("2026-03-02T12:30:00Z"), "met 1.1 60/0 due 03-02T10:00");
    }

    void onlyPeopleAnswerAndTheNextWaitIsItsOwnClock()
    {
        Case one;
        one.promise(Metric::FirstResponse, kTwoHours);
        one.promise(Metric::NextResponse, kTwoHours);
        one.created("2026-03-02T08:00:00Z");
        one.event("2026-03-02T08:10:00Z", EventKind::Reply, ActorKind::System, "robot");
        one.event("2026-03-02T08:20:00Z", EventKind::Note);
        one.event("2026-03-02T08:30:00Z", EventKind::Reply, ActorKind::Client, "carl");
        COMPARE_TEXT(one.clocks("2026-03-02T09:00:00Z"), "running 1.1 60/0 due 03-02T10:00");
        one.event("2026-03-02T09:00:00Z", EventKind::Reply);
        one.event("2026-03-02T10:00:00Z", EventKind::Reply, ActorKind::Client, "carl");
        COMPARE_TEXT(one.clocks("2026-03-02T10:30:00Z"),
                     "met 1.1 60/0 due 03-02T10:00; running 1.1 30/0 due 03-02T12:00");
    }

    void aRetractedEventNeverWasButOnlyFromThenOn()
    {
        Case one;
        one.promise(Metric::Resolution, kTwoHours);
        one.created("2026-03-02T08:00:00Z");
        one.status("2026-03-02T09:00:00Z", "solved");
        one.event("2026-03-02T10:00:00Z", EventKind::Retracted).reference = 2;
        COMPARE_TEXT(one.clocks("2026-03-02T09:30:00Z"), "met 1.1 60/0 due 03-02T10:00");
        COMPARE_TEXT(one.clocks("2026-03-02T10:00:00Z"), "running 1.1 120/0 due 03-02T10:00");
    }

    void aVersionFromNowKeepsWhatIsCounted()
    {
        Case one;
        one.promise(Metric::Resolution, kFourHours);
        NaiveVersion version = one.desk().versions.front();
        version.number = 2;
        version.effective = fromIso("2026-03-02T15:00:00Z").value();
        version.scope = VersionScope::OpenFromNow;
        version.agreement.policies.front().calendar = kAlwaysCalendarId;
        one.desk().versions.push_back(version);
        one.created("2026-03-02T07:00:00Z"); // an hour before opening
        COMPARE_TEXT(one.clocks("2026-03-02T11:00:00Z"), "running 1.1 180/0 due 03-02T12:00");
        one.desk().versions.back().effective = fromIso("2026-03-02T11:00:00Z").value();
        COMPARE_TEXT(one.clocks("2026-03-02T11:30:00Z"), "running 1.1 210/0 due 03-02T12:00");
        one.desk().versions.back().scope = VersionScope::OpenFromStart;
        COMPARE_TEXT(one.clocks("2026-03-02T11:30:00Z"), "breached 1.1 270/0 due 03-02T11:00 breached 03-02T11:00");
    }
};

DUEBELL_TEST(naive_selftest, NaiveSelftest)
#include "naive_selftest.moc"
