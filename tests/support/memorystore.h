// A desk's log in memory: what tests and benchmarks of the window run on when the file is not what they are about.
#pragma once

#include "desk/eventstore.h"

#include <map>

namespace duebell::test {

class MemoryStore : public EventStore {
public:
    /// The next commits fail with this error, as a full disk would.
    std::optional<Error> failure;
    SymbolTable& table() { return m_symbols; }

    [[nodiscard]] const SymbolTable& symbols() const override { return m_symbols; }
    [[nodiscard]] Result<std::vector<Symbol>> intern(std::span<const std::string_view> texts) override;
    [[nodiscard]] Status readSymbols() override { return Done {}; }
    [[nodiscard]] Result<std::vector<TicketId>> ensureTickets(std::span<const TicketDraft> drafts) override;
    [[nodiscard]] Result<Identification> identify(TicketId ticket) override;
    [[nodiscard]] Result<RunId> beginRun(const RunInfo& info, Instant at) override;
    [[nodiscard]] Result<std::vector<Event>> commit(const Batch& batch, Instant recorded) override;
    [[nodiscard]] Result<std::vector<Event>> readAfter(Sequence after, std::size_t limit) override;
    [[nodiscard]] Result<Sequence> lastSequence() override;
    [[nodiscard]] Result<Sequence> load(const LoadScope& scope, const TicketVisitor& ticket) override;
    [[nodiscard]] Result<std::vector<Event>> loadTicket(TicketId ticket) override;
    [[nodiscard]] Result<std::vector<std::pair<Sequence, std::string>>> loadBodies(TicketId ticket) override;
    [[nodiscard]] Result<std::vector<StoredVersion>> loadVersions() override;
    [[nodiscard]] Result<int> publish(const Publication& publication) override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> loadDirectory() override;
    [[nodiscard]] Result<std::vector<Directory::Fact>> loadFacts(Instant knownAt) override;
    [[nodiscard]] Status addToDirectory(std::span<const DirectoryEntry> entries, std::span<const Directory::Fact> facts,
                                        Instant recorded) override;
    [[nodiscard]] Result<std::int64_t> configurationStamp() override { return std::int64_t { 1 }; }
    [[nodiscard]] Result<std::optional<LastImport>> lastImport() override;
    [[nodiscard]] Result<std::vector<TicketEntry>> enterTickets(std::span<const TicketDraft> drafts) override;
    [[nodiscard]] Result<std::vector<std::vector<Event>>> loadTickets(std::span<const TicketId> tickets) override;
    [[nodiscard]] Result<std::vector<RunSummary>> loadRuns() override;
    [[nodiscard]] Result<Accounts> accountsOf(TicketId ticket) override;
    [[nodiscard]] Result<std::vector<Event>> readRun(RunId run, Sequence after, std::size_t limit) override;
    [[nodiscard]] Result<std::optional<IntakePosition>> intakePosition(std::string_view path) override;
    [[nodiscard]] Result<Unkept> loadUnkept(std::size_t most) override;
    [[nodiscard]] Status keep(std::span<const KeptHistory>, Sequence) override { return Done {}; }
    [[nodiscard]] Result<std::vector<TicketId>> findTickets(std::string_view key) override;
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
    struct Ticket {
        TicketRecord record;
        TicketTexts texts;
        std::vector<Event> events;
    };
    SymbolTable m_symbols;
    std::vector<Ticket> m_tickets; // ticket n stands at n - 1
    std::map<std::pair<Symbol, std::string>, TicketId> m_keys;
    std::vector<Event> m_log;
    std::map<std::int64_t, std::string> m_bodies; // by sequence
    std::vector<RunInfo> m_runs; // run n stands at n - 1
    std::map<std::string, IntakePosition, std::less<>> m_intake;
    std::map<FiringKey, Firing> m_firings;
};

} // namespace duebell::test
