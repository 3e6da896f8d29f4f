#include "exchange/agreementreader.h"
#include "exchange/agreementwriter.h"

#include "support/testdata.h"
#include "support/testmain.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace duebell;

namespace {

std::string minimal(const std::string& policies)
{
    return R"({"duebell": 1, "desk": {"time_zone": "Europe/Berlin"},
        "calendars": [{"id": "office", "time_zone": "Europe/Berlin", "week": {"mon": [["09:00", "17:00"]]}}],
        "statuses": [{"id": "open", "category": "open"}, {"id": "wait", "category": "waiting", "aliases": ["hold"]}],
        "priorities": [{"id": "high"}], "policies": )"
        + policies + "}";
}

/// One policy's targets, read.
PolicyDefinition policyOf(const std::string& rest)
{
    const auto reading = AgreementReader::read(minimal("[{\"id\": \"p\", " + rest + "}]"));
    for (const Problem& problem : reading.problems)
        qWarning("%s %s", problem.error.where.c_str(), problem.error.allowed.c_str());
    return reading.agreement ? reading.agreement->policies.at(0) : PolicyDefinition {};
}

/// A random agreement whose every part is valid. The seed decides all of it.
class RandomAgreement {
public:
    explicit RandomAgreement(unsigned seed)
        : m_random(seed)
    {
    }

