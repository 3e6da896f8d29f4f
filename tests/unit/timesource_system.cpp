#include "base/systemtimesource.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class SystemTimeSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheHostsClocks()
    {
        const SystemTimeSource source;
        QVERIFY(source.wallNow() > Instant { std::chrono::sys_days(std::chrono::year(2024) / 1 / 1) });
        const auto first = source.steadyNow();
        QVERIFY(source.steadyNow() >= first);
    }

    void wakesAtOnceForAnInstantInThePast()
    {
        SystemTimeSource source;
        int woken = 0;
        source.wakeAt(source.wallNow() - Seconds { 5 }, [&woken] { ++woken; });
        QCOMPARE(woken, 0); // never from within the call
        QTRY_COMPARE(woken, 1);
    }

    void wakesNoEarlierThanAsked()
    {
        SystemTimeSource source;
        const Instant at = source.wallNow() + Seconds { 1 };
        std::optional<Instant> woken;
        source.wakeAt(at, [&] { woken = source.wallNow(); });
        QTRY_VERIFY(woken.has_value());
        QVERIFY(*woken >= at);
    }

    void aLaterCallReplacesAnEarlierOne()
    {
        SystemTimeSource source;
        QString log;
        source.wakeAt(source.wallNow(), [&log] { log += QLatin1String("first"); });
        source.wakeAt(source.wallNow(), [&log] { log += QLatin1String("second"); });
        QTRY_COMPARE(log, QStringLiteral("second"));
    }

    void anEmptyFunctionCancelsAndNeverIsFarAway()
    {
        SystemTimeSource source;
        int woken = 0;
        source.wakeAt(source.wallNow(), [&woken] { ++woken; });
        source.wakeAt(kNever, {});
        SystemTimeSource other;
        other.wakeAt(kNever, [&woken] { ++woken; });
        bool done = false;
        SystemTimeSource third;
        third.wakeAt(third.wallNow(), [&done] { done = true; });
        QTRY_VERIFY(done);
        QCOMPARE(woken, 0);
    }

    void mayBeAskedAgainWhileWaking()
    {
        SystemTimeSource source;
        int woken = 0;
        source.wakeAt(source.wallNow(), [&] {
            ++woken;
            source.wakeAt(source.wallNow(), [&woken] { ++woken; });
        });
        QTRY_COMPARE(woken, 2);
    }
};

DUEBELL_TEST(timesource_system, SystemTimeSourceTest)
#include "timesource_system.moc"
