// The port between the desk and its database: about a dozen operations, each one transaction (DESIGN 5, ruling 3).
// Implemented by `storage`. One store object belongs to one thread.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/symbols.h"
#include "desk/firing.h"
#include "sla/agreement.h"
#include "sla/directory.h"
#include "sla/event.h"
#include "sla/timeline.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

/// A ticket's identity: local number, unique (source, external key), and the key that people read.
struct TicketRecord {
    TicketId id;
    Symbol source;
    std::string externalKey;
    std::string displayKey;
    bool operator==(const TicketRecord&) const = default;
};

/// A ticket's erasable texts.
struct TicketTexts {
    std::string subject;
    std::string link; ///< to the helpdesk
    bool operator==(const TicketTexts&) const = default;
};

/// An event about to be committed: its ticket is known, its sequence is not. `body` goes to the erasable texts.
struct EventDraft {
    Event event;
    std::string body;
};

/// Commands that do not commute carry the ticket's last sequence; a mismatch is a Conflict and nothing is written.
struct Expectation {
    TicketId ticket;
    Sequence last;
};

/// Who brought the events and from where: one row of `run`.
struct RunInfo {
    enum class Kind : std::uint8_t {
        Import = 1,
        Sync = 2,
        Hand = 3,
        Scenario = 4,
        Retraction = 5, ///< takes back what another run brought; `source` is that run's number
    };
    Kind kind = Kind::Hand;
    std::string source; ///< file name or host; empty for hand
    std::string fileHash; ///< SHA-256, hex
    std::string mappingJson;
    std::string account; ///< the operating system's account
};

/// A followed file and how far it was read.
struct IntakePosition {
    std::string path;
    std::string head; ///< hash of the first `headSize` bytes: tells a file from its successor of the same name
    std::int64_t headSize = 0;
    std::int64_t position = 0; ///< bytes read
    std::int64_t line = 0; ///< lines read
    Instant readAt {};
    bool operator==(const IntakePosition&) const = default;
};

/// What goes into the log in one transaction, numbered in this order.
struct Batch {
    RunId run;
    std::vector<EventDraft> events;
    std::vector<Expectation> expectations;
    std::optional<IntakePosition> intake; ///< written with the events, also when there are none
};

/// A version of the agreement as stored.
struct StoredVersion {
    int number = 1;
    Instant effective = Instant::min();
    Instant recorded {};
    VersionScope scope = VersionScope::NewTickets;
    std::string author;
    std::string reason;
    std::string agreementJson; ///< without its directory, which is stored apart and can be erased
    std::string zonesJson = "[]"; ///< the offset changes of the zones that its calendars were compiled with
};

/// A client, a person or a team as an agreement file writes it. Erasable: clocks live on facts, not on this.
struct DirectoryEntry {
    Directory::Kind kind = Directory::Kind::Client;
    Symbol id;
    std::string definitionJson;
    bool operator==(const DirectoryEntry&) const = default;
};

/// What publishing writes in one transaction: a version of the agreement, and what changes in the directory with it.
struct Publication {
    std::optional<StoredVersion> version; ///< its number is given by the store
    int basedOn = 0; ///< the newest version that the publisher knew; another one is a Conflict
    std::vector<DirectoryEntry> entries; ///< replace all entries of the same client, person or team
    std::vector<Directory::Fact> facts; ///< appended
    Instant recorded {};
};

class EventStore {
public:
    virtual ~EventStore() = default;

    /// The desk's strings; numbers equal the database's.
    [[nodiscard]] virtual const SymbolTable& symbols() const = 0;
    /// Numbers for these strings, storing those that are new.
    [[nodiscard]] virtual Result<std::vector<Symbol>> intern(std::span<const std::string_view> texts) = 0;
    /// Takes in the strings that others stored since.
    [[nodiscard]] virtual Status readSymbols() = 0;

