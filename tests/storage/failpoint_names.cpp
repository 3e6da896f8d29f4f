// The list of failpoints and the marks in the sources name the same points.
#include "storage/failpoint.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

class FailpointNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMarkIsListedAndEveryNameIsMarked()
    {
#ifdef DUEBELL_FAILPOINTS
        QSet<QString> marked;
        const QRegularExpression mark(QStringLiteral("DUEBELL_FAILPOINT\\(\"([a-z.]+)\"\\)"));
        QDirIterator files(QStringLiteral(DUEBELL_SOURCE_DIR "/core/storage"), { QStringLiteral("*.cpp") },
                           QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = mark.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext())
                marked.insert(found.next().captured(1));
        }
        QSet<QString> listed;
        for (const char* name : duebell::failpoint::kNames)
            listed.insert(QLatin1String(name));
        QCOMPARE(marked - listed, QSet<QString>());
        QCOMPARE(listed - marked, QSet<QString>());
#else
        QSKIP("this build has no failpoints");
#endif
    }
};

DUEBELL_TEST(failpoint_names, FailpointNamesTest)
#include "failpoint_names.moc"
