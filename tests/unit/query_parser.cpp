// What a typed query means, and where it points when it means nothing.
#include "support/testmain.h"

#include "desk/foldedtext.h"
#include "desk/queryspan.h"
#include "desk/ticketquery.h"
#include "support/querydesk.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class QueryParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* text, bool holds) { QTest::newRow(text) << QString::fromUtf8(text) << holds; };
        row("", true);
        row("   ", true);
        row("fire", true);
        row("FIRE drucker", true);
        row("\"on fire\"", true);
        row("“on fire”", true);
        row("\"fire on\"", false);
        row("-\"on fire\"", false);
        row("-water", true);
        row("ops-12", true);
        row("acme high ida \"waiting for\"", true);
        row("client:acme", true);
        row("CLIENT:ACME", true);
        row("client:acme-old", true);
        row("client:\"acme ltd\"", true);
        row("client:\"Acme Ltd\",borg", true);
        row("client:borg,acorn", false);
        row("client:bor", false);
        row("-client:bor", true);
        row("client:\"Borg & Sohne\"", false);
        row("client:none", false);
        row("has:client", true);
        row("has:team", false);
        row("-has:team", true);
        row("team:none", true);
        row("team:field,none", true);
        row("tier:premium", true);
        row("type:outage", true);
        row("priority:high", true);
        row("status:pending", true);
        row("status:\"waiting for client\"", true);
        row("status:waiting", true);
        row("-status:waiting", false);
        row("status:vendor", false);
        row("status:open", false);
        row("category:waiting", true);
        row("assignee:me", true);
        row("assignee:ida", true);
        row("assignee:\"ida kruger\"", true);
        row("assignee:tom,none", false);
        row("mine", true);
        row("unassigned", false);
        row("project:\"web shop\"", true);
        row("project:web*", true);
        row("project:web", false);
        row("label:vip", true);
        row("label:VIP,other", true);
        row("label:vi", false);
        row("label:none", false);
        row("key:ops-12", true);
        row("key:ops-*", true);
        row("key:ops-1", false);
        row("severity:major", true);
        row("severity:minor", false);
        row("product:none", true);
        row("region:north", true);
        row("client.region:NORTH", true);
        row("region:south", false);
        row("lane:waiting", true);
        row("metric:resolution", true);
        row("policy:none", true);
        row("paused", true);
        row("Paused waiting", true);
        row("-paused", false);
        row("at-risk", false);
        row("\"paused\"", false);
        row("left<2h30m", true);
        row("left<=2h", true);
        row("left<2h", false);
        row("left>=2h left>90m", true);
        row("due<1h", false);
        row("due>1h", false);
        row("age>4h age<1d", true);
        row("age>=5h age<=5h", true);
        row("idle>2h", false);
        row("idle>=2h", true);
        row("idle<1w", true);
        row("10:30", false);
        row("re: fire", false);
        row("https://example.org", false);
    }

    void holds()
    {
        QFETCH(QString, text);
        QFETCH(bool, holds);
        const QueryDesk desk;
        QCOMPARE(desk.matches(text), std::optional(holds));
    }

    void pointsAtTheProblem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("word");
        using Code = QueryProblemCode;
        const auto row = [](const char* text, Code code, int position, int length, const char* word) {
            QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(code) << position << length
                                << QString::fromUtf8(word);
        };
        row("fire \"on fi", Code::UnclosedQuote, 5, 6, "on fi");
        row("client:\"acme", Code::UnclosedQuote, 7, 5, "acme");
        row("clint:acme", Code::UnknownField, 0, 5, "clint");
        row("fire -clint:acme", Code::UnknownField, 6, 5, "clint");
        row("dew<1h", Code::UnknownField, 0, 3, "dew");
        row("has:clint", Code::UnknownField, 4, 5, "clint");
        row("has:client,team", Code::OneValueOnly, 11, 4, "team");
        row("has:", Code::MissingValue, 3, 1, "");
        row("client: fire", Code::MissingValue, 6, 1, "");
        row("client:acme,", Code::MissingValue, 11, 1, "");
        row("due<", Code::MissingValue, 3, 1, "");
        row("due<= 1h", Code::MissingValue, 4, 1, "");
        row("tier:premum", Code::UnknownValue, 5, 6, "premum");
        row("tier:premium,gold", Code::UnknownValue, 13, 4, "gold");
        row("tier:\"gold plus\"", Code::UnknownValue, 5, 11, "gold plus");
        row("client:\"none\"", Code::UnknownValue, 7, 6, "none");
        row("severity:huge", Code::UnknownValue, 9, 4, "huge");
        row("assignee:kruger", Code::UnknownValue, 9, 6, "kruger");
        row("client:ac", Code::AmbiguousValue, 7, 2, "ac");
        row("status:wait", Code::AmbiguousValue, 7, 4, "wait");
        row("client<acme", Code::NotComparable, 6, 1, "client");
        row("client=acme", Code::NotComparable, 6, 1, "client");
        row("due:1h", Code::NotAValue, 3, 1, "due");
        row("due=1h", Code::NotAValue, 3, 1, "due");
        row("due<soon", Code::BadSpan, 4, 4, "soon");
        row("due<1", Code::BadSpan, 4, 1, "1");
        row("due<1h30", Code::BadSpan, 4, 4, "1h30");
        row("due<99999999d", Code::BadSpan, 4, 9, "99999999d");
        row("left<1d", Code::DaysOfOpenTime, 5, 2, "1d");
    }

    void pointsAtTheProblem()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(int, position);
        QFETCH(int, length);
        QFETCH(QString, word);
        const QueryDesk desk;
        const ParsedQuery parsed = desk.parse(text);
        const auto* problem = std::get_if<QueryProblem>(&parsed);
        QVERIFY(problem);
        QCOMPARE(static_cast<int>(problem->code), code);
        QCOMPARE(problem->position, qsizetype(position));
        QCOMPARE(problem->length, qsizetype(length));
        QCOMPARE(problem->word, word);
    }

    void namesWhatIsAllowedAndWhatIsNear()
    {
        const QueryDesk desk;
        const auto problemOf
            = [&](const char* text) { return std::get<QueryProblem>(desk.parse(QString::fromUtf8(text))); };
        const QueryProblem tier = problemOf("tier:premum");
        QCOMPARE(tier.field, QStringLiteral("tier"));
        QCOMPARE(tier.allowed, (QStringList { QStringLiteral("premium"), QStringLiteral("standard") }));
        QCOMPARE(tier.nearest, QStringList { QStringLiteral("premium") });
        QCOMPARE(problemOf("clinet:acme").nearest.value(0), QStringLiteral("client"));
        QCOMPARE(problemOf("client:ac").allowed,
                 (QStringList { QStringLiteral("Acme Ltd"), QStringLiteral("Acorn, Inc") }));
        QVERIFY(problemOf("tier:xyz").nearest.isEmpty());
    }

    void nobodyIsMeOnADeskThatWasNotTold()
    {
        const QueryDesk desk("");
        for (const char* text : { "assignee:me", "mine" }) {
            const ParsedQuery parsed = desk.parse(QString::fromUtf8(text));
            const auto* problem = std::get_if<QueryProblem>(&parsed);
            QVERIFY(problem);
            QCOMPARE(problem->code, QueryProblemCode::NobodyIsMe);
        }
    }

    void aQueryWithoutWordsNeedsNoText()
    {
        const QueryDesk desk;
        QVERIFY(!std::get<TicketQuery>(desk.parse(QStringLiteral("paused client:acme due<1h"))).needsText());
        QVERIFY(std::get<TicketQuery>(desk.parse(QStringLiteral("paused printer"))).needsText());
    }

    void itIsKnownWhichQueriesAskForTicketsThatEnded()
    {
        const QueryDesk desk;
        for (const char* text : { "done", "lane:done", "status:resolved", "category:closed", "status:open,resolved" })
            QVERIFY2(std::get<TicketQuery>(desk.parse(QString::fromUtf8(text))).asksForDone(), text);
        for (const char* text : { "-done", "status:waiting", "-status:resolved", "\"done\"", "" })
            QVERIFY2(!std::get<TicketQuery>(desk.parse(QString::fromUtf8(text))).asksForDone(), text);
    }

    void valuesInUseAreKnownOnceTheyWereSeen()
    {
        QueryDesk desk;
        desk.ticket.summary.client = desk.symbols.intern("Imported One");
        QVERIFY(std::holds_alternative<QueryProblem>(desk.parse(QStringLiteral("client:imported"))));
        std::vector<LiveTicket> tickets { desk.ticket };
        desk.vocabulary.observe(tickets);
        QCOMPARE(desk.matches(QStringLiteral("client:imported")), std::optional(true));
        QCOMPARE(desk.matches(QStringLiteral("client:\"imported one\"")), std::optional(true));
        const auto labels = desk.vocabulary.values(*desk.vocabulary.field(QStringLiteral("label")));
        QCOMPARE(labels.size(), std::size_t(2));
        QCOMPARE(labels.front().name, QStringLiteral("billing"));
    }

    void withoutADeskWordsAndFieldsAreKnown()
    {
        const QueryVocabulary vocabulary;
        QVERIFY(std::holds_alternative<TicketQuery>(parseQuery(QStringLiteral("breached due<1h fire"), vocabulary)));
        QVERIFY(std::holds_alternative<QueryProblem>(parseQuery(QStringLiteral("client:acme"), vocabulary)));
    }

    void whatIsTooLongIsRefused()
    {
        const QueryDesk desk;
        const ParsedQuery text = desk.parse(QString(5000, u'x'));
        QCOMPARE(std::get<QueryProblem>(text).code, QueryProblemCode::TooLong);
        const ParsedQuery terms = desk.parse(QStringLiteral("x ").repeated(300));
        QCOMPARE(std::get<QueryProblem>(terms).code, QueryProblemCode::TooLong);
    }

    void foldingForgetsCaseAndAccents()
    {
        QCOMPARE(folded(QStringLiteral("Ida KRÜGER, Borg & Söhne")), QStringLiteral("ida kruger, borg & sohne"));
    }

    void spansAreHoursAndMinutesAndDays()
    {
        QCOMPARE(querySpanFromText(QStringLiteral("1h30m"))->length, Seconds(5400));
        QCOMPARE(querySpanFromText(QStringLiteral("2D"))->length, Seconds(2 * 86400));
        QCOMPARE(querySpanFromText(QStringLiteral("-45m"))->length, Seconds(-2700));
        QCOMPARE(querySpanFromText(QStringLiteral("0"))->length, Seconds(0));
        for (const char* wrong : { "", "-", "h", "1", "1x", "1.5h", "99999999999999999999h" })
            QVERIFY2(!querySpanFromText(QString::fromUtf8(wrong)), wrong);
    }
};

DUEBELL_TEST(query_parser, QueryParserTest)
#include "query_parser.moc"
