#include "support/testmain.h"
#include "ui/models/savedviews.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace duebell;

static QueueViewDefinition view(const QString& name, const QString& query)
{
    return { name, query, {}, {}, false, {} };
}

static QString problemOf(const QByteArray& bytes)
{
    const auto read = ViewFile::read(bytes);
    const auto* problem = std::get_if<QString>(&read);
    return problem ? *problem : QString();
}

class SavedViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileComesBackAsItWasWritten()
    {
        ViewFile::Content content;
        content.views = { { QStringLiteral("Ärger"),
                            QStringLiteral("breached tier:premium"),
                            { QStringLiteral("ticket"), QStringLiteral("client:180") },
                            QStringLiteral("created"),
                            true,
                            {} } };
        content.pinned = { QStringLiteral("saved:Ärger") };
        const auto read = ViewFile::read(ViewFile::write(content));
        QVERIFY(std::holds_alternative<ViewFile::Content>(read));
        QCOMPARE(std::get<ViewFile::Content>(read), content);
    }

    void hostileFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("JSON");
        QTest::newRow("something else") << QByteArray("{\"a\": 1}") << QStringLiteral("duebell_views");
        QTest::newRow("newer") << QByteArray(R"({"duebell_views": 2, "views": []})") << QStringLiteral("newer");
        QTest::newRow("unknown field") << QByteArray(R"({"duebell_views": 1, "views": [{"name": "a", "script": 1}]})")
                                       << QStringLiteral("views[0]: “script”");
        QTest::newRow("no name") << QByteArray(R"({"duebell_views": 1, "views": [{"query": "done"}]})")
                                 << QStringLiteral("views[0] has no name");
        QTest::newRow("no such column") << QByteArray(
            R"({"duebell_views": 1, "views": [{"name": "a", "columns": ["colour"]}]})")
                                        << QStringLiteral("colour");
        QTest::newRow("wrong kind") << QByteArray(R"({"duebell_views": 1, "views": [{"name": ["a"]}]})")
                                    << QStringLiteral("views[0].name must be a text");
        QTest::newRow("deep") << QByteArray(100'000, '[') << QStringLiteral("JSON");
        QTest::newRow("large") << QByteArray(300 * 1024, ' ') << QStringLiteral("larger");
        QByteArray longQuery = "{\"duebell_views\": 1, \"views\": [{\"name\": \"a\", \"query\": \"";
        longQuery += QByteArray(5000, 'x') + "\"}]}";
        QTest::newRow("long query") << longQuery << QStringLiteral("longer");
    }

    void hostileFilesAreRefusedWithTheirPlace()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, said);
        QVERIFY2(problemOf(bytes).contains(said), qPrintable(problemOf(bytes)));
    }

    void changesAreKeptInTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/views.json"));
        SavedViews saved;
        saved.setPath(path);
        saved.put(view(QStringLiteral("One"), QStringLiteral("mine")));
        saved.put(view(QStringLiteral("Two"), QStringLiteral("breached")));
        saved.move(QStringLiteral("Two"), -1);
        saved.setPinned(SavedViews::idOf(QStringLiteral("Two")), true);
        QVERIFY(saved.rename(QStringLiteral("Two"), QStringLiteral("Late")));
        QVERIFY(!saved.rename(QStringLiteral("Late"), QStringLiteral("One")));
        SavedViews again;
        again.setPath(path);
        QCOMPARE(again.all(), saved.all());
        QCOMPARE(again.all().front().name, QStringLiteral("Late"));
        QCOMPARE(again.pinned(), QStringList { SavedViews::idOf(QStringLiteral("Late")) });
    }

    void whatWasDeletedComesBackWhereItStood()
    {
        SavedViews saved;
        for (const char* name : { "a", "b", "c" })
            saved.put(view(QLatin1String(name), QStringLiteral("mine")));
        saved.setPinned(QStringLiteral("saved:b"), true);
        const auto before = saved.all();
        saved.remove(QStringLiteral("b"));
        QCOMPARE(saved.all().size(), std::size_t(2));
        QVERIFY(saved.pinned().isEmpty());
        QCOMPARE(saved.takeBack(), QStringLiteral("b"));
        QCOMPARE(saved.all(), before);
        QCOMPARE(saved.pinned(), QStringList { QStringLiteral("saved:b") });
        QVERIFY(saved.takeBack().isEmpty());
    }

    void anUnreadableFileIsSetAsideAndTold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("views.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        SavedViews saved;
        const QSignalSpy failures(&saved, &SavedViews::failed);
        saved.setPath(path);
        QCOMPARE(failures.count(), 1);
        QVERIFY(QFile::exists(path + QStringLiteral(".unreadable")));
        saved.put(view(QStringLiteral("One"), QStringLiteral("mine")));
        QVERIFY(QFile::exists(path));
    }
};

DUEBELL_TEST(saved_views, SavedViewsTest)
#include "saved_views.moc"
