#include "support/testmain.h"
#include "ui/pages/timelineaxis.h"

#include <QTest>

using namespace duebell;

class TimelineAxisTest : public QObject {
    Q_OBJECT

private:
    static AxisFrame frame(const char* from, Seconds length, qreal width, const char* zone = "Europe/Berlin")
    {
        static std::vector<std::shared_ptr<const Zone>> zones;
        zones.push_back(Zone::load(zone).value());
        const Instant begin = fromIso(from).value();
        return { { begin, begin + length },
                 10,
                 width,
                 zones.back().get(),
                 QLocale(QLocale::English),
                 [](const QString& text) { return 7.0 * static_cast<qreal>(text.size()); } };
    }

    static QStringList texts(const std::vector<AxisLabel>& labels, bool isContext)
    {
        QStringList texts;
        for (const AxisLabel& label : labels) {
            if (label.isContext == isContext)
                texts.append(label.text);
        }
        return texts;
    }

private Q_SLOTS:
    void captionsOfARowNeverTouch_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (qint64 seconds = 120; seconds < 40LL * 365 * 86400; seconds = seconds * 3 / 2)
            QTest::addRow("%lld s", static_cast<long long>(seconds)) << seconds;
    }

    void captionsOfARowNeverTouch()
    {
        QFETCH(qint64, seconds);
        for (const qreal width : { 90.0, 240.0, 333.0, 800.0, 1900.0 }) {
            const AxisFrame shown = frame("2026-03-27T13:07:11Z", Seconds(seconds), width);
            qreal right[2] = { -1000, -1000 };
            for (const AxisLabel& label : planAxis(shown)) {
                const std::size_t row = label.isContext ? 1 : 0;
                QVERIFY2(label.left >= right[row] + 1, qPrintable(label.text));
                QVERIFY(label.left >= shown.left - 0.01);
                QVERIFY(label.width > width || label.left + label.width <= shown.left + width + 0.01);
                QVERIFY(shown.range.contains(label.at));
                right[row] = label.left + label.width;
            }
        }
    }

    void hoursStandUnderTheirDay()
    {
        const auto labels = planAxis(frame("2026-03-17T06:30:00Z", Seconds(10 * 3600), 500));
        QVERIFY(texts(labels, false).contains(QLocale(QLocale::English).toString(QTime(10, 0), QLocale::ShortFormat)));
        QCOMPARE(texts(labels, true), QStringList(QStringLiteral("Tue 17 Mar 2026")));
    }

    void daysStandUnderTheirMonth()
    {
        const auto labels = planAxis(frame("2026-03-25T23:30:00Z", Seconds(12 * 86400), 700));
        QVERIFY(texts(labels, false).contains(QStringLiteral("Sun 29")));
        QVERIFY(texts(labels, true).contains(QStringLiteral("April 2026")));
    }

    void monthsStandUnderTheirYear()
    {
        const auto labels = planAxis(frame("2025-10-03T00:00:00Z", Seconds(200LL * 86400), 420));
        QVERIFY(texts(labels, false).contains(QStringLiteral("Feb")));
        QVERIFY(texts(labels, true).contains(QStringLiteral("2026")));
    }

    void captionsStandAtTheWallTimesOfTheZone()
    {
        // 2026-03-29 02:00 is skipped in Berlin: an hour after 01:00 stands 03:00.
        const AxisFrame shown = frame("2026-03-28T23:00:00Z", Seconds(5 * 3600), 900);
        for (const AxisLabel& label : planAxis(shown)) {
            if (label.isContext)
                continue;
            const auto local = shown.zone->toLocal(label.at);
            const auto ofDay = local - std::chrono::floor<std::chrono::days>(local);
            QCOMPARE(ofDay.count() % 900, 0);
        }
    }
};

DUEBELL_TEST(timeline_axis, TimelineAxisTest)
#include "timeline_axis.moc"
