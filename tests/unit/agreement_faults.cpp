// Seeded faults: a good agreement with one mistake each, and what the reader must say of it.
#include "exchange/agreementreader.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

using namespace duebell;

namespace {

struct Fault {
    const char* name;
    const char* find; ///< stands in the good file once
    const char* replace;
    ErrorCode code;
    const char* where;
    const char* allowed; ///< whole, or its beginning when it ends with "*"
    const char* nearest = "";
};

using E = ErrorCode;

const Fault kFaults[] = {
    // the document
    { "newer format", R"("duebell": 1)", R"("duebell": 2)", E::NewerFormat, "/duebell", "1" },
    { "format zero", R"("duebell": 1)", R"("duebell": 0)", E::UnknownValue, "/duebell", "1" },
    { "format as text", R"("duebell": 1)", R"("duebell": "1")", E::WrongType, "/duebell", "number" },
    { "no format", R"("duebell": 1,)", "", E::MissingKey, "", "duebell" },
    { "unknown section", R"("objectives": [])", R"("objektives": [])", E::UnknownKey, "/objektives", "duebell|desk|*",
      "objectives" },
    { "scenarios no list", R"([ {"kept":   "as written"} ])", "{}", E::WrongType, "/scenarios", "array" },
    { "section twice", R"("objectives": [],)", R"("objectives": [], "objectives": [],)", E::Duplicate, "/objectives",
      "unique" },
    // the desk
    { "no desk zone", R"("Acme support", "time_zone": "Europe/Berlin")", R"("Acme support")", E::MissingKey, "/desk",
      "time_zone" },
    { "unknown desk zone", R"("Acme support", "time_zone": "Europe/Berlin")",
      R"("Acme support", "time_zone": "Europe/Berln")", E::UnknownTimeZone, "/desk/time_zone", "IANA" },
    // calendars
    { "unknown calendar zone", "America/New_York", "America/New York", E::UnknownTimeZone, "/calendars/1/time_zone",
      "IANA" },
    { "calendar named always", R"("calendars": [)",
      R"("calendars": [{"id": "always", "name": "x", "time_zone": "UTC", "week": {}},)", E::Duplicate,
      "/calendars/0/id", "reserved" },
    { "calendar id twice", R"("calendars": [)",
      R"("calendars": [{"id": "night", "name": "x", "time_zone": "UTC", "week": {}},)", E::Duplicate, "/calendars/2/id",
      "unique" },
    { "unknown weekday", R"("thu": [["09:00")", R"("thurs": [["09:00")", E::UnknownKey, "/calendars/0/week/thurs",
      "mon|tue|wed|thu|fri|sat|sun", "thu" },
    { "time out of range", R"("13:00", "17:00")", R"("13:00", "25:00")", E::Syntax, "/calendars/0/week/mon/1/1",
      "HH:MM" },
    { "time without leading zero", R"("fri": [["09:00")", R"("fri": [["9:00")", E::Syntax, "/calendars/0/week/fri/0/0",
      "HH:MM" },
    { "interval without time", R"("fri": [["09:00", "16:00"]])", R"("fri": [["09:00", "09:00"]])", E::OutOfRange,
      "/calendars/0/week/fri/0", "from-before-to" },
    { "interval of one time", R"("fri": [["09:00", "16:00"]])", R"("fri": [["09:00"]])", E::WrongType,
      "/calendars/0/week/fri/0", "[\"HH:MM\", \"HH:MM\"]" },
    { "no such date", "2026-12-25", "2026-02-30", E::Syntax, "/calendars/0/holidays/0/date", "YYYY-MM-DD" },
    { "holiday backwards", R"("to": "2026-12-30")", R"("to": "2026-12-20")", E::OutOfRange,
      "/calendars/0/holidays/1/to", "from-not-after-to" },
    { "no such yearly day", R"("yearly": "01-01")", R"("yearly": "13-01")", E::Syntax, "/calendars/0/holidays/2/yearly",
      "MM-DD" },
    { "holiday in two forms", R"("yearly": "01-01")", R"("yearly": "01-01", "date": "2026-01-01")", E::InvalidArgument,
      "/calendars/0/holidays/2", "one-of-date-from-yearly" },
    { "exception without hours", R"({"date": "2026-12-28", "open": [["10:00", "12:00"]]})", R"({"date": "2026-12-28"})",
      E::MissingKey, "/calendars/0/exceptions/0", "open" },
    // statuses, fields and names
    { "id with a space", R"({"id": "question", )", R"({"id": "a question", "aliases": ["question"], )", E::OutOfRange,
      "/types/1/id", "[A-Za-z0-9_.-]{1,64}" },
    { "id too long", R"({"id": "standard", )",
      R"({"id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aliases": ["standard"], )",
      E::OutOfRange, "/tiers/1/id", "[A-Za-z0-9_.-]{1,64}" },
    { "priority twice", R"({"id": "low", "name": "Low"})", R"({"id": "high", "name": "Low"})", E::Duplicate,
      "/priorities/2/id", "unique" },
    { "alias taken", R"(["await"])", R"(["open"])", E::Duplicate, "/statuses/2/aliases", "unique" },
    { "unknown category", R"("category": "resolved")", R"("category": "solved")", E::UnknownValue,
      "/statuses/4/category", "new|open|waiting|resolved|closed|cancelled", "resolved" },
    { "no category", R"("name": "Closed", "category": "closed")", R"("name": "Closed")", E::MissingKey, "/statuses/5",
      "category" },
    { "waits but is open", R"("category": "open", )", R"("category": "open", "waits_for": "client", )",
      E::InvalidArgument, "/statuses/1/waits_for", "waits-for-only-when-waiting" },
    { "waits for nobody known", R"("waits_for": "third_party")", R"("waits_for": "vendor")", E::UnknownValue,
      "/statuses/3/waits_for", "client|third_party" },
    { "field named like a built-in one", R"("fields": [)", R"("fields": [{"id": "project", "type": "text"},)",
      E::Duplicate, "/fields/0/id", "reserved" },
    { "unknown field type", R"("type": "number")", R"("type": "numeric")", E::UnknownValue, "/fields/1/type",
      "text|number|date|choice|flag" },
    { "choices of a flag", R"("type": "flag", )", R"("type": "flag", "choices": ["yes"], )", E::InvalidArgument,
      "/fields/2/choices", "choices-only-for-choice" },
    // policies
    { "policy without match above others", R"("match": {"field": "client.vip", "is": "false"}, )", "", E::MissingKey,
      "/policies/2", "match-unless-last" },
    { "unknown condition", R"({"any": [)", R"({"some": [)", E::UnknownKey, "/policies/1/match/some",
      "all|any|none|field|has_label|created" },
    { "unknown field in condition", R"("field": "client.tier")", R"("field": "client.teir")", E::UnknownReference,
      "/policies/0/match/all/0/field", "status|priority|*", "client.tier" },
    { "condition on a text", R"("field": "channel", )", R"("field": "subject", )", E::UnknownValue,
      "/policies/1/match/any/2/field", "texts-may-be-erased" },
    { "unknown tier in condition", R"("is": "premium")", R"("is": "premum")", E::UnknownReference,
      "/policies/0/match/all/0/is", "premium|standard", "premium" },
    { "unknown type in condition", R"("in": ["question"])", R"("in": ["questoin"])", E::UnknownReference,
      "/policies/0/match/all/1/none/0/in/0", "incident|question", "question" },
    { "value not among the choices", R"("is_not": "north")", R"("is_not": "west")", E::UnknownValue,
      "/policies/1/match/any/1/is_not", "north|south" },
    { "no operator", R"({"field": "region", "is_not": "north"})", R"({"field": "region"})", E::MissingKey,
      "/policies/1/match/any/1", "is|is_not|in|contains|starts_with" },
    { "unknown operator", R"("contains": "mail")", R"("containing": "mail")", E::UnknownKey,
      "/policies/1/match/any/2/containing", "field|is|is_not|in|contains|starts_with", "contains" },
    { "created when", R"("created": "outside")", R"("created": "after")", E::UnknownValue,
      "/policies/1/match/any/0/created", "inside|outside" },
    { "validity backwards", R"("to": "2026-12-31")", R"("to": "2025-12-31")", E::OutOfRange, "/policies/0/valid/to",
      "from-not-after-to" },
    { "unknown policy calendar", R"({"id": "nights", "name": "Nights",)",
      R"({"id": "nights", "name": "Nights", "calender": "x",)", E::UnknownKey, "/policies/1/calender",
      "id|name|aliases|retired|match|*", "calendar" },
    { "unknown fallback", R"("of": "client", "fallback": "berlin")", R"("of": "client", "fallback": "berln")",
      E::UnknownReference, "/policies/0/calendar/fallback", "berlin|night|always", "berlin" },
    { "no fallback", R"({"of": "assignee", "fallback": "always"})", R"({"of": "assignee"})", E::MissingKey,
      "/policies/3/targets/resolution/calendar", "fallback" },
    { "whose calendar", R"("of": "assignee")", R"("of": "agent")", E::UnknownValue,
      "/policies/3/targets/resolution/calendar/of", "client|team|assignee" },
    { "targets without agreement", R"("no_agreement": true)",
      R"("no_agreement": true, "targets": {"resolution": {"promised": "1h"}})", E::InvalidArgument,
      "/policies/2/targets", "no-targets-without-agreement" },
    { "unknown metric", R"("ownership": {)", R"("owner": {)", E::UnknownKey, "/policies/0/targets/owner",
      "first_response|next_response|resolution|ownership|time_in_status", "" },
    { "nothing promised", R"("ownership": {"promised": "30m"})", R"("ownership": {})", E::MissingKey,
      "/policies/0/targets/ownership", "promised" },
    { "no span", R"("high": "2h", "*")", R"("high": "2x", "*")", E::Syntax,
      "/policies/0/targets/resolution/promised/high", "span" },
    { "span of nothing", R"("next_response": {"promised": "2h"})", R"("next_response": {"promised": "0m"})", E::Syntax,
      "/policies/1/targets/next_response/promised", "span" },
    { "span as number", R"("ownership": {"promised": "30m"})", R"("ownership": {"promised": 30})", E::WrongType,
      "/policies/0/targets/ownership/promised", "span" },
    { "unknown priority", R"("high": "2h", "*")", R"("hihg": "2h", "high": "3h", "*")", E::UnknownReference,
      "/policies/0/targets/resolution/promised/hihg", "high|normal|low|*", "high" },
    { "internal later than promised", R"("internal": "10m")", R"("internal": "20m")", E::InvalidArgument,
      "/policies/0/targets/first_response/internal", "internal-not-later-than-promised" },
    { "unknown status in pauses", R"(["pending", "vendor"])", R"(["pendign", "vendor"])", E::UnknownReference,
      "/policies/1/targets/resolution/pauses_in/0", "new|open|pending|*", "pending" },
    { "unknown status in time in status", R"("vendor": {"promised": "2d"})", R"("vendro": {"promised": "2d"})",
      E::UnknownReference, "/policies/0/targets/time_in_status/vendro", "new|open|pending|*", "vendor" },
    { "unknown pause end", R"("pause_ends": "status")", R"("pause_ends": "reply")", E::UnknownValue,
      "/policies/1/targets/resolution/pause_ends", "client_reply|status" },
    { "unknown reopening", R"("on_reopen": "never")", R"("on_reopen": "no")", E::UnknownValue,
      "/policies/0/targets/resolution/on_reopen", "resume|restart|never" },
    { "warning beyond the target", R"("80%")", R"("120%")", E::Syntax, "/policies/0/targets/resolution/warn_at",
      "warning" },
    { "warning in days", R"("80%")", R"("1d")", E::Syntax, "/policies/0/targets/resolution/warn_at", "warning" },
    { "flag as text", R"("breach_is_final": true)", R"("breach_is_final": "yes")", E::WrongType,
      "/policies/0/targets/resolution/breach_is_final", "boolean" },
    { "option of another metric", R"("ownership": {"promised": "30m"})",
      R"("ownership": {"promised": "30m", "counts_opening": true})", E::UnknownKey,
      "/policies/0/targets/ownership/counts_opening", "promised|internal|*" },
    // the directory
    { "unknown tier of a client", R"("tier": "standard", "since")", R"("tier": "gold", "since")", E::UnknownReference,
      "/directory/clients/1/tier", "premium|standard" },
    { "client twice", R"("tier": "standard", "since": "2026-06-01T00:00:00Z")", R"("tier": "standard")", E::Duplicate,
      "/directory/clients/1/id", "unique" },
    { "moment without zone", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00", E::Syntax, "/directory/clients/1/since",
      "YYYY-MM-DDTHH:MM:SSZ" },
    { "no number", R"("seats": 12)", R"("seats": "many")", E::UnknownValue, "/directory/clients/0/fields/seats",
      "number" },
    { "unknown client field", R"("vip": true)", R"("vpi": true)", E::UnknownKey, "/directory/clients/0/fields/vpi",
      "seats|vip", "vip" },
    { "unknown team", R"("team": "first")", R"("team": "frist")", E::UnknownReference, "/directory/people/0/team",
      "first", "first" },
    { "unknown lead", R"("lead": "bob")", R"("lead": "rob")", E::UnknownReference, "/directory/teams/0/lead", "bob",
      "bob" },
};

std::string goodAgreement()
{
    QFile file(test::syntheticFile(QStringLiteral("agreement/full.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class AgreementFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGoodFileHasNoProblem()
    {
        const auto reading = AgreementReader::read(goodAgreement());
        QVERIFY(reading.problems.empty());
        QVERIFY(reading.agreement.has_value());
    }

    void thereAreAtLeastFifty() { QVERIFY(std::size(kFaults) >= 50); }

    void everyFaultIsFoundAndNamed_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(kFaults); ++i)
            QTest::newRow(kFaults[i].name) << int(i);
    }

    void everyFaultIsFoundAndNamed()
    {
        QFETCH(int, index);
        const Fault& fault = kFaults[index];
        std::string text = goodAgreement();
        const std::size_t place = text.find(fault.find);
        QVERIFY2(place != std::string::npos, "the good file does not hold what the fault replaces");
        QVERIFY2(text.find(fault.find, place + 1) == std::string::npos, "the fault's place is not unique");
        text.replace(place, std::string_view(fault.find).size(), fault.replace);

        const auto reading = AgreementReader::read(text);
        QVERIFY(!reading.agreement.has_value());
        QVERIFY(!reading.problems.empty());
        const Problem& found = reading.problems.front();
        QCOMPARE(QString::fromStdString(found.error.where), QString::fromUtf8(fault.where));
        QCOMPARE(int(found.error.code), int(fault.code));
        const std::string_view allowed = fault.allowed;
        if (allowed.ends_with("|*") && allowed != "high|normal|low|*")
            QVERIFY2(found.error.allowed.starts_with(allowed.substr(0, allowed.size() - 1)),
                     found.error.allowed.c_str());
        else
            QCOMPARE(found.error.allowed, std::string(allowed));
        QCOMPARE(found.nearest, std::string(fault.nearest));
        QVERIFY(!found.line.empty());
        QCOMPARE(reading.problems.size(), std::size_t { 1 });
    }

    void manyFaultsAreAllReportedInTheOrderOfTheFile()
    {
        const std::string text = R"({"duebell": 1, "desk": {"time_zone": "Mars/Base"},
            "statuses": [{"id": "a b", "category": "x"}], "policies": [{"id": "p", "targets": {"resolution": {"promised": 3}}}],
            "colour": 1})";
        const auto reading = AgreementReader::read(text);
        QStringList places;
        for (const Problem& problem : reading.problems)
            places.append(QString::fromStdString(problem.error.where));
        QCOMPARE(places,
                 QStringList({ QStringLiteral("/desk/time_zone"), QStringLiteral("/statuses/0/id"),
                               QStringLiteral("/statuses/0/category"),
                               QStringLiteral("/policies/0/targets/resolution/promised"), QStringLiteral("/colour") }));
        QCOMPARE(reading.problems[1].line, std::string("2:33"));
    }

