// What people read about a query that means nothing.
#include "support/testmain.h"

#include "words/querytext.h"

#include <QTest>

using namespace duebell;

class WordsQueryTest : public QObject {
    Q_OBJECT

private:
    static QueryProblem problem(QueryProblemCode code, const char* word, const char* field = "",
                                const QStringList& allowed = {}, const QStringList& nearest = {})
    {
        return { code, 0, 1, QString::fromUtf8(word), QString::fromUtf8(field), allowed, nearest };
    }

private Q_SLOTS:
    void says_data()
    {
        QTest::addColumn<QueryProblem>("found");
        QTest::addColumn<QString>("sentence");
        using Code = QueryProblemCode;
        const QStringList tiers { QStringLiteral("premium"), QStringLiteral("standard") };
        const auto row = [](const QueryProblem& found, const char* sentence) {
            QTest::newRow(sentence) << found << QString::fromUtf8(sentence);
        };
        row(problem(Code::UnknownValue, "premum", "tier", tiers, { QStringLiteral("premium") }),
            "“tier” has no value “premum”. Did you mean premium?");
        row(problem(Code::UnknownValue, "gold", "tier", tiers),
            "“tier” has no value “gold”. It knows premium and standard.");
        row(problem(Code::UnknownValue, "gold", "tier"), "“tier” has no value “gold”.");
        row(problem(Code::AmbiguousValue, "ac", "client", { QStringLiteral("Acme"), QStringLiteral("Acorn") }),
            "“ac” may be Acme or Acorn. Type more of the name.");
        row(problem(Code::AmbiguousValue, "a", "client", QString(QStringLiteral("x ")).repeated(8).split(u' ')),
            "Several values begin with “a”. Type more of the name.");
        row(problem(Code::UnknownField, "clint", "", {}, { QStringLiteral("client") }),
            "“clint” is no field. Did you mean client?");
        row(problem(Code::UnknownField, "subject"),
            "“subject” is no field. If it is meant as text, put it in quotation marks.");
        row(problem(Code::MissingValue, "", "client"), "A value of “client” belongs here.");
        row(problem(Code::MissingValue, "", "due"), "A length of time belongs here, such as 30m, 2h or 1h30m.");
        row(problem(Code::MissingValue, "", "has"), "The name of a field belongs here, as in has:team.");
        row(problem(Code::NotComparable, "client", "client"),
            "“client” has values and no size: write “client:” and a value.");
        row(problem(Code::NotAValue, "due", "due"), "“due” is compared: write due<2h or due>2h.");
    }

    void says()
    {
        QFETCH(QueryProblem, found);
        QFETCH(QString, sentence);
        QCOMPARE(QueryText::sentence(found), sentence);
    }

    void hasASentenceForEverything()
    {
        for (int code = 0; code <= static_cast<int>(QueryProblemCode::TooLong); ++code)
            QVERIFY(!QueryText::sentence(problem(static_cast<QueryProblemCode>(code), "x", "client")).isEmpty());
    }
};

DUEBELL_TEST(words_query, WordsQueryTest)
#include "words_query.moc"