    /// Numbers for tickets by (source, external key), creating those that are new with the given display key and texts;
    /// a known ticket's texts are replaced where the new ones are not empty.
    struct TicketDraft {
        Symbol source;
        std::string externalKey;
        std::string displayKey;
        TicketTexts texts;
    };
    [[nodiscard]] virtual Result<std::vector<TicketId>> ensureTickets(std::span<const TicketDraft> drafts) = 0;
    [[nodiscard]] virtual Result<RunId> beginRun(const RunInfo& info, Instant at) = 0;

    /// Commits all or nothing and numbers the events without gaps. The result is the events as committed, in sequence
    /// order, with `seq`, `run` and `recorded` set. Conflict when an expectation fails; Database otherwise.
    [[nodiscard]] virtual Result<std::vector<Event>> commit(const Batch& batch, Instant recorded) = 0;

    /// Committed events with sequence > `after`, in order, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Event>> readAfter(Sequence after, std::size_t limit) = 0;
    [[nodiscard]] virtual Result<Sequence> lastSequence() = 0;

    /// Which tickets to load; without a bound, all.
    struct LoadScope {
        std::optional<Instant> liveAt; ///< not those known to have ended more than a day before
        std::optional<Instant> begunBy; ///< not those whose first event is later
    };
    /// False: enough, Cancelled.
    using TicketVisitor = std::function<bool(const TicketRecord&, const TicketTexts&, std::span<const Event>)>;
    /// Calls `ticket` for every such ticket that has events, in ticket order, with its events in sequence order: all of
    /// one instant. The result is the log's last number then.
    [[nodiscard]] virtual Result<Sequence> load(const LoadScope& scope, const TicketVisitor& ticket) = 0;
    [[nodiscard]] virtual Result<std::vector<Event>> loadTicket(TicketId ticket) = 0;
    /// Who the ticket is; NotFound.
    struct Identification {
        TicketRecord record;
        TicketTexts texts;
    };
    [[nodiscard]] virtual Result<Identification> identify(TicketId ticket) = 0;
    /// Bodies of a ticket's replies and notes by sequence; one that was erased is empty.
    [[nodiscard]] virtual Result<std::vector<std::pair<Sequence, std::string>>> loadBodies(TicketId ticket) = 0;

    [[nodiscard]] virtual Result<std::vector<StoredVersion>> loadVersions() = 0;
    /// All or nothing. The number of the newest version afterwards; Conflict when somebody else published meanwhile.
    [[nodiscard]] virtual Result<int> publish(const Publication& publication) = 0;

