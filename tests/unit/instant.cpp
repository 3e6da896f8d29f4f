#include "base/instant.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class InstantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesUtcWithZ()
    {
        QCOMPARE(toIso(Instant {}), std::string("1970-01-01T00:00:00Z"));
        QCOMPARE(toIso(Instant { Seconds { -1 } }), std::string("1969-12-31T23:59:59Z"));
    }

    void readsZoneAndOffset()
    {
        const Instant expected = std::chrono::sys_days(std::chrono::year(2026) / 3 / 21) + std::chrono::minutes(9 * 60 + 30);
        for (const char* text : { "2026-03-21T09:30:00Z", "2026-03-21 09:30:00z", "2026-03-21T11:30:00+02:00",
                                  "2026-03-21T11:30:00+0200", "2026-03-21T11:30:00+02", "2026-03-21T04:00:00.999-05:30" })
            QCOMPARE(fromIso(text), std::optional(expected));
    }

    void refusesWhatIsNoInstant()
    {
        for (const char* text : { "", "2026-03-21", "2026-03-21T09:30:00", "2026-13-21T09:30:00Z", "2026-02-30T09:30:00Z",
                                  "2026-03-21T24:00:00Z", "2026-03-21T09:60:00Z", "2026-03-21T09:30:00Zx",
                                  "2026-03-21T09:30:00.Z", "2026-03-21T09:30:00+2", "2026-03-21X09:30:00Z" })
            QVERIFY2(!fromIso(text), text);
    }

    void roundTrips()
    {
        for (std::int64_t second = -5'000'000'000; second < 5'000'000'000; second += 123'456'789)
            QCOMPARE(fromIso(toIso(Instant { Seconds { second } })), std::optional(Instant { Seconds { second } }));
    }
};

DUEBELL_TEST(instant, InstantTest)
#include "instant.moc"
