// The words that files and the command line use, and the spans people write.
#include "sla/agreement.h"
#include "sla/event.h"
#include "sla/ledger.h"
#include "sla/metric.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class SlaWordsTest : public QObject {
    Q_OBJECT

    template <typename Value, typename Name, typename FromName>
    static void verifyRoundTrip(int first, int last, Name name, FromName fromName)
    {
        for (int number = first; number <= last; ++number) {
            const auto value = static_cast<Value>(number);
            QVERIFY(!name(value).empty());
            QVERIFY(fromName(name(value)) == std::optional(value));
        }
        QVERIFY(name(static_cast<Value>(99)).empty());
        QVERIFY(!fromName("nonsense"));
        QVERIFY(!fromName(""));
    }

private Q_SLOTS:
    void everyNameReadsBack()
    {
        verifyRoundTrip<Metric>(1, 5, metricName, metricFromName);
        verifyRoundTrip<StatusCategory>(1, 6, categoryName, categoryFromName);
        verifyRoundTrip<ActorKind>(0, 4, actorKindName, actorKindFromName);
        verifyRoundTrip<EventKind>(1, 12, eventKindName, eventKindFromName);
    }

    void namesAreThoseOfTheFiles()
    {
        QCOMPARE(metricName(Metric::FirstResponse), std::string_view("first_response"));
        QCOMPARE(metricName(Metric::NextResponse), std::string_view("next_response"));
        QCOMPARE(metricName(Metric::Resolution), std::string_view("resolution"));
        QCOMPARE(metricName(Metric::Ownership), std::string_view("ownership"));
        QCOMPARE(metricName(Metric::TimeInStatus), std::string_view("time_in_status"));
        QCOMPARE(eventKindName(EventKind::NoReplyNeeded), std::string_view("no_reply_needed"));
        QCOMPARE(eventKindName(EventKind::BreachReason), std::string_view("breach_reason"));
        QCOMPARE(actorKindName(ActorKind::Client), std::string_view("client"));
        QCOMPARE(actorKindName(ActorKind::System), std::string_view("system"));
        QCOMPARE(categoryName(StatusCategory::Waiting), std::string_view("waiting"));
    }

    void rowKindsHaveNames()
    {
        const std::vector<std::string_view> names { "counted",       "outside_hours",      "holiday",
                                                    "paused_client", "paused_third_party", "paused",
                                                    "resolved" };
        for (std::size_t i = 0; i < names.size(); ++i)
            QCOMPARE(rowKindName(static_cast<RowKind>(i + 1)), names[i]);
    }

    void builtInFieldsHaveNames()
    {
        for (const char* name : { "status", "priority", "type", "client", "project", "channel", "assignee", "team",
                                  "requester", "labels" }) {
            const auto id = builtInField(name);
            QVERIFY2(id, name);
            QCOMPARE(builtInFieldName(*id), std::string_view(name));
        }
        QVERIFY(!builtInField("region"));
        QVERIFY(builtInFieldName(FieldId { field::kFirstCustomField.value + 1 }).empty());
        QVERIFY(builtInFieldName(FieldId { 0 }).empty());
    }

    void spansArePartsInFallingOrder()
    {
        const auto seconds = [](const char* text) {
            const auto span = targetSpanFromText(text);
            return span && span->days == 0 ? span->seconds.count() : -1;
        };
        QCOMPARE(seconds("30s"), 30);
        QCOMPARE(seconds("15m"), 15 * 60);
        QCOMPARE(seconds("2h"), 2 * 3600);
        QCOMPARE(seconds("1h30m"), 5400);
        QCOMPARE(seconds("1h30m10s"), 5410);
        QCOMPARE(seconds("100h"), 360000);
        QCOMPARE(seconds("90m"), 5400);
    }

    void spansOfDaysAreWorkingDays()
    {
        QCOMPARE(targetSpanFromText("3d").value().days, 3);
        QCOMPARE(targetSpanFromText("3d").value().seconds, Seconds(0));
    }

    void otherTextsAreNoSpans()
    {
        for (const char* text : { "",          "0",      "0s",   "0h0m",      "0d",  "3",    "h",
                                  "2 h",       " 2h",    "2h ",  "-2h",       "+2h", "2H",   "2.5h",
                                  "1m1h",      "1h1h",   "1d2h", "2h1d",      "2w",  "2h30", "999999999999999999999h",
                                  "99999999d", "87841h", "1d1d", "2\xc2\xa0h" })
            QVERIFY2(!targetSpanFromText(text), text);
    }

    void tenYearsAreTheMost()
    {
        QVERIFY(targetSpanFromText("87600h"));
        QVERIFY(targetSpanFromText("3650d"));
        QVERIFY(!targetSpanFromText("4000d"));
    }

    void spansAreWrittenAsTheyAreRead()
    {
        for (const char* text : { "30s", "15m", "2h", "1h30m", "1h30m10s", "3d", "100h", "1h1s" })
            QCOMPARE(targetSpanText(targetSpanFromText(text).value()), std::string(text));
        QCOMPARE(targetSpanText(targetSpanFromText("90m").value()), std::string("1h30m"));
    }
};

DUEBELL_TEST(sla_words, SlaWordsTest)
#include "sla_words.moc"
