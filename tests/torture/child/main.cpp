// Works on a desk until it is done or killed, and says on its output what is committed: "last N" after every commit,
// "event N TICKET AT" for what it did by hand. Lines are written at once, so that the parent knows exactly what was
// acknowledged when it kills.
//     import DESK LOG.csv | edit DESK SEED | follow DESK | pack DESK | publish DESK | backup DESK COUNT | restore DESK
//     | erase DESK | open DESK
#include "exchange/mappingreader.h"
#include "storage/backups.h"
#include "storage/restore.h"
#include "storage/sqlitestore.h"
#include "support/testdata.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <random>
#include <string>

#include <unistd.h>

using namespace duebell;

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 3;

bool acknowledge(const std::string& line)
{
    const std::string whole = line + '\n';
    return ::write(STDOUT_FILENO, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
}

bool acknowledgeLast(EventStore& store)
{
    const Result<Sequence> last = store.lastSequence();
    return last && acknowledge("last " + std::to_string(last->value));
}

int failed(const Error& error)
{
    std::fprintf(stderr, "%d %s: %s (%s)\n", static_cast<int>(error.code), error.where.c_str(), error.value.c_str(),
                 error.allowed.c_str());
    return kFailed;
}

std::string bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

int importLog(const QString& desk, const QString& log)
{
    const auto workspace = Workspace::open(desk);
    if (!workspace)
        return failed(workspace.error());
    const auto mapping
        = MappingReader::read(bytesOf(test::syntheticFile(QStringLiteral("snapshot_mapping.json")))).mapping;
    if (!mapping)
        return kFailed;
    const Result<ImportReport> report
        = (*workspace)
              ->importTickets(*mapping, { log.toStdString(), bytesOf(log), {} },
                              [&](const TicketImport::Progress&) { return acknowledgeLast((*workspace)->store()); });
    if (!report)
        return failed(report.error());
    return acknowledgeLast((*workspace)->store()) ? kDone : kFailed;
}

// A reply with a body and a label nobody used before: every statement class of a commit by hand.
int edit(const QString& desk, unsigned seed)
{
    auto store = SqliteStore::open(desk);
    if (!store)
        return failed(store.error());
    std::mt19937 random(seed);
    const Result<RunId> run = (*store)->beginRun({}, Instant {});
    if (!run)
        return failed(run.error());
    for (int i = 0; i < 100'000; ++i) {
        const std::string text = "label " + std::to_string(seed) + ' ' + std::to_string(i);
        const std::string_view view = text;
        const auto label = (*store)->intern({ &view, 1 });
        if (!label)
            return failed(label.error());
        const EventStore::TicketDraft draft { label->front(), "E" + std::to_string(random() % 50), text, { text, {} } };
        const auto ticket = (*store)->ensureTickets({ &draft, 1 });
        if (!ticket)
            return failed(ticket.error());
        Event event;
        event.ticket = ticket->front();
        event.at = Instant { Seconds(1'770'000'000 + random() % 1'000'000) };
        event.kind = EventKind::Note;
        event.actor = label->front();
        const auto committed
            = (*store)->commit({ *run, { { event, "body of " + text } }, {} }, Instant { Seconds(1'780'000'000) });
        if (!committed)
            return failed(committed.error());
        if (!acknowledge("event " + std::to_string(committed->front().seq.value) + ' '
                         + std::to_string(event.ticket.value) + ' '
                         + std::to_string(event.at.time_since_epoch().count())))
            return kFailed;
    }
    return kDone;
}

// As live intake does: an event and how far its file was read, in one transaction.
int follow(const QString& desk)
{
    auto store = SqliteStore::open(desk);
    if (!store)
        return failed(store.error());
    const std::string_view text = "follow";
    const auto source = (*store)->intern({ &text, 1 });
    RunInfo info;
    info.kind = RunInfo::Kind::Sync;
    info.source = "followed.csv";
    const auto run = (*store)->beginRun(info, Instant {});
    const auto known = (*store)->intakePosition(info.source);
    if (!source || !run || !known)
        return kFailed;
    const EventStore::TicketDraft draft { source->front(), "F", "F", {} };
    const auto ticket = (*store)->ensureTickets({ &draft, 1 });
    if (!ticket)
        return failed(ticket.error());
    IntakePosition position = known->value_or(IntakePosition {});
    position.path = info.source;
    for (int i = 0; i < 100; ++i) {
        ++position.position;
        Event event;
        event.ticket = ticket->front();
        event.at = Instant { Seconds(1'770'000'000 + position.position) };
        event.kind = EventKind::Note;
        Batch batch { *run, { { event, {} } }, {} };
        batch.intake = position;
        const auto committed = (*store)->commit(batch, Instant { Seconds(1'780'000'000) });
        if (!committed)
            return failed(committed.error());
        if (!acknowledge("last " + std::to_string(committed->front().seq.value)))
            return kFailed;
    }
    return kDone;
}

int publish(const QString& desk)
{
    auto store = SqliteStore::open(desk);
    if (!store)
        return failed(store.error());
    const auto versions = (*store)->loadVersions();
    if (!versions || versions->empty())
        return kFailed;
    StoredVersion version = versions->back();
    version.effective = Instant { Seconds(1'770'000'000) };
    const std::string_view text = "acme";
    const auto acme = (*store)->intern({ &text, 1 });
    if (!acme)
        return failed(acme.error());
    const DirectoryEntry entry { Directory::Kind::Client, acme->front(), R"({"id":"acme","name":"Acme"})" };
    const Directory::Fact fact { Directory::Kind::Client, acme->front(), acme->front(), {} };
    if (const Status added = (*store)->addToDirectory({ &entry, 1 }, { &fact, 1 }, Instant {}); !added)
        return failed(added.error());
    Publication publication;
    publication.version = version;
    publication.basedOn = version.number;
    const auto published = (*store)->publish(publication);
    return published ? kDone : failed(published.error());
}

int backup(const QString& desk, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto made = Backups(desk).make(Instant { Seconds(1'780'000'000 + 3600 * i) });
        if (!made)
            return failed(made.error());
        if (!acknowledge("backup " + made->path.toStdString()))
            return kFailed;
    }
    return kDone;
}

int restore(const QString& desk)
{
    const auto account = Restore::run(desk, { .now = Instant { Seconds(1'790'000'000) } });
    if (!account)
        return failed(account.error());
    return acknowledge("restored " + std::to_string(account->salvaged) + ' ' + std::to_string(account->lost)) ? kDone
                                                                                                              : kFailed;
}

int pack(const QString& desk)
{
    const auto workspace = Workspace::open(desk);
    if (!workspace)
        return failed(workspace.error());
    const Status kept = (*workspace)->keepHistories();
    return kept ? kDone : failed(kept.error());
}

int erase(const QString& desk)
{
    auto store = SqliteStore::open(desk);
    if (!store)
        return failed(store.error());
    for (TicketId ticket { 1 }; ticket.value <= 3; ++ticket.value) {
        if (const auto erased = (*store)->eraseTexts(ticket); !erased)
            return failed(erased.error());
    }
    return kDone;
}

int open(const QString& desk)
{
    auto store = SqliteStore::open(desk);
    return store ? (acknowledgeLast(**store) ? kDone : kFailed) : failed(store.error());
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 3)
        return 2;
    const QString& what = words[1];
    const QString& desk = words[2];
    const QString more = words.value(3);
    if (what == QLatin1String("import"))
        return importLog(desk, more);
    if (what == QLatin1String("edit"))
        return edit(desk, more.toUInt());
    if (what == QLatin1String("follow"))
        return follow(desk);
    if (what == QLatin1String("pack"))
        return pack(desk);
    if (what == QLatin1String("erase"))
        return erase(desk);
    if (what == QLatin1String("publish"))
        return publish(desk);
    if (what == QLatin1String("backup"))
        return backup(desk, more.toInt());
    if (what == QLatin1String("restore"))
        return restore(desk);
    return what == QLatin1String("open") ? open(desk) : 2;
}
