// DESIGN 3.4, "Policies": which one applies, and why.
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class SlaMatchingTest : public QObject {
    Q_OBJECT

    using Operator = ConditionDefinition::Operator;

    static PolicyStory matching(ConditionDefinition condition)
    {
        return PolicyStory("matching", { resolution("8h") }).when(std::move(condition));
    }

private Q_SLOTS:
    void theFirstMatchWins()
    {
        Story story { PolicyStory("first", { resolution("1h") }).when(is("priority", "high")),
                      PolicyStory("second", { resolution("2h") }).when(is("type", "incident")),
                      PolicyStory("rest", { resolution("3h") }) };
        story.at("Mon 09:00").createdBy("ann", { { "priority", "high" }, { "type", "incident" } });
        story.at("Mon 10:00").priority("low").at("Mon 11:00").set("type", "question");
        QCOMPARE(story.policy("Mon 09:30"), std::string("first"));
        QCOMPARE(story.policy("Mon 10:30"), std::string("second"));
        QCOMPARE(story.policy("Mon 11:30"), std::string("rest"));
    }

    void withoutMatchAndDefaultThereIsNoPolicyAndNoClock()
    {
        Story story { matching(is("priority", "high")) };
        story.at("Mon 09:00").createdBy("ann");
        QVERIFY(story.result("Mon 10:00").policy == nullptr);
        EXPECT_CLOCKS(story, "Mon 10:00", "");
    }

    void noAgreementHasNoClocks()
    {
        Story story { PolicyStory("internal").when(is("project", "internal")).noAgreement(),
                      PolicyStory("standard", { resolution("8h") }) };
        story.at("Mon 09:00").createdBy("ann", { { "project", "internal" } });
        QCOMPARE(story.policy("Mon 10:00"), std::string("internal"));
        QVERIFY(story.result("Mon 10:00").policy->noAgreement);
        EXPECT_CLOCKS(story, "Mon 10:00", "");
    }

    void aTicketThatMovesToNoAgreementCancelsItsClocks()
    {
        Story story { PolicyStory("internal").when(is("project", "internal")).noAgreement(),
                      PolicyStory("standard", { resolution("8h"), firstResponse("4h") }) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").set("project", "internal");
        EXPECT_CLOCKS(story, "Mon 12:00",
                      "first_response#1.1 cancelled(nothing_promised) 1:00 of 4:00 from Mon 09:00 due Mon 13:00 "
                      "cancelled Mon 10:00",
                      "resolution#1.1 cancelled(nothing_promised) 1:00 of 8:00 from Mon 09:00 due Mon 17:00 "
                      "cancelled Mon 10:00");
    }

    void operators_data()
    {
        QTest::addColumn<int>("op");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<bool>("holds");
        const auto row
            = [](const char* name, Operator op, const char* field, const char* value, const char* found, bool holds) {
                  QTest::newRow(name) << static_cast<int>(op) << QByteArray(value) << QByteArray(field)
                                      << QByteArray(found) << holds;
              };
        row("is: equal", Operator::Is, "priority", "high", "high", true);
        row("is: other", Operator::Is, "priority", "high", "low", false);
        row("is: none", Operator::Is, "priority", "high", "", false);
        row("is not: equal", Operator::IsNot, "priority", "high", "high", false);
        row("is not: other", Operator::IsNot, "priority", "high", "low", true);
        row("is not: none", Operator::IsNot, "priority", "high", "", true);
        row("contains: inside", Operator::Contains, "project", "ollo", "rollout", true);
        row("contains: equal", Operator::Contains, "project", "rollout", "rollout", true);
        row("contains: not", Operator::Contains, "project", "rollin", "rollout", false);
        row("contains: none", Operator::Contains, "project", "roll", "", false);
        row("starts with: start", Operator::StartsWith, "project", "roll", "rollout", true);
        row("starts with: inside", Operator::StartsWith, "project", "out", "rollout", false);
        row("starts with: longer", Operator::StartsWith, "project", "rollout-2", "rollout", false);
        row("has label: among", Operator::HasLabel, "labels", "vip", "eu,vip", true);
        row("has label: first", Operator::HasLabel, "labels", "eu", "eu,vip", true);
        row("has label: alone", Operator::HasLabel, "labels", "vip", "vip", true);
        row("has label: part of one", Operator::HasLabel, "labels", "vip", "eu,vips", false);
        row("has label: end of one", Operator::HasLabel, "labels", "vip", "nonvip,z", false);
        row("has label: none", Operator::HasLabel, "labels", "vip", "", false);
        row("custom field is", Operator::Is, "region", "north", "north", true);
        row("custom field is other", Operator::Is, "region", "north", "south", false);
        row("status", Operator::Is, "status", "open", "open", true);
        row("type", Operator::Is, "type", "incident", "incident", true);
        row("channel", Operator::Is, "channel", "mail", "mail", true);
        row("client", Operator::Is, "client", "acme", "acme", true);
        row("assignee", Operator::Is, "assignee", "bob", "bob", true);
        row("team", Operator::Is, "team", "second", "second", true);
        row("requester", Operator::Is, "requester", "cleo", "cleo", true);
    }
    void operators()
    {
        QFETCH(int, op);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, found);
        QFETCH(bool, holds);
        Story story { matching(having(field.toStdString(), static_cast<Operator>(op), { value.toStdString() })) };
        Story::Fields fields;
        if (!found.isEmpty())
            fields.emplace_back(field.toStdString(), found.toStdString());
        story.at("Mon 09:00").createdBy("ann", fields);
        QCOMPARE(story.policy("Mon 10:00"), std::string(holds ? "matching" : ""));
    }

    void inIsAnyOfTheValues()
    {
        for (const auto& [priority, holds] :
             { std::pair("high", true), std::pair("urgent", true), std::pair("low", false), std::pair("", false) }) {
            Story story { matching(having("priority", Operator::In, { "urgent", "high" })) };
            story.at("Mon 09:00").createdBy("ann", { { "priority", priority } });
            QCOMPARE(story.policy("Mon 10:00"), std::string(holds ? "matching" : ""));
        }
    }

    void theClientsFieldsAreReadFromTheDirectory()
    {
        Story story { PolicyStory("gold", { resolution("1h") }).when(is("client.tier", "gold")),
                      PolicyStory("large", { resolution("2h") }).when(is("client.size", "large")),
                      PolicyStory("rest", { resolution("8h") }) };
        story.client("acme", "tier", "gold").client("globex", "size", "large").client("globex", "tier", "silver");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" } }).at("Mon 10:00").set("client", "globex");
        story.at("Mon 11:00").set("client", "initech").at("Mon 12:00").set("client", "");
        QCOMPARE(story.policy("Mon 09:30"), std::string("gold"));
        QCOMPARE(story.policy("Mon 10:30"), std::string("large"));
        QCOMPARE(story.policy("Mon 11:30"), std::string("rest"));
        QCOMPARE(story.policy("Mon 12:30"), std::string("rest"));
    }

    void createdInsideAndOutsideHours()
    {
        for (const auto& [at, inside] :
             { std::pair("Mon 09:00", true), std::pair("Mon 16:59:59", true), std::pair("Mon 17:00", false),
               std::pair("Mon 08:59:59", false), std::pair("Sat 12:00", false) }) {
            Story story { PolicyStory("day", { resolution("8h") }).when(createdInside("office")),
                          PolicyStory("night", { resolution("8h") }).when(createdOutside("office")) };
            story.at(at).createdBy("ann");
            QCOMPARE(story.policy("next Mon 12:00"), std::string(inside ? "day" : "night"));
        }
    }

    void groupsNest_data()
    {
        QTest::addColumn<QByteArray>("priority");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("holds");
        QTest::newRow("both of the first") << QByteArray("high") << QByteArray("incident") << true;
        QTest::newRow("one of the first") << QByteArray("high") << QByteArray("question") << false;
        QTest::newRow("the second") << QByteArray("urgent") << QByteArray("question") << true;
        QTest::newRow("neither") << QByteArray("low") << QByteArray("incident") << false;
    }
    void groupsNest()
    {
        QFETCH(QByteArray, priority);
        QFETCH(QByteArray, type);
        QFETCH(bool, holds);
        Story story { matching(any({ all({ is("priority", "high"), is("type", "incident") }),
                                     all({ is("priority", "urgent"), none({ is("type", "incident") }) }) })) };
        story.at("Mon 09:00")
            .createdBy("ann", { { "priority", priority.toStdString() }, { "type", type.toStdString() } });
        QCOMPARE(story.policy("Mon 10:00"), std::string(holds ? "matching" : ""));
    }

    void noneHoldsWhenNoPartDoes()
    {
        Story story { matching(none({ is("priority", "high"), is("type", "incident") })) };
        story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").set("type", "incident").at("Mon 11:00").set("type", "");
        QCOMPARE(story.policy("Mon 09:30"), std::string("matching"));
        QCOMPARE(story.policy("Mon 10:30"), std::string());
        QCOMPARE(story.policy("Mon 11:30"), std::string("matching"));
    }

    void emptyGroups()
    {
        Story story { PolicyStory("any", { resolution("1h") }).when(any({})),
                      PolicyStory("all", { resolution("1h") }).when(all({})) };
        story.at("Mon 09:00").createdBy("ann");
        QCOMPARE(story.policy("Mon 10:00"), std::string("all"));
        Story other { matching(none({})) };
        other.at("Mon 09:00").createdBy("ann");
        QCOMPARE(other.policy("Mon 10:00"), std::string("matching"));
    }

    void anAgreementHasValidityDates()
    {
        // Both dates included, in the desk's zone; the date of creation counts, not today.
        const auto policyAt = [](const char* created) {
            Story story { PolicyStory("spring", { resolution("1h") }).when(all({})).valid("2026-03-03", "2026-03-04"),
                          PolicyStory("rest", { resolution("8h") }) };
            story.at(created).createdBy("ann");
            return story.policy("next Mon 12:00");
        };
        QCOMPARE(policyAt("Mon 23:59:59"), std::string("rest"));
        QCOMPARE(policyAt("Tue 00:00"), std::string("spring"));
        QCOMPARE(policyAt("Wed 23:59:59"), std::string("spring"));
        QCOMPARE(policyAt("Thu 00:00"), std::string("rest"));
    }

    void anAgreementMayBeOpenOnOneSide()
    {
        const auto policyAt = [](const char* created) {
            Story story { PolicyStory("old", { resolution("1h") }).when(all({})).valid("", "2026-03-02"),
                          PolicyStory("later", { resolution("1h") }).when(all({})).valid("2026-03-04", ""),
                          PolicyStory("rest", { resolution("8h") }) };
            story.at(created).createdBy("ann");
            return story.policy("next Mon 12:00");
        };
        QCOMPARE(policyAt("1999-01-01 12:00"), std::string("old"));
        QCOMPARE(policyAt("Mon 12:00"), std::string("old"));
        QCOMPARE(policyAt("Tue 12:00"), std::string("rest"));
        QCOMPARE(policyAt("Wed 00:00"), std::string("later"));
    }

    void theDecisionIsExplainedWithTicksAndCrosses()
    {
        Story story {
            PolicyStory("premium", { resolution("1h") })
                .when(all({ is("client.tier", "gold"), any({ is("priority", "high"), is("type", "incident") }) })),
            PolicyStory("expired", { resolution("1h") }).when(is("priority", "high")).valid("", "2026-03-01"),
            PolicyStory("night", { resolution("1h") }).when(createdOutside("office")),
            PolicyStory("day", { resolution("1h") }).when(none({ createdOutside("office"), is("region", "north") })),
            PolicyStory("rest", { resolution("8h") })
        };
        story.client("acme", "tier", "silver");
        story.at("Mon 09:00").createdBy("ann", { { "client", "acme" }, { "priority", "high" }, { "region", "south" } });
        QCOMPARE(story.policy("Mon 10:00"), std::string("day"));
        EXPECT_LINES(story.explanation("Mon 10:00"), //
                     "- premium", //
                     "  - all", //
                     "    - client.tier gold (silver)", //
                     "    + any", //
                     "      + priority high (high)", //
                     "      - type incident", //
                     "- expired outside its dates", //
                     "  + priority high (high)", //
                     "- night", //
                     "  - created outside", //
                     "+ day", //
                     "  + none", //
                     "    - created outside", //
                     "    - region north (south)", //
                     "+ rest");
    }
};

DUEBELL_TEST(sla_matching, SlaMatchingTest)
#include "sla_matching.moc"
