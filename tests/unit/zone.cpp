#include "calendar/zone.h"

#include "calendar/workcalendar.h"
#include "support/testmain.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <random>

using namespace duebell;

namespace {

Instant utc(const char* text)
{
    return fromIso(text).value();
}

std::chrono::local_seconds wall(const char* text)
{
    return std::chrono::local_seconds(fromIso(text).value().time_since_epoch());
}

} // namespace

class ZoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offsetsAreTheDatabasesFrom1900To2400_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : { "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Tehran",
                                  "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Kathmandu",
                                  "Africa/Casablanca", "Africa/Monrovia", "Europe/Dublin", "Europe/Amsterdam",
                                  "Antarctica/Troll", "America/St_Johns", "Pacific/Chatham", "Asia/Gaza", "UTC" })
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void offsetsAreTheDatabasesFrom1900To2400()
    {
        QFETCH(QString, name);
        const QTimeZone expected(name.toUtf8());
        const auto zone = Zone::load(name.toStdString()).value();
        const auto offset = [&](Instant at) {
            return expected.offsetFromUtc(QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC));
        };
        std::mt19937_64 random(2400);
        const auto span = static_cast<std::uint64_t>((kLastInstant - kFirstInstant).count());
        for (int i = 0; i < 5'000; ++i) {
            const Instant at = kFirstInstant + Seconds(static_cast<std::int64_t>(random() % span));
            if (zone->offsetAt(at).count() != offset(at))
                QFAIL(toIso(at).c_str());
        }
        Seconds before = zone->initialOffset();
        for (const ZoneTransition& transition : zone->transitions()) {
            QCOMPARE(offset(transition.at), static_cast<int>(transition.offset.count()));
            QCOMPARE(offset(transition.at - Seconds(1)), static_cast<int>(before.count()));
            QVERIFY(transition.offset != before);
            before = transition.offset;
        }
    }

    void goesOnBeyond2037()
    {
        const auto zone = Zone::load("Europe/Berlin").value();
        QCOMPARE(zone->offsetAt(utc("2038-07-01T00:00:00Z")), Seconds(7200));
        QCOMPARE(zone->offsetAt(utc("2045-07-01T00:00:00Z")), Seconds(7200));
        QCOMPARE(zone->offsetAt(utc("2399-07-01T00:00:00Z")), Seconds(7200));
        QCOMPARE(zone->offsetAt(utc("2399-12-01T00:00:00Z")), Seconds(3600));
        QVERIFY(zone->transitions().back().at < kLastInstant);
        QVERIFY(zone->transitions().front().at > kFirstInstant);
    }

    void wallTimesAreFoundAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("kind");
        const auto row
            = [](const char* what, const char* name, const char* local, const char* at, Zone::WallTime kind) {
                  QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(local)
                                      << QString::fromLatin1(at) << static_cast<int>(kind);
              };
        using enum Zone::WallTime;
        row("plain", "Europe/Berlin", "2026-06-01T12:00:00Z", "2026-06-01T10:00:00Z", Unique);
        row("before the gap", "Europe/Berlin", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z", Unique);
        row("gap begins", "Europe/Berlin", "2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z", Skipped);
        row("in the gap", "Europe/Berlin", "2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z", Skipped);
        row("gap ends", "Europe/Berlin", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z", Unique);
        row("overlap begins", "Europe/Berlin", "2026-10-25T02:00:00Z", "2026-10-25T00:00:00Z", Repeated);
        row("in the overlap", "Europe/Berlin", "2026-10-25T02:59:59Z", "2026-10-25T00:59:59Z", Repeated);
        row("overlap ends", "Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z", Unique);
        row("skipped day", "Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z", Skipped);
        row("skipped midnight", "America/Sao_Paulo", "2018-11-04T00:10:00Z", "2018-11-04T03:10:00Z", Skipped);
        row("repeated midnight", "Asia/Tehran", "2021-09-21T23:30:00Z", "2021-09-21T19:00:00Z", Repeated);
        row("half an hour", "Australia/Lord_Howe", "2026-10-04T02:15:00Z", "2026-10-03T15:45:00Z", Skipped);
        row("seconds", "Africa/Monrovia", "1972-01-06T00:00:00Z", "1972-01-06T00:44:30Z", Unique);
        row("skipped seconds", "Africa/Monrovia", "1972-01-07T00:10:00Z", "1972-01-07T00:54:30Z", Skipped);
        row("no changes", "UTC", "2026-10-25T02:30:00Z", "2026-10-25T02:30:00Z", Unique);
    }

    void wallTimesAreFoundAgain()
    {
        QFETCH(QString, name);
        QFETCH(QString, local);
        QFETCH(QString, at);
        QFETCH(int, kind);
        const auto zone = Zone::load(name.toStdString()).value();
        const Zone::Resolved found = zone->toInstant(wall(local.toLatin1().constData()));
        QCOMPARE(QString::fromStdString(toIso(found.at)), at);
        QCOMPARE(static_cast<int>(found.kind), kind);
        if (found.kind != Zone::WallTime::Skipped)
            QCOMPARE(zone->toLocal(found.at), wall(local.toLatin1().constData()));
    }

    void gapBehindAnotherChange()
    {
        // Two changes within a day: the gap's own offset counts.
        const Zone zone(
            "Test/Twice", Seconds(0),
            { { utc("2026-01-01T00:00:00Z"), Seconds(3600) }, { utc("2026-01-01T06:00:00Z"), Seconds(7200) } });
        QCOMPARE(zone.toInstant(wall("2026-01-01T07:30:00Z")).at, utc("2026-01-01T06:30:00Z"));
        QCOMPARE(zone.toInstant(wall("2026-01-01T00:30:00Z")).at, utc("2026-01-01T00:30:00Z"));
    }

    void stretchesMeet()
    {
        const auto zone = Zone::load("Europe/Berlin").value();
        const Zone::Stretch summer = zone->stretchAt(utc("2026-06-01T00:00:00Z"));
        QCOMPARE(summer.from, utc("2026-03-29T01:00:00Z"));
        QCOMPARE(summer.to, utc("2026-10-25T01:00:00Z"));
        QCOMPARE(summer.offset, Seconds(7200));
        QCOMPARE(zone->stretchAt(summer.to).from, summer.to);
        QCOMPARE(zone->stretchAt(Instant::min()).from, Instant::min());
        QCOMPARE(zone->stretchAt(Instant::max()).to, Instant::max());
    }

    void knowsItsNameAndIsLoadedOnce()
    {
        const auto zone = Zone::load("Europe/Berlin").value();
        QCOMPARE(zone->name(), std::string("Europe/Berlin"));
        QCOMPARE(Zone::load("Europe/Berlin").value().get(), zone.get());
    }

    void knowsLinksOfTheDatabase()
    {
        for (const char* name : { "US/Eastern", "Asia/Calcutta", "Etc/GMT+5", "UTC" })
            QVERIFY2(Zone::load(name).ok(), name);
        QCOMPARE(Zone::load("Etc/GMT+5").value()->offsetAt(utc("2026-01-01T00:00:00Z")), Seconds(-5 * 3600));
    }

    void refusesUnknownNames()
    {
        for (const char* name :
             { "", "Europe/Atlantis", "Berlin", "CET-1CEST,M3.5.0,M10.5.0/3", "localtime", "right/Europe/Berlin",
               "../../etc/passwd", "/usr/share/zoneinfo/Europe/Berlin", "Europe" }) {
            const auto zone = Zone::load(name);
            QVERIFY2(!zone, name);
            QCOMPARE(zone.error().code, ErrorCode::UnknownTimeZone);
            QCOMPARE(zone.error().value, std::string(name));
        }
    }
};

DUEBELL_TEST(zone, ZoneTest)
#include "zone.moc"
