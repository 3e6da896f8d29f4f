// DESIGN 3.5: a clock's life as rows, and who was waiting.
#include "sla/ledger.h"
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaLedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countedAndClosedHoursAlternate()
    {
        Story story { resolution("24h") };
        story.at("Mon 08:00").createdBy("ann");
        EXPECT_LEDGER(story, "Tue 18:00", "resolution#1", //
                      "Mon 08:00 - Mon 09:00 outside_hours 1:00 total 0:00", //
                      "Mon 09:00 - Mon 17:00 counted 8:00 total 8:00", //
                      "Mon 17:00 - Tue 09:00 outside_hours 16:00 total 8:00", //
                      "Tue 09:00 - Tue 17:00 counted 8:00 total 16:00", //
                      "Tue 17:00 - Tue 18:00 outside_hours 1:00 total 16:00");
    }

    void pausesNameWhoIsWaitedFor()
    {
        Story story { resolution("24h").pausesIn({ "waiting", "new" }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("open").at("Mon 11:00").status("pending");
        story.at("Mon 13:00").status("vendor").at("Mon 14:00").status("open");
        EXPECT_LEDGER(story, "Mon 15:00", "resolution#1", //
                      "Mon 09:00 - Mon 10:00 paused 1:00 total 0:00", //
                      "Mon 10:00 - Mon 11:00 counted 1:00 total 1:00", //
                      "Mon 11:00 - Mon 13:00 paused_client 2:00 total 1:00", //
                      "Mon 13:00 - Mon 14:00 paused_third_party 1:00 total 1:00", //
                      "Mon 14:00 - Mon 15:00 counted 1:00 total 2:00");
    }

    void aPauseIsSplitByClosedHours()
    {
        Story story { resolution("24h") };
        story.at("Mon 15:00").createdBy("ann").at("Mon 16:00").status("pending").at("Tue 10:00").status("open");
        EXPECT_LEDGER(story, "Tue 11:00", "resolution#1", //
                      "Mon 15:00 - Mon 16:00 counted 1:00 total 1:00", //
                      "Mon 16:00 - Mon 17:00 paused_client 1:00 total 1:00", //
                      "Mon 17:00 - Tue 09:00 outside_hours 16:00 total 1:00", //
                      "Tue 09:00 - Tue 10:00 paused_client 1:00 total 1:00", //
                      "Tue 10:00 - Tue 11:00 counted 1:00 total 2:00");
    }

    void theClientsMessageEndsThePausedRow()
    {
        Story story { resolution("24h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        EXPECT_LEDGER(story, "Mon 13:00", "resolution#1", //
                      "Mon 09:00 - Mon 10:00 counted 1:00 total 1:00", //
                      "Mon 10:00 - Mon 12:00 paused_client 2:00 total 1:00", //
                      "Mon 12:00 - Mon 13:00 counted 1:00 total 2:00");
    }

    void resolvedTimeIsOneRowWhateverTheHours()
    {
        Story story { resolution("24h") };
        story.at("Mon 15:00").createdBy("ann").at("Mon 16:00").status("resolved").at("Wed 10:00").status("open");
        EXPECT_LEDGER(story, "Wed 11:00", "resolution#1", //
                      "Mon 15:00 - Mon 16:00 counted 1:00 total 1:00", //
                      "Mon 16:00 - Wed 10:00 resolved 42:00 total 1:00", //
                      "Wed 10:00 - Wed 11:00 counted 1:00 total 2:00");
    }

    void aMetClockEndsAtItsAnswer()
    {
        Story story { resolution("24h") };
        story.at("Mon 15:00").createdBy("ann").at("Mon 16:00").status("resolved");
        EXPECT_LEDGER(story, "Wed 11:00", "resolution#1", "Mon 15:00 - Mon 16:00 counted 1:00 total 1:00");
    }

    void holidaysAreNamed()
    {
        Story story { resolution("24h") };
        Holiday half = holidayOn("2026-03-04", "Half day");
        half.closed = { { 12 * 3600, 24 * 3600 } };
        story.agreement().calendars[0].holidays = { holidayOn("2026-03-03", "Founding day"), half };
        story.at("Mon 16:00").createdBy("ann");
        EXPECT_LEDGER(story, "Thu 10:00", "resolution#1", //
                      "Mon 16:00 - Mon 17:00 counted 1:00 total 1:00", //
                      "Mon 17:00 - Tue 00:00 outside_hours 7:00 total 1:00", //
                      "Tue 00:00 - Wed 00:00 holiday(Founding day) 24:00 total 1:00", //
                      "Wed 00:00 - Wed 09:00 outside_hours 9:00 total 1:00", //
                      "Wed 09:00 - Wed 12:00 counted 3:00 total 4:00", //
                      "Wed 12:00 - Thu 00:00 holiday(Half day) 12:00 total 4:00", //
                      "Thu 00:00 - Thu 09:00 outside_hours 9:00 total 4:00", //
                      "Thu 09:00 - Thu 10:00 counted 1:00 total 5:00");
    }

    void anExceptionIsNeverAHoliday()
    {
        Story story { resolution("24h") };
        story.agreement().calendars[0].holidays = { holidayOn("2026-03-03", "Founding day") };
        story.agreement().calendars[0].exceptions = { { dateOf("2026-03-03"), { { 10 * 3600, 12 * 3600 } } } };
        story.at("Mon 16:00").createdBy("ann");
        EXPECT_LEDGER(story, "Wed 09:00", "resolution#1", //
                      "Mon 16:00 - Mon 17:00 counted 1:00 total 1:00", //
                      "Mon 17:00 - Tue 10:00 outside_hours 17:00 total 1:00", //
                      "Tue 10:00 - Tue 12:00 counted 2:00 total 3:00", //
                      "Tue 12:00 - Wed 09:00 outside_hours 21:00 total 3:00");
    }

    void everyRunHasItsOwnTotal()
    {
        Story story { resolution("8h").restarts() };
        story.at("Mon 09:00").createdBy("ann").at("Mon 11:00").status("pending").at("Mon 12:00").reply("ann");
        EXPECT_LEDGER(story, "Mon 13:00", "resolution#1", //
                      "Mon 09:00 - Mon 11:00 counted 2:00 total 2:00", //
                      "Mon 11:00 - Mon 12:00 paused_client 1:00 total 2:00", //
                      "Mon 12:00 - Mon 13:00 counted run 2 1:00 total 1:00");
    }

    void rowsAreOnTheScheduleOfTheirTime()
    {
        Story story { resolution("8h").hoursOf(CalendarChoice::Kind::Assignee, "office") };
        story.person("lou", "calendar", "late");
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").assign("lou");
        EXPECT_LEDGER(story, "Mon 13:00", "resolution#1", //
                      "Mon 09:00 - Mon 10:00 counted 1:00 total 1:00", //
                      "Mon 10:00 - Mon 12:00 outside_hours 2:00 total 1:00", //
                      "Mon 12:00 - Mon 13:00 counted 1:00 total 2:00");
    }

    void aRecountRewritesTheRows()
    {
        Story story {
            PolicyStory("premium", { resolution("24h").pausesIn({}) }).when(is("priority", "high")).on("always"),
            PolicyStory("standard", { resolution("8h") })
        };
        story.at("Mon 16:00").createdBy("ann").at("Tue 10:00").priority("high");
        EXPECT_LEDGER(story, "Tue 09:30", "resolution#1", //
                      "Mon 16:00 - Mon 17:00 counted 1:00 total 1:00", //
                      "Mon 17:00 - Tue 09:00 outside_hours 16:00 total 1:00", //
                      "Tue 09:00 - Tue 09:30 counted 0:30 total 1:30");
        EXPECT_LEDGER(story, "Tue 11:00", "resolution#1", "Mon 16:00 - Tue 11:00 counted 19:00 total 19:00");
    }

    void aVersionFromNowLeavesTheRowsBeforeIt()
    {
        Story story { resolution("24h") };
        story.publish("Mon 20:00", VersionScope::OpenFromNow,
                      { PolicyStory("standard", { resolution("24h") }).on("always") });
        story.at("Mon 16:00").createdBy("ann");
        EXPECT_LEDGER(story, "Mon 22:00", "resolution#1", //
                      "Mon 16:00 - Mon 17:00 counted 1:00 total 1:00", //
                      "Mon 17:00 - Mon 20:00 outside_hours 3:00 total 1:00", //
                      "Mon 20:00 - Mon 22:00 counted 2:00 total 3:00");
    }

    void rowsOfAnAbsorbedWaitBeginWithIt()
    {
        Story story { firstResponse("8h") };
        story.at("Mon 12:00").createdBy("ann").at("Mon 13:00").absorb("Mon 10:00");
        EXPECT_LEDGER(story, "Mon 14:00", "first_response#1", "Mon 10:00 - Mon 14:00 counted 4:00 total 4:00");
    }

    void everyRowNamesItsCause()
    {
        Story story { resolution("8h") };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
        story.at("Mon 13:00").status("resolved").at("Mon 14:00").status("open");
        EXPECT_LINES(story.causes("Mon 15:00", "resolution#1"), //
                     "Mon 09:00 - Mon 10:00 counted 1:00 total 1:00 by created", //
                     "Mon 10:00 - Mon 12:00 paused_client 2:00 total 1:00 by changed status=pending", //
                     "Mon 12:00 - Mon 13:00 counted 1:00 total 2:00 by reply", //
                     "Mon 13:00 - Mon 14:00 resolved 1:00 total 2:00 by changed status=resolved", //
                     "Mon 14:00 - Mon 15:00 counted 1:00 total 3:00 by changed status=open");
    }

    void versionsAndTheDirectoryAreCausesToo()
    {
        Story story { PolicyStory("gold", { resolution("6h") }).when(is("client.tier", "gold")),
                      PolicyStory("standard", { resolution("8h") }) };
        story.publish("Mon 11:00", VersionScope::OpenFromNow,
                      { PolicyStory("gold", { resolution("6h") }).when(is("client.tier", "gold")),
                        PolicyStory("standard", { resolution("7h") }) });
        story.client("acme", "tier", "gold", "Mon 12:00");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } });
        EXPECT_LINES(story.causes("Mon 13:00", "resolution#1"), //
                     "Mon 09:00 - Mon 11:00 counted 2:00 total 2:00 by created", //
                     "Mon 11:00 - Mon 12:00 counted 1:00 total 3:00 by version", //
                     "Mon 12:00 - Mon 13:00 counted 1:00 total 4:00 by directory");
    }

    void whoWasWaitingFollowsFromTheKind()
    {
        QVERIFY(waitingFor(RowKind::Counted) == Waiting::Us);
        QVERIFY(waitingFor(RowKind::OutsideHours) == Waiting::Nobody);
        QVERIFY(waitingFor(RowKind::Holiday) == Waiting::Nobody);
        QVERIFY(waitingFor(RowKind::PausedForClient) == Waiting::Client);
        QVERIFY(waitingFor(RowKind::PausedForThirdParty) == Waiting::ThirdParty);
        QVERIFY(waitingFor(RowKind::Resolved) == Waiting::Resolved);
    }

    void aClockThatIsNotApplicableHasNoRows()
    {
        Story story { firstResponse("8h") };
        story.at("Mon 12:00").createdBy("bob");
        EXPECT_LEDGER(story, "Mon 14:00", "first_response#1", "");
    }
};

DUEBELL_TEST(sla_ledger, SlaLedgerTest)
#include "sla_ledger.moc"
