// Bytes overwritten at random places, a log cut off: opening, reading or verifying notices, or nothing was changed by
// it; nothing crashes or hangs. Seeds are fixed and printed when something fails.
#include "deskfixture.h"
#include "rawdatabase.h"
#include "storage/sqlitefile.h"
#include "storefixture.h"
#include "support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <random>

using namespace duebell;
using duebell::test::DeskFixture;
using duebell::test::RawDatabase;
using duebell::test::StoreFixture;

class StoreDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void overwrittenBytesAreNoticed();
    void aCutLogLeavesAPrefix();

private:
    static constexpr unsigned kSeeds = 80;
    static QStringList contentOf(const QString& path);
    static QString spoil(QByteArray& bytes, std::mt19937& random);
    static bool isNoticed(const QString& path);

    QTemporaryDir m_folder;
    QByteArray m_whole;
    QStringList m_content;
};

// Everything that counts; packed histories do not: they may be deleted whole.
QStringList StoreDamageTest::contentOf(const QString& path)
{
    QStringList rows;
    RawDatabase raw(path);
    for (const char* statement :
         { "SELECT * FROM desk", "SELECT * FROM log_head", "SELECT * FROM symbol ORDER BY number",
           "SELECT * FROM run ORDER BY number", "SELECT * FROM ticket ORDER BY number",
           "SELECT * FROM ticket_text ORDER BY ticket", "SELECT * FROM event ORDER BY seq",
           "SELECT * FROM event_text ORDER BY seq", "SELECT * FROM recording ORDER BY first",
           "SELECT * FROM agreement_version ORDER BY number", "SELECT * FROM directory_entry ORDER BY kind, id",
           "SELECT * FROM directory_fact ORDER BY number" })
        rows += raw.rows(QLatin1String(statement));
    return rows;
}

void StoreDamageTest::initTestCase()
{
    DeskFixture fixture;
    {
        const auto workspace = fixture.create(QStringLiteral("uci_agreement.json"));
        QVERIFY(workspace);
        const auto mapping = duebell::test::mappingFile(QStringLiteral("snapshot_mapping.json"));
        const auto report = workspace->importTickets(
            *mapping,
            { "log.csv",
              duebell::test::fileBytes(duebell::test::syntheticFile(QStringLiteral("snapshot_log.csv"))),
              {} });
        QVERIFY(report.ok());
        const TicketId ticket { 1 };
        Batch batch = StoreFixture::notes(StoreFixture::run(workspace->store()), ticket, 20);
        for (EventDraft& draft : batch.events) // some of them longer than a page
            draft.body = std::string(200 + 700 * batch.events.size(), 'n');
        QVERIFY(workspace->store().commit(batch, StoreFixture::at(1)).ok());
    }
    QFile file(fixture.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = file.readAll();
    m_content = contentOf(fixture.path());
    QVERIFY(m_content.size() > 600);
}

// A sector or a page, or a few bytes; noise, zeros, or another place's bytes.
QString StoreDamageTest::spoil(QByteArray& bytes, std::mt19937& random)
{
    constexpr qsizetype lengths[] { 512, 4096, 64 };
    const qsizetype length = lengths[random() % 3];
    const auto places = static_cast<unsigned>(bytes.size() / length);
    const auto at = static_cast<qsizetype>(random() % places) * length;
    const auto way = random() % 3;
    const auto from = static_cast<qsizetype>(random() % places) * length;
    for (qsizetype i = 0; i < length; ++i) {
        const char byte = way == 0 ? static_cast<char>(random() & 0xff) : way == 1 ? '\0' : bytes[from + i];
        bytes[at + i] = byte;
    }
    return QStringLiteral("%1 bytes at %2, way %3").arg(length).arg(at).arg(way);
}

bool StoreDamageTest::isNoticed(const QString& path)
{
    const auto workspace = Workspace::open(path);
    if (!workspace)
        return true;
    const auto verification = (*workspace)->verify();
    if (!verification || !verification->findings.empty())
        return true;
    for (TicketId ticket { 1 }; ticket.value <= 63; ++ticket.value) {
        if (!(*workspace)->store().loadBodies(ticket))
            return true;
    }
    return false;
}

void StoreDamageTest::overwrittenBytesAreNoticed()
{
    int noticed = 0;
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes = m_whole;
        const QString what = spoil(bytes, random);
        const QString path = m_folder.filePath(QStringLiteral("%1.duebell").arg(seed));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        if (isNoticed(path)) {
            ++noticed;
            continue;
        }
        if (contentOf(path) != m_content) {
            const QStringList content = contentOf(path);
            for (qsizetype i = 0; i < std::min(content.size(), m_content.size()); ++i) {
                if (content[i] != m_content[i]) {
                    qWarning("%s\n%s", qPrintable(content[i].left(300)), qPrintable(m_content[i].left(300)));
                    break;
                }
            }
            QFAIL(qPrintable(QStringLiteral("seed %1: %2 went unnoticed").arg(seed).arg(what)));
        }
    }
    QVERIFY2(noticed > int(kSeeds) / 3, qPrintable(QString::number(noticed)));
}

void StoreDamageTest::aCutLogLeavesAPrefix()
{
    StoreFixture fixture;
    const auto store = fixture.create();
    const TicketId ticket = StoreFixture::ticket(*store, "T1");
    const RunId run = StoreFixture::run(*store);
    for (int i = 0; i < 60; ++i)
        QVERIFY(store->commit(StoreFixture::notes(run, ticket, 1 + i % 7), StoreFixture::at(i)).ok());
    const std::vector<Event> all = store->readAfter({}, 10'000).value();
    QFile desk(fixture.path());
    QFile log(sqlitefile::logOf(fixture.path()));
    QVERIFY(desk.open(QIODevice::ReadOnly) && log.open(QIODevice::ReadOnly));
    const QByteArray deskBytes = desk.readAll();
    const QByteArray logBytes = log.readAll();
    QVERIFY(logBytes.size() > 100'000);
    for (unsigned seed = 1; seed <= 25; ++seed) {
        std::mt19937 random(seed);
        const auto length = static_cast<qsizetype>(random() % static_cast<unsigned>(logBytes.size()));
        const QString path = m_folder.filePath(QStringLiteral("cut-%1.duebell").arg(seed));
        for (const auto& [name, bytes] :
             { std::pair(path, deskBytes), std::pair(sqlitefile::logOf(path), logBytes.left(length)) }) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        const auto cut = SqliteStore::open(path);
        if (!cut)
            continue; // the schema itself was still in the log
        const auto events = (*cut)->readAfter({}, 10'000);
        QVERIFY2(events.ok(), qPrintable(QString::number(seed)));
        QVERIFY(StoreFixture::isGapless(**cut));
        QVERIFY((*cut)->check().value().empty());
        QVERIFY(std::equal(events->begin(), events->end(), all.begin()));
        // In proportion: a cut costs what stood behind it and no more.
        QVERIFY(length < logBytes.size() / 2 || !events->empty());
    }
}

DUEBELL_TEST(store_damage, StoreDamageTest)
#include "store_damage.moc"
