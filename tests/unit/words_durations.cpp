#include "words/durationtext.h"
#include "words/momenttext.h"
#include "words/names.h"

#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class WordsDurationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsInWords()
    {
        const auto open = [](int seconds) { return DurationText::open(Seconds { seconds }); };
        QCOMPARE(open(0), QStringLiteral("0 s"));
        QCOMPARE(open(45), QStringLiteral("45 s"));
        QCOMPARE(open(330), QStringLiteral("5 min 30 s"));
        QCOMPARE(open(300), QStringLiteral("5 min"));
        QCOMPARE(open(1200), QStringLiteral("20 min"));
        QCOMPARE(open(1259), QStringLiteral("20 min"));
        QCOMPARE(open(3600), QStringLiteral("1 h"));
        QCOMPARE(open(3900), QStringLiteral("1 h 05 min"));
        QCOMPARE(open(100'800), QStringLiteral("28 h"));
        QCOMPARE(open(-3900), QStringLiteral("−1 h 05 min"));
    }

    void lengthsOnTheWallHaveDays()
    {
        QCOMPARE(DurationText::wall(Seconds { 3900 }), QStringLiteral("1 h 05 min"));
        QCOMPARE(DurationText::wall(Seconds { 187'200 }), QStringLiteral("2 d 4 h"));
        QCOMPARE(DurationText::wall(Seconds { 172'800 }), QStringLiteral("2 d"));
    }

    void countdowns()
    {
        QCOMPARE(DurationText::countdown(Seconds { 3909 }), QStringLiteral("1:05:09"));
        QCOMPARE(DurationText::countdown(Seconds { 309 }), QStringLiteral("0:05:09"));
        QCOMPARE(DurationText::countdown(Seconds { -309 }), QStringLiteral("−0:05:09"));
        QCOMPARE(DurationText::remaining(Seconds { 309 }), QStringLiteral("5:09"));
        QCOMPARE(DurationText::remaining(Seconds { 3909 }), QStringLiteral("1 h 05 min"));
        QCOMPARE(DurationText::remaining(Seconds { 187'200 }), QStringLiteral("2 d 4 h"));
    }

    void targets()
    {
        QCOMPARE(DurationText::target({ Seconds { 5400 }, 0 }), QStringLiteral("1 h 30 min"));
        QCOMPARE(DurationText::target({ Seconds { 0 }, 1 }), QStringLiteral("1 working day"));
        QCOMPARE(DurationText::target({ Seconds { 0 }, 3 }), QStringLiteral("3 working days"));
    }

    void momentsNameTheDayAndFartherOnesTheDate()
    {
        const auto zone = Zone::load("Europe/Berlin").value();
        WordsContext context;
        context.zone = zone.get();
        context.now = fromIso("2026-03-24T10:00:00Z").value();
        const auto at = [&context](const char* text) { return MomentText::at(fromIso(text).value(), context); };
        QCOMPARE(at("2026-03-24T11:22:00Z"), QStringLiteral("Tue 12:22"));
        QCOMPARE(at("2026-03-18T11:22:00Z"), QStringLiteral("Wed 12:22"));
        QCOMPARE(at("2026-03-17T11:22:00Z"), QStringLiteral("Tue 17 Mar 12:22"));
        QCOMPARE(at("2026-03-31T11:22:00Z"), QStringLiteral("Tue 31 Mar 13:22"));
        QCOMPARE(at("2025-12-31T23:30:00Z"), QStringLiteral("Thu 1 Jan 00:30"));
        QCOMPARE(at("2025-12-31T11:22:00Z"), QStringLiteral("Wed 31 Dec 2025 12:22"));
    }

    void momentsFollowTheReadersLanguage()
    {
        const auto zone = Zone::load("Europe/Berlin").value();
        WordsContext context;
        context.zone = zone.get();
        context.now = fromIso("2026-03-24T10:00:00Z").value();
        context.locale = QLocale(QLocale::German, QLocale::Germany);
        QCOMPARE(MomentText::at(context.now, context), QStringLiteral("Di. 11:00"));
    }

    void everythingHasAName()
    {
        for (const Metric metric : kMetrics)
            QVERIFY(!Names::metric(metric).isEmpty());
        for (int state = 1; state <= int(ClockState::NotApplicable); ++state)
            QVERIFY(!Names::state(ClockState(state)).isEmpty());
        for (int lane = 0; lane <= int(Lane::Done); ++lane)
            QVERIFY(!Names::lane(Lane(lane)).isEmpty());
        for (int state = 0; state <= int(RowState::Done); ++state)
            QVERIFY(!Names::rowState(RowState(state)).isEmpty());
        for (int activity = 0; activity <= int(Activity::Ended); ++activity)
            QVERIFY(!Names::activity(Activity(activity)).isEmpty());
        for (int kind = 1; kind <= int(RowKind::Resolved); ++kind) {
            QVERIFY(!Names::rowKind(RowKind(kind)).isEmpty());
            QVERIFY(!Names::waiting(waitingFor(RowKind(kind))).isEmpty());
        }
        for (int category = 1; category <= int(StatusCategory::Cancelled); ++category)
            QVERIFY(!Names::category(StatusCategory(category)).isEmpty());
        for (int kind = 0; kind <= int(ActorKind::ThirdParty); ++kind)
            QVERIFY(!Names::actorKind(ActorKind(kind)).isEmpty());
        for (int kind = 1; kind <= int(EventKind::Retracted); ++kind)
            QVERIFY(!Names::eventKind(EventKind(kind)).isEmpty());
        for (int cause = 1; cause <= int(CancelCause::TicketResolved); ++cause)
            QVERIFY(!Names::cancelCause(CancelCause(cause)).isEmpty());
        for (int field = 1; field < field::kBuiltInCount; ++field)
            QVERIFY(!Names::builtInField(FieldId { field }).isEmpty());
    }
};

DUEBELL_TEST(words_durations, WordsDurationsTest)
#include "words_durations.moc"
