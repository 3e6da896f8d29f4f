// "list DESK QUERY" as a shell runs it on the synthetic log.
#include "program.h"
#include "support/testdata.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using duebell::test::Program;
using duebell::test::syntheticFile;

class ListQueryTest : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString desk() const { return m_folder.filePath(QStringLiteral("desk.duebell")); }
    [[nodiscard]] Program list(const QStringList& words) const
    {
        return Program(QStringList { QStringLiteral("list"), desk(), QStringLiteral("--as-of=2026-04-02T09:00:00Z"),
                                     QStringLiteral("--format=csv") }
                       + words);
    }
    [[nodiscard]] qsizetype count(const char* query) const
    {
        const Program listed = list({ QString::fromUtf8(query) });
        return listed.code == 0 ? listed.lines().size() - 1 : -1;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(Program({ QStringLiteral("init"), desk(), QStringLiteral("--agreement"),
                           syntheticFile(QStringLiteral("uci_agreement.json")) })
                     .code,
                 0);
        QCOMPARE(Program({ QStringLiteral("import"), desk(), QStringLiteral("--mapping"),
                           syntheticFile(QStringLiteral("snapshot_mapping.json")),
                           syntheticFile(QStringLiteral("snapshot_log.csv")) })
                     .code,
                 1); // three rows cannot be read
    }

    void aQueryAndItsNegationShareTheTickets()
    {
        const qsizetype all = count("");
        QVERIFY(all > 5);
        for (const char* query : { "breached", "status:waiting", "paused", "left<2h", "age>1d", "has:assignee" }) {
            const qsizetype some = count(query);
            QVERIFY2(some >= 0, query);
            QCOMPARE(count(qPrintable(QStringLiteral("-") + QString::fromUtf8(query))), all - some);
        }
    }

    void severalWordsAreOneQuery()
    {
        const Program apart = list({ QStringLiteral("-breached"), QStringLiteral("has:priority") });
        const Program together = list({ QStringLiteral("-breached has:priority") });
        QCOMPARE(apart.code, 0);
        QCOMPARE(apart.out, together.out);
    }

    void doneTicketsAreListedWhenAskedFor()
    {
        QVERIFY(count("done") > 20);
        QCOMPARE(count("-done"), count(""));
        QVERIFY(list({ QStringLiteral("done") }).lines().at(1).contains(QStringLiteral(",done,done,")));
    }

    void aWrongQueryIsPointedAt()
    {
        const Program listed = list({ QStringLiteral("breached staus:waiting") });
        QCOMPARE(listed.code, 2);
        QVERIFY(listed.out.isEmpty());
        QCOMPARE(listed.error.split(QLatin1Char('\n')).mid(0, 3),
                 (QStringList { QStringLiteral("duebellctl: “staus” is no field. Did you mean status?"),
                                QStringLiteral("    breached staus:waiting"), QStringLiteral("             ^^^^^") }));
    }

    void meIsSomebodyOnceTold()
    {
        QCOMPARE(list({ QStringLiteral("mine") }).code, 2);
        const Program stranger = list({ QStringLiteral("mine"), QStringLiteral("--me"), QStringLiteral("stranger") });
        QCOMPARE(stranger.code, 2);
        QVERIFY(stranger.error.contains(QStringLiteral("Nobody on this desk is called “stranger”.")));
        const QString person = QStringLiteral("person-9a6e2daf06a3");
        const Program mine = list({ QStringLiteral("mine"), QStringLiteral("--me"), person });
        QCOMPARE(mine.code, 0);
        QVERIFY(mine.lines().size() > 1);
        QCOMPARE(mine.out, list({ QStringLiteral("assignee:") + person }).out);
    }

    void statisticsTakeNoQuery()
    {
        const Program listed = list({ QStringLiteral("--stats"), QStringLiteral("breached") });
        QCOMPARE(listed.code, 2);
        QVERIFY(listed.error.contains(QStringLiteral("takes no query")));
    }

    void helpShowsTheLanguage()
    {
        const Program help({ QStringLiteral("list"), QStringLiteral("--help") });
        QCOMPARE(help.code, 0);
        for (const char* part : { "QUERY", "due<1h", "-status:waiting", "--me", "single quotes" })
            QVERIFY2(help.out.contains(QString::fromUtf8(part)), part);
    }
};

DUEBELL_TEST(list_query, ListQueryTest)
#include "list_query.moc"
