// Reads events in JSON Lines (DESIGN 4, "Events") into what the engine evaluates: one list of narrow events a ticket,
// strings as symbols. A line that cannot be read is reported and left out; the rest is read. Texts (subject,
// description, text, reason, comment) are allowed and not kept: clocks never depend on them. Not thread-safe.
#pragma once

#include "base/symbols.h"
#include "exchange/agreementreferences.h"
#include "sla/event.h"

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace duebell {

class ObjectReader;

/// The events of one ticket, in the order of the file; `id` numbers tickets from 1 in order of appearance.
struct TicketEvents {
    std::string key;
    TicketId id;
    std::vector<Event> events;
};

struct LineProblem {
    std::int64_t line = 0;
    Problem problem; ///< `where` is a JSON Pointer into the line
    bool operator==(const LineProblem&) const = default;
};

class EventReader {
public:
    /// Agreement and symbols must outlive the reader; strings are interned into `symbols`.
    EventReader(const Agreement& agreement, SymbolTable& symbols);

    /// Reads every line; blank ones are passed over.
    void readAll(std::istream& stream);
    void readLine(std::string_view line, std::int64_t number);
    /// Connects retractions and merges with what they mean. Call once, after the last line.
    void finish();

    [[nodiscard]] const std::vector<TicketEvents>& tickets() const { return m_tickets; }
    [[nodiscard]] std::vector<TicketEvents> takeTickets() { return std::move(m_tickets); }
    /// By line. At most ProblemList::kLimit are kept.
    [[nodiscard]] const std::vector<LineProblem>& problems() const { return m_problems; }

private:
    struct Range {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    struct Reference {
        std::size_t ticket = 0;
        std::size_t event = 0; ///< index in the ticket's list
        std::string name; ///< of the event retracted, or the ticket merged into
        std::int64_t line = 0;
    };

    [[nodiscard]] Event readHead(ObjectReader& reader); ///< what every event has; kind Initial when it is wrong
    void keep(const std::string& key, const std::string& name, std::vector<Event> events, std::int64_t line);
    std::size_t ticketIndex(const std::string& key);
    void readEvent(ObjectReader& reader, Event event, ProblemList& problems, std::vector<Event>& events);
    void readFields(ObjectReader& reader, const Event& event, ProblemList& problems, std::vector<Event>& events);
    void readChange(ObjectReader& reader, Event& event, ProblemList& problems);
    void readMetric(ObjectReader& reader, Event& event, bool required);
    std::optional<FieldId> fieldNamed(const std::string& name) const;
    Symbol value(const std::string& field, const JsonValue& json, const std::string& path, ProblemList& problems);
    void addProblem(std::int64_t line, Problem problem);
    void finishRetractions();
    void finishMerges();

    AgreementReferences m_references;
    std::vector<std::string> m_fieldNames;
    SymbolTable& m_symbols;
    std::vector<TicketEvents> m_tickets;
    std::map<std::string, std::size_t, std::less<>> m_indexes; // of tickets by key
    std::map<std::pair<std::size_t, std::string>, Range> m_names; // sequences of named events
    std::vector<Reference> m_retractions;
    std::vector<Reference> m_merges;
    std::vector<LineProblem> m_problems;
    std::string m_pendingReference; // of the line being read
    std::int64_t m_sequence = 0;
};

} // namespace duebell