    void brokenJsonSaysWhere()
    {
        const auto reading = AgreementReader::read("{\"duebell\": 1,\n \"desk\" }");
        QCOMPARE(reading.problems.size(), std::size_t { 1 });
        QCOMPARE(reading.problems[0].line, std::string("2:9"));
        QCOMPARE(reading.problems[0].error, (Error { ErrorCode::Syntax, "", "}", ":" }));
    }

    void tooLargeAndTooDeepAreRefused()
    {
        const auto large = AgreementReader::read(std::string(AgreementReader::kLargestFile + 1, ' '));
        QCOMPARE(int(large.problems.at(0).error.code), int(ErrorCode::TooLarge));
        const auto deep = AgreementReader::read(std::string(100'000, '['));
        QCOMPARE(int(deep.problems.at(0).error.code), int(ErrorCode::TooLarge));
    }

    void problemsOfAHostileFileAreLimited()
    {
        std::string text = R"({"duebell": 1, "desk": {"time_zone": "UTC"}, "policies": [], "statuses": [)";
        for (int i = 0; i < 5000; ++i)
            text += "1,";
        const auto reading = AgreementReader::read(text + "1]}");
        QCOMPARE(reading.problems.size(), ProblemList::kLimit);
    }
};

DUEBELL_TEST(agreement_faults, AgreementFaultsTest)
#include "agreement_faults.moc"
