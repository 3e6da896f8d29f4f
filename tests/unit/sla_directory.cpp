// DESIGN 3.4, "Directory": append-only facts with effective times, and identities that outlive their names.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaDirectoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueHoldsFromItsEffectiveTime()
    {
        Directory directory;
        const Symbol acme { 1 };
        const Symbol tier { 2 };
        const Symbol silver { 3 };
        const Symbol gold { 4 };
        directory.add({ Directory::Kind::Client, acme, tier, gold, storyTime("Tue 09:00") });
        directory.add({ Directory::Kind::Client, acme, tier, silver, Instant::min() });
        QVERIFY(directory.value(Directory::Kind::Client, acme, tier, storyTime("Tue 08:59:59")) == silver);
        QVERIFY(directory.value(Directory::Kind::Client, acme, tier, storyTime("Tue 09:00")) == gold);
        QVERIFY(directory.value(Directory::Kind::Client, acme, Symbol { 9 }, storyTime("Tue 09:00")) == Symbol {});
        QVERIFY(directory.value(Directory::Kind::Client, Symbol { 9 }, tier, storyTime("Tue 09:00")) == Symbol {});
    }

    void ofTwoFactsOfOneTimeTheLaterAddedWins()
    {
        Directory directory;
        for (const int value : { 3, 4, 5 })
            directory.add(
                { Directory::Kind::Client, Symbol { 1 }, Symbol { 2 }, Symbol { value }, storyTime("Tue 09:00") });
        QVERIFY(directory.value(Directory::Kind::Client, Symbol { 1 }, Symbol { 2 }, storyTime("Wed 09:00"))
                == Symbol { 5 });
    }

    void kindsDoNotMix()
    {
        Directory directory;
        directory.add({ Directory::Kind::Team, Symbol { 1 }, Symbol { 2 }, Symbol { 3 }, Instant::min() });
        QVERIFY(directory.value(Directory::Kind::Client, Symbol { 1 }, Symbol { 2 }, storyTime("Mon 09:00"))
                == Symbol {});
        QVERIFY(directory.factsOf(Directory::Kind::Person, Symbol { 1 }) == nullptr);
        QVERIFY(directory.factsOf(Directory::Kind::Team, Symbol { 1 }) != nullptr);
    }

    void theNextChangeIsTheNextEffectiveTime()
    {
        Directory directory;
        directory.add({ Directory::Kind::Client, Symbol { 1 }, Symbol { 2 }, Symbol { 3 }, Instant::min() });
        directory.add({ Directory::Kind::Client, Symbol { 1 }, Symbol { 2 }, Symbol { 3 }, storyTime("Wed 09:00") });
        directory.add({ Directory::Kind::Client, Symbol { 1 }, Symbol { 4 }, Symbol { 3 }, storyTime("Tue 09:00") });
        const auto next = [&directory](std::string_view after) {
            return directory.nextChange(Directory::Kind::Client, Symbol { 1 }, storyTime(after));
        };
        QVERIFY(next("Mon 09:00") == storyTime("Tue 09:00"));
        QVERIFY(next("Tue 09:00") == storyTime("Wed 09:00"));
        QVERIFY(next("Wed 09:00") == kNever);
        QVERIFY(directory.nextChange(Directory::Kind::Client, Symbol { 9 }, storyTime("Mon 09:00")) == kNever);
    }

    void aDefinitionIsReadIntoFacts()
    {
        DirectoryDefinition definition;
        ClientDefinition acme;
        acme.id = "acme";
        acme.tier = "gold";
        acme.calendar = "late";
        acme.fields = { { "size", "large" } };
        definition.clients = { acme };
        ClientDefinition later = acme;
        later.tier = "silver";
        later.since = storyTime("Wed 09:00");
        definition.clients.push_back(later);
        PersonDefinition lou;
        lou.id = "lou";
        lou.calendar = "late";
        definition.people = { lou };
        TeamDefinition second;
        second.id = "second";
        second.calendar = "early";
        definition.teams = { second };
        SymbolTable symbols;
        Directory directory;
        for (const Directory::Fact& fact : Directory::facts(definition, symbols))
            directory.add(fact);
        const auto value = [&](Directory::Kind kind, const char* subject, const char* attribute, const char* at) {
            return symbols.text(directory.value(kind, symbols.find(subject), symbols.find(attribute), storyTime(at)));
        };
        QCOMPARE(value(Directory::Kind::Client, "acme", "tier", "Mon 09:00"), std::string_view("gold"));
        QCOMPARE(value(Directory::Kind::Client, "acme", "tier", "Wed 09:00"), std::string_view("silver"));
        QCOMPARE(value(Directory::Kind::Client, "acme", "calendar", "Mon 09:00"), std::string_view("late"));
        QCOMPARE(value(Directory::Kind::Client, "acme", "size", "Mon 09:00"), std::string_view("large"));
        QCOMPARE(value(Directory::Kind::Person, "lou", "calendar", "Mon 09:00"), std::string_view("late"));
        QCOMPARE(value(Directory::Kind::Team, "second", "calendar", "Mon 09:00"), std::string_view("early"));
    }

    void theAgreementsDirectoryIsTheTimelines()
    {
        Story story { PolicyStory("gold", { resolution("1h") }).when(is("client.tier", "gold")),
                      PolicyStory("rest", { resolution("8h") }) };
        ClientDefinition acme;
        acme.id = "acme";
        acme.tier = "gold";
        story.agreement().directory.clients = { acme };
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } });
        QCOMPARE(story.policy("Mon 09:30"), std::string("gold"));
    }

    void aClientsNewTierActsAtItsEffectiveTime()
    {
        Story story { PolicyStory("gold", { resolution("4h") }).when(is("client.tier", "gold")),
                      PolicyStory("rest", { resolution("8h") }) };
        story.client("acme", "tier", "silver").client("acme", "tier", "gold", "Mon 11:00");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } });
        EXPECT_CLOCKS(story, "Mon 10:59:59", "resolution#1.1 running 1:59:59 of 8:00 from Mon 09:00 due Mon 17:00");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 running 2:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void aClientsNewTierMayBreachAtItsEffectiveTime()
    {
        Story story { PolicyStory("gold", { resolution("1h") }).when(is("client.tier", "gold")),
                      PolicyStory("rest", { resolution("8h") }) };
        story.client("acme", "tier", "silver").client("acme", "tier", "gold", "Mon 11:00");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } });
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "resolution#1.1 breached(counting) 3:00 of 1:00 from Mon 09:00 due Mon 10:00 breached Mon 11:00");
    }

    void aFactBeforeTheTicketIsPartOfItsStart()
    {
        Story story { PolicyStory("gold", { resolution("4h").fromChange() }).when(is("client.tier", "gold")),
                      PolicyStory("rest", { resolution("8h").fromChange() }) };
        story.client("acme", "tier", "gold", "Mon 08:00");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } });
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 4:00 from Mon 09:00 due Mon 13:00");
    }

    void factsOfTheFormerClientMeanNothing()
    {
        Story story { PolicyStory("gold", { resolution("4h") }).when(is("client.tier", "gold")),
                      PolicyStory("rest", { resolution("8h") }) };
        story.client("acme", "tier", "gold", "Mon 11:00");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } }).at("Mon 10:00").set("client", "globex");
        EXPECT_CLOCKS(story, "Mon 12:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void aPersonsNewScheduleActsAtItsEffectiveTime()
    {
        Story story { resolution("8h").hoursOf(CalendarChoice::Kind::Assignee, "office") };
        story.person("ed", "calendar", "early").person("ed", "calendar", "late", "Mon 11:00");
        story.at("Mon 09:00").createdBy("ann", { { "assignee", "ed" } });
        // Two hours of the early schedule, then from noon.
        EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 3:00 of 8:00 from Mon 09:00 due Mon 18:00");
    }

    void aMergedStatusIsKnownByItsOldId()
    {
        Story story { resolution("8h") };
        story.agreement().statuses[2].aliases = { "awaiting-reply" };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("awaiting-reply").at("Mon 12:00").status("open");
        EXPECT_CLOCKS(story, "Mon 11:00", "resolution#1.1 paused(client) 1:00 paused 1:00 of 8:00 from Mon 09:00");
        EXPECT_CLOCKS(story, "Mon 13:00",
                      "resolution#1.1 running 2:00 paused 2:00 of 8:00 from Mon 09:00 due Tue 11:00");
    }

    void anAliasOfTheSameStatusIsNoNewVisit()
    {
        Story story { timeInStatus("pending", "4h") };
        story.agreement().statuses[2].aliases = { "awaiting-reply" };
        story.at("Mon 09:00")
            .createdBy("ann")
            .at("Mon 10:00")
            .status("pending")
            .at("Mon 11:00")
            .status("awaiting-reply");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "time_in_status:pending#1.1 running 2:00 of 4:00 from Mon 10:00 due Mon 14:00");
    }
};

DUEBELL_TEST(sla_directory, SlaDirectoryTest)
#include "sla_directory.moc"
