#include "exchange/agreementreader.h"
#include "exchange/eventreader.h"
#include "exchange/linereader.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <sstream>

using namespace duebell;

namespace {

Agreement fullAgreement()
{
    QFile file(test::syntheticFile(QStringLiteral("agreement/full.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return AgreementReader::read(file.readAll().toStdString()).agreement.value_or(Agreement {});
}

/// Reads lines written with single quotes for double ones.
struct Reading {
    explicit Reading(std::string lines)
        : agreement(fullAgreement())
        , reader(agreement, symbols)
    {
        std::replace(lines.begin(), lines.end(), '\'', '"');
        std::istringstream stream(lines);
        reader.readAll(stream);
        reader.finish();
    }

    QStringList problems() const
    {
        QStringList result;
        for (const LineProblem& found : reader.problems()) {
            result.append(QStringLiteral("%1 %2 %3 %4")
                              .arg(found.line)
                              .arg(QString::fromStdString(found.problem.error.where),
                                   QString::fromStdString(found.problem.error.value),
                                   QString::fromStdString(found.problem.error.allowed)));
        }
        return result;
    }

    const std::vector<Event>& events(std::size_t ticket = 0) const { return reader.tickets().at(ticket).events; }
    std::string value(const Event& event) const { return std::string(symbols.text(event.value)); }

    Agreement agreement;
    SymbolTable symbols;
    EventReader reader;
};

const std::string kCreated = "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'created'}\n";

} // namespace

class EventsReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void creationBecomesItsEventAndInitialFields()
    {
        const Reading reading(
            "{'ticket': 'T1', 'at': '2026-03-21T10:30:00+01:00', 'event': 'created', 'actor': 'ann', 'actor_kind': "
            "'client', "
            "'fields': {'status': 'new', 'priority': 'high', 'client': 'acme', 'region': 'north', 'subject': 'Help!', "
            "'assignee': null, 'labels': ['vip', 'a', 'vip']}}\n");
        QCOMPARE(reading.problems(), QStringList());
        QCOMPARE(reading.reader.tickets().at(0).key, std::string("T1"));
        const auto& events = reading.events();
        QCOMPARE(events.size(), std::size_t { 6 });
        QVERIFY(events[0].kind == EventKind::Created);
        QCOMPARE(toIso(events[0].at), std::string("2026-03-21T09:30:00Z"));
        QVERIFY(events[0].recorded == events[0].at);
        QVERIFY(events[0].actorKind == ActorKind::Client);
        QCOMPARE(std::string(reading.symbols.text(events[0].actor)), std::string("ann"));
        QVERIFY(events[1].kind == EventKind::Initial && events[1].field == field::kStatus);
        QCOMPARE(reading.value(events[1]), std::string("new"));
        QVERIFY(events[4].field == field::kLabels);
        QCOMPARE(reading.value(events[4]), std::string("a,vip"));
        QCOMPARE(events[5].field.value, field::kFirstCustomField.value + reading.symbols.find("region").value);
        for (std::size_t i = 0; i < events.size(); ++i)
            QCOMPARE(events[i].seq.value, std::int64_t(i) + 1);
    }

    void everyKindIsRead()
    {
        const Reading reading(
            kCreated
            + "{'ticket': 'T2', 'at': '2026-03-21T09:00:00Z', 'event': 'created'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:31:00Z', 'event': 'reply', 'order': 7, 'recorded': "
              "'2026-03-22T00:00:00Z'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:32:00Z', 'event': 'note', 'text': 'to be forgotten', "
              "'actor_kind': 'third_party'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:33:00Z', 'event': 'changed', 'field': 'status', 'value': "
              "'await'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:34:00Z', 'event': 'changed', 'field': 'assignee', 'value': null}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:35:00Z', 'event': 'acknowledged', 'metric': 'resolution', "
              "'reason': 'on it'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:36:00Z', 'event': 'no_reply_needed'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:37:00Z', 'event': 'waived', 'metric': 'next_response', 'reason': "
              "'agreed'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:38:00Z', 'event': 'breach_reason', 'metric': 'resolution', "
              "'code': 'vendor'}\n"
              "{'ticket': 'T1', 'at': '2026-03-21T09:39:00Z', 'event': 'merged', 'into': 'T2'}\n");
        QCOMPARE(reading.problems(), QStringList());
        const auto& events = reading.events();
        QCOMPARE(events.size(), std::size_t { 10 });
        QVERIFY(events[1].kind == EventKind::Reply && events[1].order == 7 && events[1].recorded > events[1].at);
        QVERIFY(events[2].kind == EventKind::Note && events[2].actorKind == ActorKind::ThirdParty);
        QCOMPARE(reading.value(events[3]), std::string("pending")); // the id behind the alias
        QVERIFY(events[4].field == field::kAssignee && !events[4].value);
        QVERIFY(events[7].kind == EventKind::Waived && events[7].metric == Metric::NextResponse);
        QVERIFY(events[8].kind == EventKind::BreachReason && reading.value(events[8]) == "vendor");
        QVERIFY(events[9].kind == EventKind::Merged);
        QCOMPARE(events[9].reference, reading.reader.tickets().at(1).id.value);
    }

    void aRetractionNamesAnEventOfItsTicket()
    {
        const Reading reading(kCreated
                              + "{'ticket': 'T1', 'at': '2026-03-21T09:40:00Z', 'event': 'retracted', 'of': 'r1'}\n"
                                "{'ticket': 'T1', 'at': '2026-03-21T09:31:00Z', 'event': 'reply', 'id': 'r1'}\n");
        QCOMPARE(reading.problems(), QStringList());
        const auto& events = reading.events();
        QVERIFY(events[1].kind == EventKind::Retracted);
        QCOMPARE(events[1].reference, events[2].seq.value);
    }

    void retractingACreationTakesItsFieldsAlong()
    {
        const Reading reading("{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'created', 'id': 'c', 'fields': "
                              "{'status': 'new', 'priority': 'low'}}\n"
                              "{'ticket': 'T1', 'at': '2026-03-21T09:40:00Z', 'event': 'retracted', 'of': 'c'}\n");
        QCOMPARE(reading.problems(), QStringList());
        std::vector<std::int64_t> retracted;
        for (const Event& event : reading.events()) {
            if (event.kind == EventKind::Retracted)
                retracted.push_back(event.reference);
        }
        QCOMPARE(retracted, (std::vector<std::int64_t> { 1, 2, 3 }));
    }

    void wrongLinesAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* line, const char* problem) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(problem);
        };
        row("no json", "{'ticket'}", "2  } :");
        row("no object", "[1]", "2  array object");
        row("no ticket", "{'at': '2026-03-21T09:30:00Z', 'event': 'reply'}", "2  ticket ticket");
        row("empty ticket", "{'ticket': '', 'at': '2026-03-21T09:30:00Z', 'event': 'reply'}", "2 /ticket  not-empty");
        row("no time", "{'ticket': 'T1', 'event': 'reply'}", "2  at at");
        row("time without zone", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00', 'event': 'reply'}",
            "2 /at 2026-03-21T09:30:00 YYYY-MM-DDTHH:MM:SSZ");
        row("no event", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z'}", "2  event event");
        row("unknown event", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'absorbed'}",
            "2 /event absorbed "
            "created|reply|note|changed|acknowledged|no_reply_needed|waived|breach_reason|merged|retracted");
        row("unknown actor kind",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'reply', 'actor_kind': 'robot'}",
            "2 /actor_kind robot client|agent|system|third_party|unknown");
        row("unknown status",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'changed', 'field': 'status', 'value': 'opne'}",
            "2 /value opne new|open|pending|vendor|solved|closed|void");
        row("unknown priority",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'created', 'fields': {'priority': 'urgent'}}",
            "2 /fields/priority urgent high|normal|low");
        row("unknown choice",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'changed', 'field': 'region', 'value': 'west'}",
            "2 /value west north|south");
        row("unknown field",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'changed', 'field': 'colour', 'value': 'red'}",
            "2 /field colour status|priority|type|client|project|channel|assignee|team|requester|labels|region");
        row("unknown initial field",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'created', 'fields': {'colour': 1}}",
            "2 /fields/colour colour "
            "status|priority|type|client|project|channel|assignee|team|requester|labels|region|subject|description");
        row("change without value",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'changed', 'field': 'status'}", "2  value value");
        row("key of another event", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'reply', 'value': 'x'}",
            "2 /value value ticket|at|recorded|actor|actor_kind|order|event|id|text");
        row("waived what", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'waived'}", "2  metric metric");
        row("merged nowhere", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'merged', 'into': 'T9'}",
            "2 /into T9 ");
        row("merged into itself", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'merged', 'into': 'T1'}",
            "2 /into T1 another-ticket");
        row("retracts nothing", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'retracted', 'of': 'x'}",
            "2 /of x ");
        row("order too large", "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'reply', 'order': 3000000000}",
            "2 /order 3000000000 -2147483648..2147483647");
        row("comma in a label",
            "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'changed', 'field': 'labels', 'value': ['a,b']}",
            "2 /value/0 a,b one-label");
        row("key twice", "{'ticket': 'T1', 'ticket': 'T2', 'at': '2026-03-21T09:30:00Z', 'event': 'reply'}",
            "2 /ticket ticket unique");
    }

    void wrongLinesAreNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, problem);
        const Reading reading(kCreated + line.toStdString() + "\n\n"
                              + "{'ticket': 'T1', 'at': '2026-03-21T11:30:00Z', 'event': 'note'}\n");
        QCOMPARE(reading.problems(), QStringList { problem });
        // The good lines around it are read.
        QVERIFY(reading.events().front().kind == EventKind::Created);
        QVERIFY(reading.events().back().kind == EventKind::Note);
    }

    void anIdIsUniqueWithinItsTicket()
    {
        const Reading reading("{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'created', 'id': '1'}\n"
                              "{'ticket': 'T2', 'at': '2026-03-21T09:30:00Z', 'event': 'created', 'id': '1'}\n"
                              "{'ticket': 'T1', 'at': '2026-03-21T09:30:00Z', 'event': 'reply', 'id': '1'}\n");
        QCOMPARE(reading.problems(), QStringList { QStringLiteral("3 /id 1 unique") });
    }

    void aLineThatIsTooLongIsPassedOver()
    {
        const Reading reading(std::string(LineReader::kLongestLine + 10, 'x') + '\n' + kCreated);
        QCOMPARE(reading.problems(), QStringList { QStringLiteral("1  line 1048576") });
        QCOMPARE(reading.events().size(), std::size_t { 1 });
    }

    void linesEndAsTheyLike()
    {
        std::istringstream stream("\xef\xbb\xbfone\r\n\ntwo");
        LineReader lines(stream, 10);
        QVERIFY(lines.next());
        QCOMPARE(lines.text(), std::string("one"));
        QVERIFY(lines.next());
        QVERIFY(lines.isBlank());
        QVERIFY(lines.next());
        QCOMPARE(lines.text(), std::string("two"));
        QCOMPARE(lines.number(), std::int64_t { 3 });
        QVERIFY(!lines.next());
    }
};

DUEBELL_TEST(events_reader, EventsReaderTest)
#include "events_reader.moc"
