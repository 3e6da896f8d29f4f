#include "layering/rules/houseplan.h"
#include "support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace duebell::layering;
using namespace Qt::StringLiterals;

/// The written pages keep up with the house.
class PagesTest : public QObject {
    Q_OBJECT

private:
    const QDir m_root { QStringLiteral(DUEBELL_SOURCE_DIR) };

    QString page(const QString& path) const { return readText(m_root.filePath(path)); }

    static QStringList captures(const QString& pattern, const QString& text)
    {
        QStringList found;
        auto matches = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
        while (matches.hasNext())
            found.append(matches.next().captured(1));
        return found;
    }

private Q_SLOTS:
    void theSchemaPageNamesEveryTable()
    {
        const QStringList tables = captures(u"^CREATE TABLE (\\w+)"_s, page(u"core/storage/schema_sqlite.sql"_s));
        QVERIFY(tables.contains(u"event"_s));
        const QString schema = page(u"ARCHITECTURE.md"_s);
        for (const QString& table : tables)
            QVERIFY2(schema.contains(u'`' + table + u'`'), qPrintable(u"ARCHITECTURE.md does not name "_s + table));
    }

    void theArchitectureNamesEveryPart()
    {
        const QString architecture = page(u"ARCHITECTURE.md"_s);
        for (const Layer& part : housePlan()) {
            if (part.target.isEmpty() || !m_root.exists(part.place))
                continue;
            QVERIFY2(architecture.contains(u'`' + part.place + u'`'),
                     qPrintable(u"ARCHITECTURE.md does not name "_s + part.place));
        }
    }

    void linksBetweenPagesLeadSomewhere()
    {
        QStringList pages = m_root.entryList({ u"*.md"_s }, QDir::Files);
        for (const QString& name : QDir(m_root.filePath(u"resources/help"_s)).entryList({ u"*.md"_s }, QDir::Files))
            pages.append(u"resources/help/"_s + name);
        QVERIFY(pages.size() >= 5);
        for (const QString& path : pages) {
            const QDir folder = QFileInfo(m_root.filePath(path)).dir();
            for (const QString& link : captures(u"\\]\\(([^)#:]+)(?:#[^)]*)?\\)"_s, page(path)))
                QVERIFY2(folder.exists(link), qPrintable(path + u": "_s + link + u" is not there"_s));
        }
    }
};

DUEBELL_TEST(pages, PagesTest)
#include "pages.moc"