    Agreement make()
    {
        Agreement agreement;
        agreement.deskName = text();
        agreement.deskTimeZone = "America/New_York";
        for (int i = 0; i < 3; ++i)
            agreement.calendars.push_back(calendar(i));
        const StatusCategory categories[] = { StatusCategory::New, StatusCategory::Waiting, StatusCategory::Resolved };
        for (int i = 0; i < 3; ++i) {
            StatusDefinition status;
            static_cast<Identity&>(status) = identity("s", i);
            status.category = categories[i];
            if (status.category == StatusCategory::Waiting)
                status.waitsFor = static_cast<WaitsFor>(1 + below(2));
            status.owner = coin() ? text() : std::string();
            agreement.statuses.push_back(status);
        }
        for (int i = 0; i < 3; ++i) {
            agreement.priorities.push_back(identity("p", i));
            agreement.types.push_back(identity("t", i));
            agreement.tiers.push_back(identity("tier", i));
        }
        agreement.fields.push_back(choiceField());
        for (int i = 0; i < 4; ++i)
            agreement.policies.push_back(policy(i, i == 3));
        agreement.directory.clients.push_back(client());
        agreement.scenariosJson = coin() ? "[1,  2]" : "";
        return agreement;
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool coin() { return below(2) == 0; }

    std::string text()
    {
        static const char* const texts[] = { "plain",
                                             "with \"quotes\"",
                                             "Umläut ß",
                                             "tab\tand\nline",
                                             "back\\slash",
                                             "\x01"
                                             "control" };
        return texts[below(6)];
    }

    Identity identity(const char* prefix, int number)
    {
        Identity result;
        result.id = prefix + std::to_string(number);
        result.name = text();
        if (coin())
            result.aliases = { "old-" + result.id };
        result.retired = coin();
        return result;
    }

    std::vector<DaySpan> spans()
    {
        std::vector<DaySpan> result;
        for (int i = below(3); i > 0; --i) {
            const int from = below(1440) * 60;
            const int to = below(1441) * 60;
            if (from != to)
                result.push_back({ from, to });
        }
        return result;
    }

    std::chrono::local_days day()
    {
        return std::chrono::local_days(std::chrono::year(2024) / 1 / 1) + std::chrono::days(below(2000));
    }

    CalendarSpec calendar(int number)
    {
        CalendarSpec result;
        result.id = "c" + std::to_string(number);
        result.name = text();
        result.timeZone = coin() ? "Europe/Berlin" : "Asia/Kathmandu";
        for (auto& week : result.week)
            week = spans();
        for (int i = below(4); i > 0; --i) {
            Holiday holiday;
            holiday.first = day();
            holiday.last = holiday.first + std::chrono::days(below(3));
            holiday.closed = spans();
            holiday.name = coin() ? text() : std::string();
            result.holidays.push_back(holiday);
        }
        Holiday yearly;
        yearly.kind = Holiday::Kind::Yearly;
        yearly.first = yearly.last = std::chrono::local_days(std::chrono::year(2000) / 2 / 29);
        result.holidays.push_back(yearly);
        result.exceptions.push_back({ day(), spans() });
        return result;
    }

    FieldDefinition choiceField()
    {
        FieldDefinition result;
        static_cast<Identity&>(result) = identity("f", 0);
        result.type = FieldDefinition::Type::Choice;
        result.choices = { "a", "b" };
        return result;
    }

    ConditionDefinition condition(int depth)
    {
        ConditionDefinition result;
        const int kind = below(depth > 2 ? 3 : 6);
        if (kind > 2) {
            result.kind = static_cast<ConditionDefinition::Kind>(kind - 3);
            for (int i = 1 + below(2); i > 0; --i)
                result.parts.push_back(condition(depth + 1));
        } else if (kind == 2) {
            result.kind = coin() ? ConditionDefinition::Kind::CreatedInside : ConditionDefinition::Kind::CreatedOutside;
            result.calendar = coin() ? "c0" : kAlwaysCalendarId;
        } else {
            result.kind = ConditionDefinition::Kind::Field;
            result.op = static_cast<ConditionDefinition::Operator>(below(6));
            result.field = result.op == ConditionDefinition::Operator::HasLabel ? "labels" : "priority";
            result.values = { "p1" };
            if (result.op == ConditionDefinition::Operator::In)
                result.values.push_back("p2");
        }
        return result;
    }

    TargetSpan span()
    {
        return coin() ? TargetSpan { Seconds { 1 + below(200'000) }, 0 } : TargetSpan { Seconds { 0 }, 1 + below(20) };
    }

    CalendarChoice choice()
    {
        using Kind = CalendarChoice::Kind;
        switch (below(5)) {
        case 0:
            return {};
        case 1:
            return { Kind::Named, "c1" };
        case 2:
            return { Kind::Always, {} };
        case 3:
            return { Kind::Assignee, "c2" };
        default:
            return { Kind::Client, kAlwaysCalendarId };
        }
    }

    TargetDefinition target(Metric metric)
    {
        TargetDefinition result;
        result.metric = metric;
        result.promised["*"] = span();
        if (coin())
            result.promised["p0"] = span();
        if (coin())
            result.internal["p1"] = { Seconds { 1 }, 0 };
        result.calendar = choice();
        if (coin())
            result.pausesIn = { "waiting", "s1" };
        result.pauseEnds = coin() ? PauseEnds::ClientReply : PauseEnds::StatusChange;
        result.onResume = coin() ? OnResume::Resume : OnResume::Restart;
        result.onReopen = static_cast<OnReopen>(below(3));
        result.onChange = coin() ? OnChange::FromStart : OnChange::FromChange;
        result.breachIsFinal = coin();
        if (metric == Metric::FirstResponse)
            result.resolveCounts = coin();
        if (metric == Metric::NextResponse)
            result.countsOpening = coin();
        if (metric == Metric::TimeInStatus)
            result.status = "s1";
        if (coin())
            result.warnAt = { { 80, Seconds { 0 } }, { 0, Seconds { 1800 } } };
        return result;
    }

    PolicyDefinition policy(int number, bool isLast)
    {
        PolicyDefinition result;
        static_cast<Identity&>(result) = identity("policy", number);
        if (!isLast || coin())
            result.match = condition(0);
        if (coin())
            result.validFrom = day();
        result.consequence = { coin() ? text() : std::string(), coin() ? text() : std::string() };
        result.calendar = coin() ? "c0" : kAlwaysCalendarId;
        result.agentCreatedAsClient = coin();
        result.retargetOnAutomation = coin();
        result.noAgreement = below(4) == 0;
        for (const Metric metric : kMetrics) {
            if (!result.noAgreement && (metric == Metric::Resolution || coin()))
                result.targets.push_back(target(metric));
        }
        return result;
    }

    ClientDefinition client()
    {
        ClientDefinition result;
        static_cast<Identity&>(result) = identity("client", 1);
        result.tier = "tier2";
        result.calendar = "c0";
        if (coin())
            result.since = Instant { Seconds { 1'700'000'000 } };
        return result;
    }

    std::mt19937 m_random;
};

} // namespace

class AgreementRoundtripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadTheSame()
    {
        QFile file(test::syntheticFile(QStringLiteral("agreement/full.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto first = AgreementReader::read(file.readAll().toStdString());
        QVERIFY(first.agreement.has_value());
        const std::string written = AgreementWriter::write(*first.agreement);
        const auto second = AgreementReader::read(written);
        QVERIFY(second.problems.empty());
        QVERIFY(*second.agreement == *first.agreement);
        QCOMPARE(AgreementWriter::write(*second.agreement), written);
        QCOMPARE(first.agreement->scenariosJson, std::string(R"([ {"kept":   "as written"} ])"));
    }

    void randomAgreementsSurviveWritingAndReading()
    {
        constexpr unsigned firstSeed = 20260321;
        for (unsigned seed = firstSeed; seed < firstSeed + 300; ++seed) {
            const Agreement agreement = RandomAgreement(seed).make();
            const std::string written = AgreementWriter::write(agreement);
            const auto reading = AgreementReader::read(written);
            QVERIFY2(
                reading.problems.empty(),
                qPrintable(
                    QStringLiteral("seed %1: %2 allowed %3\n%4")
                        .arg(seed)
                        .arg(QString::fromStdString(reading.problems.empty() ? "" : reading.problems[0].error.where),
                             QString::fromStdString(reading.problems.empty() ? "" : reading.problems[0].error.allowed),
                             QString::fromStdString(written))));
            QVERIFY2(*reading.agreement == agreement, qPrintable(QStringLiteral("seed %1").arg(seed)));
            QCOMPARE(AgreementWriter::write(*reading.agreement), written);
        }
    }

    void defaultsAreThoseOfTheDesign()
    {
        const PolicyDefinition policy = policyOf(
            R"("targets": {"first_response": {"promised": "15m"}, "next_response": {"promised": "1h"}, "resolution": {"promised": "4h"}})");
        QCOMPARE(policy.name, std::string("p"));
        QCOMPARE(policy.calendar, std::string("always"));
        QCOMPARE(policy.targets.size(), std::size_t { 3 });
        QVERIFY(policy.targets[0].pausesIn.empty());
        QVERIFY(policy.targets[0].resolveCounts);
        QVERIFY(!policy.targets[1].countsOpening);
        QCOMPARE(policy.targets[2].pausesIn, std::vector<std::string> { "waiting" });
        QVERIFY(policy.targets[2].pauseEnds == PauseEnds::ClientReply);
    }

    void withoutFirstResponseTheNextCountsTheOpening()
    {
        QVERIFY(policyOf(R"("targets": {"next_response": {"promised": "1h"}})").targets.at(0).countsOpening);
        QVERIFY(!policyOf(R"("targets": {"next_response": {"promised": "1h", "counts_opening": false}})")
                     .targets.at(0)
                     .countsOpening);
    }

    void thePolicysOwnerOfHoursReachesTargetsWithoutTheirOwn()
    {
        const PolicyDefinition policy = policyOf(R"("calendar": {"of": "client", "fallback": "office"},
                "targets": {"resolution": {"promised": "4h"}, "ownership": {"promised": "1h", "calendar": "always"}})");
        QCOMPARE(policy.calendar, std::string("office"));
        QVERIFY(policy.targets.at(0).calendar == (CalendarChoice { CalendarChoice::Kind::Client, "office" }));
        QVERIFY(policy.targets.at(1).calendar == (CalendarChoice { CalendarChoice::Kind::Always, {} }));
    }

    void anEmptyAllIsEverything()
    {
        QVERIFY(!policyOf(R"("match": {"all": []}, "no_agreement": true)").match.has_value());
    }

    void aliasesBecomeIds()
    {
        const PolicyDefinition policy
            = policyOf(R"("targets": {"resolution": {"promised": "4h", "pauses_in": ["hold"]}})");
        QCOMPARE(policy.targets.at(0).pausesIn, std::vector<std::string> { "wait" });
    }

    void overnightAndOverlappingSpansAreAllowed()
    {
        const auto reading = AgreementReader::read(
            R"({"duebell": 1, "desk": {"time_zone": "UTC"}, "statuses": [{"id": "o", "category": "open"}], "policies": [],
            "calendars": [{"id": "c", "time_zone": "UTC", "week": {"mon": [["22:00", "06:00"], ["08:00", "12:00"], ["11:00", "24:00"]],
                "tue": [["00:00", "24:00"]]}}]})");
        QVERIFY(reading.problems.empty());
        QCOMPARE(reading.agreement->calendars[0].week[0].size(), std::size_t { 3 });
        QVERIFY(reading.agreement->calendars[0].week[1][0] == (DaySpan { 0, 86400 }));
    }
};

DUEBELL_TEST(agreement_roundtrip, AgreementRoundtripTest)
#include "agreement_roundtrip.moc"
