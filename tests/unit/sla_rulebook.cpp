// The compiled agreement: what it refuses, what it shares, what it looks up.
#include "sla/rulebook.h"
#include "support/story.h"
#include "support/testmain.h"

#include <QTest>

#include <functional>

using namespace duebell;
using namespace duebell::test;

class SlaRulebookTest : public QObject {
    Q_OBJECT

    // A story's agreement that somebody broke.
    static Error errorOf(const std::function<void(Agreement&)>& breakIt)
    {
        Story story { resolution("8h") };
        breakIt(story.agreement());
        SymbolTable symbols;
        const auto rules = Rulebook::compile(story.agreement(), symbols);
        return rules ? Error { ErrorCode::Cancelled, "no error", {}, {} } : rules.error();
    }

private Q_SLOTS:
    void refusesUnknownTimeZones()
    {
        QCOMPARE(errorOf([](Agreement& desk) { desk.deskTimeZone = "Europe/Atlantis"; }).code,
                 ErrorCode::UnknownTimeZone);
        QCOMPARE(errorOf([](Agreement& desk) { desk.calendars[1].timeZone = "Mars/Base"; }).code,
                 ErrorCode::UnknownTimeZone);
    }

    void refusesHoursOutsideTheDay()
    {
        QCOMPARE(errorOf([](Agreement& desk) {
                     desk.calendars[0].week[0] = { { 0, 90000 } };
                 }).code,
                 ErrorCode::OutOfRange);
    }

    void refusesCalendarsThatDoNotExist()
    {
        const Error policy = errorOf([](Agreement& desk) { desk.policies[0].calendar = "nowhere"; });
        QCOMPARE(policy.code, ErrorCode::UnknownReference);
        QCOMPARE(policy.value, std::string("nowhere"));
        QVERIFY(policy.where.find("standard") != std::string::npos);
        QCOMPARE(errorOf([](Agreement& desk) {
                     desk.policies[0].targets[0].calendar = { CalendarChoice::Kind::Named, "nowhere" };
                 }).code,
                 ErrorCode::UnknownReference);
        QCOMPARE(errorOf([](Agreement& desk) {
                     desk.policies[0].targets[0].calendar = { CalendarChoice::Kind::Assignee, "nowhere" };
                 }).code,
                 ErrorCode::UnknownReference);
        QCOMPARE(errorOf([](Agreement& desk) { desk.policies[0].match = createdInside("nowhere"); }).code,
                 ErrorCode::UnknownReference);
    }

    void anAssigneesHoursNeedAFallback()
    {
        QCOMPARE(errorOf([](Agreement& desk) {
                     desk.policies[0].targets[0].calendar = { CalendarChoice::Kind::Assignee, {} };
                 }).code,
                 ErrorCode::UnknownReference);
    }

    void timelinesRefuseWhatRulebooksRefuse()
    {
        Story story { resolution("8h") };
        story.agreement().policies[0].calendar = "nowhere";
        SymbolTable symbols;
        const auto timeline = timelineOf(story.agreement(), symbols);
        QVERIFY(!timeline);
        QCOMPARE(timeline.error().code, ErrorCode::UnknownReference);
    }

    void sharesCalendarsOfEqualContent()
    {
        Story story { resolution("8h") };
        SymbolTable symbols;
        const auto first = Rulebook::compile(story.agreement(), symbols).value();
        std::vector<std::shared_ptr<const WorkCalendar>> shared;
        for (const auto& [id, calendar] : first->calendars)
            shared.push_back(calendar);
        story.agreement().calendars[1].week[0].clear();
        const auto second = Rulebook::compile(story.agreement(), symbols, shared).value();
        const auto same
            = [&](const char* id) { return first->calendar(symbols.find(id)) == second->calendar(symbols.find(id)); };
        QVERIFY(same("office"));
        QVERIFY(!same("early"));
        QVERIFY(same("late"));
    }

    void looksUpWhatItKnows()
    {
        Story story { resolution("8h") };
        story.agreement().statuses[2].aliases = { "on-hold" };
        SymbolTable symbols;
        const auto rules = Rulebook::compile(story.agreement(), symbols).value();
        QCOMPARE(symbols.text(rules->initialStatus), std::string_view("new"));
        QVERIFY(rules->status(symbols.find("on-hold"))->id == symbols.find("pending"));
        QVERIFY(rules->status(symbols.intern("unheard-of")) == nullptr);
        QVERIFY(rules->calendar(symbols.find("unheard-of")) == nullptr);
        QVERIFY(rules->calendar(symbols.find("office")) != nullptr);
    }

    void findsTargetsByMetricAndStatus()
    {
        Story story { resolution("8h"), timeInStatus("open", "1h"), timeInStatus("new", "2h") };
        SymbolTable symbols;
        const auto rules = Rulebook::compile(story.agreement(), symbols).value();
        const PolicyRule& policy = rules->policies.front();
        QVERIFY(policy.target(Metric::Resolution) != nullptr);
        QVERIFY(policy.target(Metric::FirstResponse) == nullptr);
        QVERIFY(policy.target(Metric::TimeInStatus, symbols.find("new"))->status == symbols.find("new"));
        QVERIFY(policy.target(Metric::TimeInStatus, symbols.find("pending")) == nullptr);
        QVERIFY(policy.isDefault);
    }

    void aDeskWithoutStatusesStillCounts()
    {
        Story story { resolution("8h") };
        story.agreement().statuses.clear();
        story.at("Mon 09:00").createdBy("ann");
        EXPECT_CLOCKS(story, "Mon 10:00", "resolution#1.1 running 1:00 of 8:00 from Mon 09:00 due Mon 17:00");
    }

    void fieldsOfATicketAreSetAndRead()
    {
        TicketFields fields;
        const FieldId region { field::kFirstCustomField.value + 7 };
        const FieldId size { field::kFirstCustomField.value + 3 };
        QVERIFY(fields.get(field::kStatus) == Symbol {});
        QVERIFY(fields.get(region) == Symbol {});
        fields.set(field::kStatus, Symbol { 1 });
        fields.set(region, Symbol { 2 });
        fields.set(size, Symbol { 3 });
        fields.set(region, Symbol { 4 });
        QVERIFY(fields.get(field::kStatus) == Symbol { 1 });
        QVERIFY(fields.get(region) == Symbol { 4 });
        QVERIFY(fields.get(size) == Symbol { 3 });
        TicketFields other = fields;
        QVERIFY(other == fields);
        other.set(size, Symbol {});
        QVERIFY(other.get(size) == Symbol {});
    }
};

DUEBELL_TEST(sla_rulebook, SlaRulebookTest)
#include "sla_rulebook.moc"