    [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> loadDirectory() = 0;
    /// Those that the desk had learned of by `knownAt`, in the order in which it did; kNever for all.
    [[nodiscard]] virtual Result<std::vector<Directory::Fact>> loadFacts(Instant knownAt) = 0;
    /// Adds entries of clients, people and teams that have none yet, and appends the facts, in one transaction.
    [[nodiscard]] virtual Status addToDirectory(std::span<const DirectoryEntry> entries,
                                                std::span<const Directory::Fact> facts, Instant recorded)
        = 0;

    /// Another number whenever a version was published or the directory changed.
    [[nodiscard]] virtual Result<std::int64_t> configurationStamp() = 0;

    /// When and from where the last import came, for "stale data is always visible"; nullopt before the first.
    struct LastImport {
        Instant at {};
        std::string source;
    };
    [[nodiscard]] virtual Result<std::optional<LastImport>> lastImport() = 0;

    /// As ensureTickets, and whether each ticket had events already: one that had none need not be loaded.
    struct TicketEntry {
        TicketId id;
        bool hasEvents = false;
    };
    [[nodiscard]] virtual Result<std::vector<TicketEntry>> enterTickets(std::span<const TicketDraft> drafts) = 0;
    /// The events of these tickets: one list each, in their order, by sequence.
    [[nodiscard]] virtual Result<std::vector<std::vector<Event>>> loadTickets(std::span<const TicketId> tickets) = 0;

    /// A run and how many events it brought.
    struct RunSummary {
        RunId id;
        RunInfo info;
        Instant at {};
        std::int64_t events = 0;
        std::int64_t retracted = 0; ///< of these, taken back
    };
    /// Every run, by number.
    [[nodiscard]] virtual Result<std::vector<RunSummary>> loadRuns() = 0;
    /// The operating system's account behind each run by hand that touched the ticket.
    using Accounts = std::map<RunId, std::string>;
    [[nodiscard]] virtual Result<Accounts> accountsOf(TicketId ticket) = 0;
    /// As readAfter, of one run.
    [[nodiscard]] virtual Result<std::vector<Event>> readRun(RunId run, Sequence after, std::size_t limit) = 0;

    /// How far a followed file was read; nullopt when it never was. Written by Batch::intake.
    [[nodiscard]] virtual Result<std::optional<IntakePosition>> intakePosition(std::string_view path) = 0;

    /// Tickets whose newest events are not among the histories kept for quick loading (DESIGN 5, ruling 5): found in
    /// the next `most` events of the log, each with everything up to there.
    struct Unkept {
        std::vector<std::vector<Event>> histories; ///< none empty
        Sequence through; ///< once these are kept, everything up to here is
        Sequence last; ///< of the log
    };
    [[nodiscard]] virtual Result<Unkept> loadUnkept(std::size_t most) = 0;
    /// What is kept of a ticket.
    struct KeptHistory {
        std::vector<Event> events;
        std::optional<Instant> ended; ///< since when it is resolved, closed, cancelled or merged; none when it is open
        std::string evidence; ///< its ended clocks, see endedclocks.h; empty while it is open
    };
    [[nodiscard]] virtual Status keep(std::span<const KeptHistory> histories, Sequence through) = 0;
    /// Tickets with this display key or external key, at most a hundred.
    [[nodiscard]] virtual Result<std::vector<TicketId>> findTickets(std::string_view key) = 0;

    /// Erases a ticket's subject, link and bodies, so that nothing of them stays in the file or its -wal; its events
    /// and clocks stay as they are. Returns how many texts there were. Database with storefault::kLocked when another
    /// program reads the file just then: the texts are gone, but their bytes stay until this is done again.
    [[nodiscard]] virtual Result<std::int64_t> eraseTexts(TicketId ticket) = 0;
    /// The same for how a person is called and reached. The id stays, and what clocks and escalations depend on (team,
    /// calendar, role): no promise moves. Returns how many entries named the person.
    [[nodiscard]] virtual Result<std::int64_t> erasePerson(Symbol person) = 0;

    /// A ticket of the desk's own: its keys are the prefix and the next free number of that source.
    [[nodiscard]] virtual Result<TicketId> openTicket(Symbol source, std::string_view prefix, const TicketTexts& texts)
        = 0;

    /// Records warnings as Pending. The result is those that nobody had recorded before: they are the caller's to
    /// speak.
    [[nodiscard]] virtual Result<std::vector<FiringKey>> recordFirings(std::span<const FiringKey> firings, Instant now)
        = 0;
    /// Everything that was recorded of a ticket, by key: for one receiver (none: whoever sits at the desk) or for all.
    [[nodiscard]] virtual Result<std::vector<Firing>> firingsOf(TicketId ticket, std::optional<Symbol> receiver) = 0;
    /// What was recorded for a receiver and waits to be spoken.
    struct UnspokenFirings {
        std::vector<Firing> taken; ///< now the caller's; with the outcome that they had
        Instant next = kNever; ///< when there may be more
    };
    /// Takes over abandoned Pending ones and Snoozed ones whose time has come: they are Pending as of `now` afterwards,
    /// so that of several programs one gets each.
    [[nodiscard]] virtual Result<UnspokenFirings> takeUnspokenFirings(Symbol receiver, Instant now) = 0;
    /// How they ended. Delivered and Failed change Pending ones only; `until` matters for Snoozed.
    [[nodiscard]] virtual Status settleFirings(std::span<const FiringKey> firings, FiringOutcome outcome,
                                               Instant until = {})
        = 0;
};

} // namespace duebell
