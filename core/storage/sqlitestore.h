// The desk's database in a local file: EventStore on Qt Sql (DESIGN 5, rulings 1 to 4, 7 and 10).
// Every operation is one transaction; values are bound, never pasted into statements.
#pragma once

#include "desk/eventstore.h"
#include "storage/sqlitedatabase.h"
#include "storage/sqlitestatement.h"
#include "storage/sqlitesymbols.h"

#include <QString>

#include <map>
#include <memory>
#include <unordered_map>

namespace duebell {

struct SqliteTail;

class SqliteStore : public EventStore {
public:
    using Access = SqliteDatabase::Access;

    /// Errors as SqliteDatabase::open and create.
    [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(const QString& path,
                                                                   const SqliteDatabase::Options& options);
    [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(const QString& path,
                                                                   Access access = Access::ReadWrite)
    {
        return open(path, SqliteDatabase::Options { .access = access });
    }
    [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> create(const QString& path, Instant now);
    ~SqliteStore() override;

    [[nodiscard]] const SymbolTable& symbols() const override { return m_symbols.table(); }
    [[nodiscard]] Result<std::vector<Symbol>> intern(std::span<const std::string_view> texts) override;
    [[nodiscard]] Status readSymbols() override { return m_symbols.readNew(); }
    [[nodiscard]] Result<std::vector<TicketId>> ensureTickets(std::span<const TicketDraft> drafts) override;
    [[nodiscard]] Result<RunId> beginRun(const RunInfo& info, Instant at) override;
    [[nodiscard]] Result<std::vector<Event>> commit(const Batch& batch, Instant recorded) override;
    [[nodiscard]] Result<std::vector<Event>> readAfter(Sequence after, std::size_t limit) override;
    [[nodiscard]] Result<Sequence> lastSequence() override;
    [[nodiscard]] Result<Sequence> load(const LoadScope& scope, const TicketVisitor& ticket) override;
    [[nodiscard]] Result<std::vector<Event>> loadTicket(TicketId ticket) override;
    [[nodiscard]] Result<Identification> identify(TicketId ticket) override;
    [[nodiscard]] Result<std::vector<std::pair<Sequence, std::string>>> loadBodies(TicketId ticket) override;
    [[nodiscard]] Result<std::vector<StoredVersion>> loadVersions() override;
    [[nodiscard]] Result<int> publish(const Publication& publication) override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> loadDirectory() override;
    [[nodiscard]] Result<std::vector<Directory::Fact>> loadFacts(Instant knownAt) override;
    [[nodiscard]] Status addToDirectory(std::span<const DirectoryEntry> entries, std::span<const Directory::Fact> facts,
                                        Instant recorded) override;
    [[nodiscard]] Result<std::int64_t> configurationStamp() override;
    [[nodiscard]] Result<std::optional<LastImport>> lastImport() override;
    [[nodiscard]] Result<std::vector<TicketEntry>> enterTickets(std::span<const TicketDraft> drafts) override;
    [[nodiscard]] Result<std::vector<std::vector<Event>>> loadTickets(std::span<const TicketId> tickets) override;
    [[nodiscard]] Result<std::vector<RunSummary>> loadRuns() override;
    [[nodiscard]] Result<Accounts> accountsOf(TicketId ticket) override;
    [[nodiscard]] Result<std::vector<Event>> readRun(RunId run, Sequence after, std::size_t limit) override;
    [[nodiscard]] Result<std::optional<IntakePosition>> intakePosition(std::string_view path) override;
    [[nodiscard]] Result<Unkept> loadUnkept(std::size_t most) override;
    [[nodiscard]] Status keep(std::span<const KeptHistory> histories, Sequence through) override;
    [[nodiscard]] Result<std::vector<TicketId>> findTickets(std::string_view key) override;

    /// Whether another connection committed since the last call.
    [[nodiscard]] Result<bool> wasWrittenByOthers();

    /// A ticket's events from the log alone, whatever is packed; to be called within load().
    [[nodiscard]] Result<std::vector<Event>> eventsInLog(TicketId ticket);
    /// What was kept as evidence of the ticket as of its event `last`; empty when nothing was.
    [[nodiscard]] Result<std::string> keptEvidence(TicketId ticket, Sequence last);

    /// What is wrong with the file itself: damaged pages, gaps in the log, symbols or rows that point nowhere.
    struct Finding {
        std::string where; ///< table or check
        std::string found;
        std::string expected;
    };
    [[nodiscard]] Result<std::vector<Finding>> check();

    [[nodiscard]] Result<std::int64_t> eraseTexts(TicketId ticket) override;
    [[nodiscard]] Result<std::int64_t> erasePerson(Symbol person) override;
    [[nodiscard]] Result<TicketId> openTicket(Symbol source, std::string_view prefix,
                                              const TicketTexts& texts) override;
    [[nodiscard]] Result<std::vector<FiringKey>> recordFirings(std::span<const FiringKey> firings,
                                                               Instant now) override;
    [[nodiscard]] Result<std::vector<Firing>> firingsOf(TicketId ticket, std::optional<Symbol> receiver) override;
    [[nodiscard]] Result<UnspokenFirings> takeUnspokenFirings(Symbol receiver, Instant now) override;
    [[nodiscard]] Status settleFirings(std::span<const FiringKey> firings, FiringOutcome outcome,
                                       Instant until) override;

private:
    explicit SqliteStore(std::unique_ptr<SqliteDatabase> database);
    Result<SqliteStatement*> statement(const char* sql);
    Status readNew();
    Status checkTexts(std::vector<Finding>& findings);
    Status forgetErased();
    Status readRecordings();
    Status appendEvents(SqliteStatement& rows, std::vector<Event>& events);
    Result<std::vector<Event>> readEvents(SqliteStatement& rows);
    Result<SqliteTail> readTail();
    Status readHistory(SqliteStatement& ticket, const SqliteTail& tail, std::vector<Event>& events);
    Status checkExpectations(const Batch& batch);
    Result<Sequence> takeNumbers(std::size_t count);
    Status insertEvents(std::vector<Event>& events, const Batch& batch);
    Status noteRecording(Sequence first, Instant recorded);
    Result<TicketEntry> enterTicket(const TicketDraft& draft);
    Status noteIntake(const IntakePosition& intake);
    Result<int> newestVersion();
    Status insertVersion(const StoredVersion& version);
    Status replaceEntries(std::span<const DirectoryEntry> entries);
    Status insertFacts(std::span<const Directory::Fact> facts, Instant recorded);
    Status noteTickets(const std::vector<Event>& events);
    Status readFirings(SqliteStatement& rows, std::vector<Firing>& firings);
    Status takeUnspoken(const char* sql, FiringOutcome was, Symbol receiver, Instant now, UnspokenFirings& unspoken);
    [[nodiscard]] Instant recordedAt(Sequence sequence) const;

    std::unique_ptr<SqliteDatabase> m_database;
    SqliteSymbols m_symbols;
    qint64 m_dataVersion = 0;
    std::map<Sequence, Instant> m_recordings; // by the first event recorded then
    std::unordered_map<const char*, SqliteStatement> m_statements; // prepared once
};

} // namespace duebell
