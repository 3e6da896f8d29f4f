// How one term of a query judges a ticket. Made by the parser, kept by TicketQuery; names are numbers by now.
#pragma once

#include "base/symbols.h"
#include "desk/liveticket.h"
#include "desk/queryfields.h"
#include "desk/querytokens.h"

#include <QString>
#include <QStringMatcher>

#include <memory>
#include <variant>
#include <vector>

namespace duebell {

/// An answer, and how long it holds by time alone.
struct QueryMatch {
    bool matches = true;
    /// Ask again then, if the ticket has not changed before: never too late, sometimes early. kNever: only events
    /// change it. A ticket whose summary has changed is asked about anew anyhow.
    Instant until = kNever;
    bool operator==(const QueryMatch&) const = default;
};

/// The ticket's symbol for a field that tickets have; `Symbol{}` for no value.
[[nodiscard]] Symbol symbolOf(const TicketSummary& summary, const QueryField& field);

/// Words of the ticket's folded text.
struct QueryTextTerm {
    QStringMatcher matcher;

    [[nodiscard]] QueryMatch judge(const QString& foldedText) const
    {
        return { matcher.indexIn(foldedText) >= 0, kNever };
    }
};

struct QueryWordTerm {
    QueryWord word = QueryWord::Running; ///< but Mine and Unassigned, which are values of a field
    std::shared_ptr<const Zone> zone; ///< Today

    [[nodiscard]] QueryMatch judge(const TicketSummary& summary, Instant now) const;
};

/// Values of open fields, compared as folded text. Every symbol is looked at once.
class QueryOpenTexts {
public:
    struct Pattern {
        QString text; ///< folded
        bool isPrefix = false; ///< "OPS-*"
    };
    void add(Pattern pattern) { m_patterns.push_back(std::move(pattern)); }
    [[nodiscard]] bool isEmpty() const { return m_patterns.empty(); }
    /// `isSet`: the symbol's text is several values, joined by ",".
    [[nodiscard]] bool holds(Symbol symbol, const SymbolTable& symbols, bool isSet) const;
    [[nodiscard]] bool holds(const std::string& text) const;

private:
    enum class Verdict : std::uint8_t {
        Unknown,
        No,
        Yes,
    };
    [[nodiscard]] bool holdsFolded(const QString& text) const;

    std::vector<Pattern> m_patterns;
    mutable std::vector<Verdict> m_verdicts; // by symbol
};

struct QueryValueTerm {
    QueryField field;
    std::vector<std::int32_t> numbers; ///< sorted: symbols, or numbers of an enumeration
    std::uint32_t categories = 0; ///< TicketStatus: bit per StatusCategory number
    bool none = false; ///< no value matches, too
    bool any = false; ///< every value matches
    bool meansDone = false; ///< asks for tickets that ended
    QueryOpenTexts texts;
    const SymbolTable* symbols = nullptr;
    std::shared_ptr<const Directory> directory; ///< ClientField

    [[nodiscard]] QueryMatch judge(const LiveTicket& ticket, Instant now) const;
};

struct QueryMeasureTerm {
    QueryMeasure measure = QueryMeasure::Due;
    QueryOperator op = QueryOperator::Less; ///< a comparison
    Seconds span { 0 };

    /// A ticket that has no such measure, as no clock of its own is due, never matches.
    [[nodiscard]] QueryMatch judge(const TicketSummary& summary, Instant now) const;
};

struct QueryTerm {
    bool negated = false;
    std::variant<QueryWordTerm, QueryValueTerm, QueryMeasureTerm, QueryTextTerm> what; ///< the cheapest first

    [[nodiscard]] QueryMatch judge(const LiveTicket& ticket, const QString& foldedText, Instant now) const;
};

} // namespace duebell
