// What announcements say.
#include "scenarios/builtinscenario.h"
#include "support/testmain.h"
#include "words/alerttext.h"

#include <QTest>

using namespace duebell;

class WordsAlertTest : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Zone> m_zone;
    WordsContext m_context;

    static AlertTicket ticket(TicketId id)
    {
        if (id.value == 7)
            return { QStringLiteral("T-7"), {}, {}, {} };
        return { QStringLiteral("T-%1").arg(id.value), QStringLiteral("Printer on fire"), QStringLiteral("Acme"),
                 QStringLiteral("Ida") };
    }
    Alert alert(int id, int minutesLeft, Metric metric = Metric::FirstResponse, bool breach = false) const
    {
        Alert alert;
        alert.key.scenario = breach ? builtinscenario::kBreach : builtinscenario::kWarning;
        alert.key.ticket = TicketId { id };
        alert.key.metric = metric;
        alert.clock.due = m_context.now + std::chrono::minutes(minutesLeft);
        return alert;
    }
    QString said(const Announcement& announcement) const
    {
        const AlertText text(announcement, ticket, m_context);
        return text.title() + QLatin1Char('\n') + text.body();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_zone = Zone::load("Europe/Berlin").value();
        m_context.zone = m_zone.get();
        m_context.now = *fromIso("2026-03-17T11:02:00Z");
        m_context.nameOf = [](Symbol) { return QStringLiteral("With engineering"); };
    }

    void oneTicket()
    {
        QCOMPARE(said({ 1004, { alert(1004, 20) } }),
                 QStringLiteral("T-1004: first response due in 20 min\nAcme · Printer on fire · assigned to Ida\n"
                                "First response due 12:22"));
        QCOMPARE(said({ 7, { alert(7, -2, Metric::Resolution, true) } }),
                 QStringLiteral("T-7: resolution overdue since 12:00\nassigned to nobody"));
        QCOMPARE(said({ 7, { alert(7, 24 * 60) } }),
                 QStringLiteral("T-7: first response due in 1 d\nassigned to nobody\nFirst response due Wed 12:02"));
        QCOMPARE(said({ 7, { alert(7, 0, Metric::TimeInStatus) } }),
                 QStringLiteral("T-7: end of “With engineering” due within a minute\nassigned to nobody\n"
                                "End of “With engineering” due 12:02"));
    }

    void theBreachOfATicketComesFirst()
    {
        QCOMPARE(said({ 7, { alert(7, 10), alert(7, -1, Metric::Ownership, true) } }),
                 QStringLiteral("T-7: an owner overdue since 12:01\nassigned to nobody\n"
                                "First response due 12:12"));
    }

    void aDigestNamesAFewAndCountsTheRest()
    {
        Announcement five;
        for (int i = 1; i <= 5; ++i)
            five.alerts.push_back(alert(i, i));
        QCOMPARE(said(five),
                 QStringLiteral("5 promises are about to break\nT-1: first response due in 1 min\n"
                                "T-2: first response due in 2 min\nT-3: first response due in 3 min\n"
                                "T-4: first response due in 4 min\nT-5: first response due in 5 min"));
        five.alerts.push_back(alert(5, -1, Metric::Resolution, true));
        QVERIFY(said(five).startsWith(QStringLiteral("1 promise is broken, 5 about to break\n")));
        for (int i = 6; i < 5000; ++i)
            five.alerts.push_back(alert(i, -1, Metric::Resolution, true));
        const QString many = said(five);
        QVERIFY2(many.startsWith(QStringLiteral("4995 promises are broken, 5 about to break\n")), qPrintable(many));
        QVERIFY2(many.endsWith(QStringLiteral("\nT-4: first response due in 4 min\nand 4995 more")), qPrintable(many));
    }
};

DUEBELL_TEST(words_alert, WordsAlertTest)
#include "words_alert.moc"
