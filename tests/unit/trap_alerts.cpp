// Traps 10, 11, 14 to 16 and 18 as the judge of alerts meets them: what is spoken, when, and what is not.
#include "scenarios/clockmoments.h"
#include "support/story.h"
#include "support/storyalerts.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class TrapAlertsTest : public QObject {
    Q_OBJECT

private:
    static std::string watch(Story& story, std::string_view from, std::string_view to,
                             Instant enabledAt = Instant::min())
    {
        StoryAlerts alerts(story.timeline(), story.symbols(), enabledAt);
        const std::string lines = alerts.watch(story.events(), from, to);
        return alerts.faults() + lines;
    }

private Q_SLOTS:
    void aWarningAndABreachSpeakOnce()
    {
        Story story { resolution("4h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 16:00"), "Mon 12:00 resolution#1 75%",
                     "Mon 13:01 resolution#1 breach");
    }

    void trap10_noWarningInsideAPause()
    {
        Story story { resolution("4h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Fri 12:00").status("open");
        EXPECT_LINES(watch(story, "Mon 09:00", "Fri 14:00"), "Fri 13:00 resolution#1 50%");
    }

    void trap10_aPauseAfterTheWarningDoesNotRepeatIt()
    {
        Story story { resolution("4h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:30").status("pending").at("Tue 12:00").status("open");
        EXPECT_LINES(watch(story, "Mon 09:00", "Tue 13:00"), "Mon 11:00 resolution#1 50%");
    }

    void trap10_noWarningForADeadlineThatNoLongerExists()
    {
        Story story { resolution("").forPriority("high", "4h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } }).at("Mon 11:00").priority("low");
        EXPECT_LINES(watch(story, "Mon 09:00", "Tue 12:00"), "");
    }

    void trap10_anAnswerEndsTheChain()
    {
        Story story { firstResponse("2h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 09:30").reply("bob");
        EXPECT_LINES(watch(story, "Mon 09:00", "Tue 12:00"), "");
    }

    void aBreachSpeaksAlsoWhilePausedButNotOnceResolved()
    {
        Story paused { resolution("1h") };
        paused.at("Mon 09:00").createdBy("ann").at("Mon 10:30").status("pending");
        StoryAlerts late(paused.timeline(), paused.symbols());
        EXPECT_LINES(late.look(paused.events(), storyTime("Mon 12:00")), "Mon 12:00 resolution#1 breach");
        paused.at("Mon 13:00").status("resolved");
        StoryAlerts later(paused.timeline(), paused.symbols());
        EXPECT_LINES(later.look(paused.events(), storyTime("Mon 14:00")), "");
    }

    void trap11_aWarningIsArmedAgainOnlyIfItsInstantIsAhead()
    {
        // 75 % of 4 h: 12:00. The deadline moves to 16 h at 12:30: 75 % lies on Tuesday, ahead.
        Story longer { resolution("4h").forPriority("low", "16h").warnAtPercent(75) };
        longer.at("Mon 09:00").createdBy("ann").at("Mon 12:30").priority("low");
        EXPECT_LINES(watch(longer, "Mon 09:00", "Tue 16:00"), "Mon 12:00 resolution#1 75%",
                     "Tue 13:00 resolution#1 75%");
        // It moves by a little: 75 % of 4 h 30 min lies at 12:22 and has passed at 12:30.
        Story little { resolution("4h").forPriority("low", "4h30m").warnAtPercent(75) };
        little.at("Mon 09:00").createdBy("ann").at("Mon 12:30").priority("low");
        EXPECT_LINES(watch(little, "Mon 09:00", "Mon 13:20"), "Mon 12:00 resolution#1 75%");
    }

    void trap11_upAndBackDownSpeaksNothingTwice()
    {
        Story story { resolution("4h").forPriority("low", "16h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" } });
        story.at("Mon 12:10").priority("low").at("Mon 12:20").priority("high");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 13:00"), "Mon 12:00 resolution#1 75%");
    }

    void trap11_aDeadlineMovedIntoThePastIsOneBreach()
    {
        Story story { resolution("8h").forPriority("high", "2h").forPriority("urgent", "1h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("high").at("Mon 13:00").priority("urgent");
        EXPECT_LINES(watch(story, "Mon 09:00", "Tue 12:00"), "Mon 12:00 resolution#1 breach");
    }

    void trap11_aBreachThatWasUndoneMaySpeakAgain()
    {
        Story story { resolution("2h").forPriority("low", "4h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:30").priority("low");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 14:00"), "Mon 11:01 resolution#1 breach",
                     "Mon 13:01 resolution#1 breach");
    }

    void aChangeThatPutsATicketAtRiskSpeaksThen()
    {
        Story story { resolution("8h").forPriority("high", "4h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 12:00").priority("high");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 13:00"), "Mon 12:00 resolution#1 50%");
    }

    void trap14_aWarningInsideClosedHoursWaitsForTheOpening()
    {
        // Due Monday 09:10: half an hour before is Friday 16:40.
        Story story { resolution("8h").warnAtLeft(std::chrono::minutes(30)) };
        story.at("Fri 09:10").createdBy("ann");
        EXPECT_LINES(watch(story, "Fri 09:00", "next Mon 09:20"), "Fri 16:40 resolution#1 0:30 left",
                     "next Mon 09:11 resolution#1 breach");
        // A desk that was shut on Friday afternoon and is opened on Sunday.
        StoryAlerts late(story.timeline(), story.symbols());
        EXPECT_LINES(late.watch(story.events(), "Sun 18:00", "next Mon 09:05"),
                     "next Mon 09:00 resolution#1 0:30 left");
    }

    void trap14_aWarningAtClosingIsHeardAtClosing()
    {
        Story story { resolution("10h").warnAtPercent(80) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Tue 10:00"), "Mon 17:00 resolution#1 80%");
    }

    void trap14_createdOutsideHoursWithMoreLeftThanTheTarget()
    {
        Story story { resolution("1h").warnAtLeft(std::chrono::hours(2)) };
        story.at("Sun 12:00").createdBy("ann");
        EXPECT_LINES(watch(story, "Sun 11:00", "next Mon 09:30"), "next Mon 09:00 resolution#1 2:00 left");
    }

    void trap14_targetsUnderAMinuteAndOfMonths()
    {
        Story brief { resolution("30s").warnAtPercent(80) };
        brief.at("Mon 09:00").createdBy("ann");
        StoryAlerts seconds(brief.timeline(), brief.symbols());
        EXPECT_LINES(seconds.follow(brief.events(), storyTime("Mon 09:00"), storyTime("Mon 10:00")),
                     "Mon 09:00:24 resolution#1 80%", "Mon 09:00:31 resolution#1 breach");
        Story lengthy { resolution("480h").warnAtPercent(50) };
        lengthy.at("Mon 09:00").createdBy("ann");
        StoryAlerts months(lengthy.timeline(), lengthy.symbols());
        QCOMPARE(months.look(lengthy.events(), storyTime("Mon 10:00")), std::string());
        QVERIFY(months.next() == storyTime("2026-04-10 17:00"));
    }

    void trap15_asleepAcrossWarningAndBreachSpeaksTheBreach()
    {
        Story story { resolution("4h").warnAtPercent(50).warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        StoryAlerts alerts(story.timeline(), story.symbols());
        EXPECT_LINES(alerts.look(story.events(), storyTime("Mon 10:00")), "");
        EXPECT_LINES(alerts.look(story.events(), storyTime("Mon 16:00")), "Mon 16:00 resolution#1 breach");
    }

    void trap15_aClockSetBackRepeatsNothing()
    {
        Story story { resolution("4h").warnAtPercent(50).warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        StoryAlerts alerts(story.timeline(), story.symbols());
        EXPECT_LINES(alerts.watch(story.events(), "Mon 09:00", "Mon 12:30"), "Mon 11:00 resolution#1 50%",
                     "Mon 12:00 resolution#1 75%");
        EXPECT_LINES(alerts.watch(story.events(), "Mon 11:30", "Mon 13:30"), "Mon 13:01 resolution#1 breach");
        EXPECT_LINES(alerts.watch(story.events(), "Mon 10:00", "Mon 13:30"), "");
        QCOMPARE(alerts.faults(), std::string());
    }

    void trap15_aClockSetForwardADaySpeaksTheHighestOnly()
    {
        Story story { resolution("40h").warnAtPercent(10).warnAtPercent(20).warnAtPercent(30) };
        story.at("Mon 09:00").createdBy("ann");
        StoryAlerts alerts(story.timeline(), story.symbols());
        EXPECT_LINES(alerts.look(story.events(), storyTime("Mon 10:00")), "");
        EXPECT_LINES(alerts.look(story.events(), storyTime("Tue 10:00")), "Tue 10:00 resolution#1 20%");
        EXPECT_LINES(alerts.watch(story.events(), "Mon 10:00", "Tue 13:00"), "Tue 13:00 resolution#1 30%");
    }

    void trap16_theSecondBreachOfADaySpeaksToo()
    {
        Story story { nextResponse("1h") };
        story.at("Mon 09:00").createdBy("ann").reply("bob");
        story.at("Mon 09:30").reply("ann").at("Mon 11:00").reply("bob").at("Mon 12:00").reply("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 17:00"), "Mon 10:31 next_response#1 breach",
                     "Mon 13:01 next_response#2 breach");
    }

    void trap18_percentAndMinutesOnSeveralLevels()
    {
        Story story { resolution("8h")
                          .internal("6h")
                          .warnAtPercent(50)
                          .warnAtLeft(std::chrono::hours(1))
                          .warnAtLeft(std::chrono::minutes(15)) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Tue 09:30"), "Mon 13:00 resolution#1 50%",
                     "Mon 15:00 resolution#1 internal", "Mon 16:00 resolution#1 1:00 left",
                     "Mon 16:45 resolution#1 0:15 left", "Tue 09:01 resolution#1 breach");
    }

    void everyClockOfATicketSpeaks()
    {
        Story story { firstResponse("2h").warnAtPercent(50), resolution("4h").warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 14:00"), "Mon 10:00 first_response#1 50%",
                     "Mon 11:01 first_response#1 breach", "Mon 12:00 resolution#1 75%",
                     "Mon 13:01 resolution#1 breach");
    }

    void acknowledgingEndsAPhaseAndTheNextSpeaksAgain()
    {
        Story story { resolution("4h").warnAtPercent(50).warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:10").acknowledge(Metric::Resolution);
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 16:00"), "Mon 11:00 resolution#1 50%",
                     "Mon 13:01 resolution#1 breach");
        story.at("Mon 13:30").acknowledge(Metric::Resolution);
        StoryAlerts late(story.timeline(), story.symbols());
        EXPECT_LINES(late.look(story.events(), storyTime("Mon 15:00")), "");
    }

    void anAcknowledgementOfAnotherClockOrATakenBackOneEndsNothing()
    {
        Story story { resolution("4h").warnAtPercent(50).warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:10").acknowledge(Metric::FirstResponse);
        story.at("Mon 11:20").acknowledge(Metric::Resolution);
        story.at("Mon 11:30").retract(story.last());
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 12:30"), "Mon 11:00 resolution#1 50%",
                     "Mon 12:00 resolution#1 75%");
    }

    void anAcknowledgementBeforeThePhaseBeganIsNone()
    {
        Story story { resolution("4h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").acknowledge(Metric::Resolution);
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 12:00"), "Mon 11:00 resolution#1 50%");
    }

    void importedHistoryIsSilent()
    {
        Story story { resolution("4h").warnAtPercent(50), firstResponse("1h").warnAtPercent(50) };
        story.at("Mon 09:00").recorded("Tue 10:00").createdBy("ann");
        StoryAlerts alerts(story.timeline(), story.symbols());
        EXPECT_LINES(alerts.watch(story.events(), "Mon 09:00", "Fri 17:00"), "");
    }

    void importedHistoryStaysSilentWhenTheTicketIsTouchedLater()
    {
        Story story { resolution("4h").warnAtPercent(50) };
        story.at("Mon 09:00").recorded("Mon 11:30").createdBy("ann");
        story.at("Mon 11:40").assign("bob");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 12:30"), "");
    }

    void whatAnImportedTicketMeetsLaterIsSpoken()
    {
        Story story { resolution("4h").warnAtPercent(50).warnAtPercent(75) };
        story.at("Mon 09:00").recorded("Mon 11:30").createdBy("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 13:30"), "Mon 12:00 resolution#1 75%",
                     "Mon 13:01 resolution#1 breach");
    }

    void whatCameBeforeAlertsWereSwitchedOnIsSilent()
    {
        Story story { resolution("4h").warnAtPercent(50).warnAtPercent(75) };
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 13:30", storyTime("Mon 11:30")), "Mon 12:00 resolution#1 75%",
                     "Mon 13:01 resolution#1 breach");
        EXPECT_LINES(watch(story, "Mon 09:00", "Mon 17:00", storyTime("Mon 13:30")), "");
    }

    void theNextMomentIsThatOfAnyClock()
    {
        Story story { firstResponse("2h").warnAtPercent(50), resolution("4h").warnAtPercent(25) };
        story.at("Mon 09:00").createdBy("ann");
        StoryAlerts alerts(story.timeline(), story.symbols());
        for (const char* next : { "Mon 10:00", "Mon 11:00:01", "Mon 13:00:01" }) {
            (void)alerts.look(story.events(), alerts.next() == kNever ? storyTime("Mon 09:00") : alerts.next());
            QVERIFY2(alerts.next() == storyTime(next), storyText(alerts.next()).c_str());
        }
        (void)alerts.look(story.events(), alerts.next());
        QVERIFY(alerts.next() == kNever);
    }

    void aSnoozedWarningIsOwedUntilItIsAnsweredPausedOrAcknowledged()
    {
        Story story { resolution("4h").warnAtPercent(50) };
        story.at("Mon 09:00").createdBy("ann");
        StoryAlerts alerts(story.timeline(), story.symbols());
        (void)alerts.look(story.events(), storyTime("Mon 11:00"));
        const FiringKey key = alerts.spoken().front().key;
        const auto owed = [&](const char* now) {
            const TicketResult& result = alerts.evaluate(story.events(), storyTime(now));
            return stillOwed(key, result, alerts.known(), storyTime(now));
        };
        QCOMPARE(owed("Mon 11:15").alerts.size(), std::size_t { 1 });
        QCOMPARE(owed("Mon 11:15").alerts.front().key, key);
        QVERIFY(owed("Mon 13:30").alerts.empty()); // the breach speaks for itself
        story.at("Mon 11:20").status("pending").at("Mon 16:50").status("open");
        QVERIFY(owed("Mon 12:00").alerts.empty());
        QVERIFY(owed("Mon 12:00").next == kNever);
        QCOMPARE(owed("Mon 16:55").alerts.size(), std::size_t { 1 }); // its deadline has moved, its clock goes on
        QVERIFY(owed("Mon 18:00").alerts.empty());
        QVERIFY(owed("Mon 18:00").next == storyTime("Tue 09:00"));
        story.at("Tue 09:10").acknowledge(Metric::Resolution);
        QVERIFY(owed("Tue 09:20").alerts.empty());
        QVERIFY(owed("Tue 09:20").next == kNever);
    }
};

DUEBELL_TEST(trap_alerts, TrapAlertsTest)
#include "trap_alerts.moc"
