// What is proposed while somebody types a query: "|" is the cursor.
#include "support/testmain.h"

#include "desk/querycompletion.h"
#include "support/querydesk.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class QueryCompletionTest : public QObject {
    Q_OBJECT

private:
    static QueryCompletion at(const QString& picture, const QueryVocabulary& vocabulary)
    {
        const qsizetype cursor = picture.indexOf(u'|');
        return completeQuery(QString(picture).remove(cursor, 1), cursor, vocabulary);
    }
    static QStringList texts(const QueryCompletion& completion)
    {
        QStringList all;
        for (const QueryProposal& proposal : completion.proposals)
            all.append(proposal.text);
        return all;
    }

private Q_SLOTS:
    void proposes_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("proposals"); // joined by blanks
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        const auto row = [](const char* picture, const char* proposals, int from, int length) {
            QTest::newRow(picture) << QString::fromUtf8(picture) << QString::fromUtf8(proposals) << from << length;
        };
        row("cli|", "client:", 0, 3);
        row("fire -ti|", "tier:", 6, 2);
        row("p|", "paused priority: project: policy: product:", 0, 1);
        row("DU|", "due<", 0, 2);
        row("printer|", "", 0, 7);
        row("\"pri|", "", 0, 0);
        row("ti|er:premium", "", 0, 0);
        row("tier:|", "premium standard none", 5, 0);
        row("tier:s|", "standard", 5, 1);
        row("tier:premium|", "", 5, 7);
        row("tier:premium,|", "premium standard none", 13, 0);
        row("tier:pre|x", "premium", 5, 4);
        row("client:|", "acme acorn borg none", 7, 0);
        row("client:\"ac|", "acme acorn", 7, 3);
        row("client:sohne|", "borg", 7, 5);
        row("client:cme|", "acme", 7, 3);
        row("client:\"Acme Ltd\"|", "", 0, 0);
        row("assignee:|", "me ida tom none", 9, 0);
        row("status:wait|", "pending vendor waiting", 7, 4);
        row("has:te|", "team", 4, 2);
        row("left<|", "0 30m 1h 4h 8h", 5, 0);
        row("due>=3|", "30m", 5, 1);
        row("age>|", "4h 1d 3d 1w", 4, 0);
        row("severity:m|", "minor major", 9, 1);
        row("reg|", "region:", 0, 3);
        row("nothing:|", "", 8, 0);
        row("due:|", "", 4, 0);
    }

    void proposes()
    {
        QFETCH(QString, picture);
        QFETCH(QString, proposals);
        QFETCH(int, from);
        QFETCH(int, length);
        const QueryDesk desk;
        const QueryCompletion completion = at(picture, desk.vocabulary);
        QCOMPARE(texts(completion).join(u' '), proposals);
        QCOMPARE(completion.from, qsizetype(from));
        QCOMPARE(completion.length, qsizetype(length));
    }

    void whereNothingWasTypedEverythingCanBegin()
    {
        const QueryDesk desk;
        for (const char* picture : { "|", "breached |", "| breached" }) {
            const QStringList all = texts(at(QString::fromUtf8(picture), desk.vocabulary));
            for (const char* head : { "breached", "mine", "due<", "age>", "client:", "region:", "has:" })
                QVERIFY2(all.contains(QString::fromUtf8(head)), head);
        }
        const QueryDesk nobodys("");
        QVERIFY(!texts(at(QStringLiteral("|"), nobodys.vocabulary)).contains(QStringLiteral("mine")));
    }

    void everyProposalParsesOnceItIsComplete()
    {
        QueryDesk desk;
        desk.ticket.summary.project = desk.symbols.intern("Shop, \"new\" one");
        desk.vocabulary.observe({ desk.ticket });
        const QueryCompletion heads = at(QStringLiteral("|"), desk.vocabulary);
        for (const QueryProposal& head : heads.proposals) {
            if (!head.goesOn) {
                QVERIFY2(std::holds_alternative<TicketQuery>(desk.parse(head.text)), qPrintable(head.text));
                continue;
            }
            for (const QueryProposal& value : at(head.text + u'|', desk.vocabulary).proposals) {
                const QString whole = head.text + value.text;
                QVERIFY2(std::holds_alternative<TicketQuery>(desk.parse(whole)), qPrintable(whole));
            }
        }
    }

    void valuesWithANameOfTheirOwnShowIt()
    {
        const QueryDesk desk;
        const QueryCompletion completion = at(QStringLiteral("status:pend|"), desk.vocabulary);
        QCOMPARE(completion.proposals.front().name, QStringLiteral("Waiting for client"));
        QVERIFY(at(QStringLiteral("tier:prem|"), desk.vocabulary).proposals.front().name.isEmpty());
    }
};

DUEBELL_TEST(query_completion, QueryCompletionTest)
#include "query_completion.moc"
