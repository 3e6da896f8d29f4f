// A parsed query: which tickets a view or a typed filter shows. A value; two are equal when their texts are. Answers
// are kept inside for speed: one object a thread.
//
//     client:acme tier:premium due<1h breached -status:waiting assignee:me "printer on fire"
//
// The language is described in resources/help/query.md.
#pragma once

#include "desk/queryproblem.h"
#include "desk/queryterm.h"
#include "desk/queryvocabulary.h"

#include <QString>

#include <variant>
#include <vector>

namespace duebell {

class TicketQuery {
public:
    /// Matches every ticket.
    TicketQuery() = default;
    TicketQuery(QString text, std::vector<QueryTerm> terms);

    /// As it was typed.
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    /// Whether match() looks at the folded text; if not, it may be empty.
    [[nodiscard]] bool needsText() const { return m_needsText; }
    /// Whether the query asks for tickets that ended: "done", "lane:done", a status or category that ends a ticket.
    [[nodiscard]] bool asksForDone() const { return m_asksForDone; }
    /// `foldedText`: QueryVocabulary::foldedText(). `now`: the instant that the ticket's summary was brought to, or
    /// later as long as its next transition has not come.
    [[nodiscard]] QueryMatch match(const LiveTicket& ticket, const QString& foldedText, Instant now) const;

    friend bool operator==(const TicketQuery& a, const TicketQuery& b) { return a.m_text == b.m_text; }

private:
    QString m_text;
    std::vector<QueryTerm> m_terms; // the cheapest first
    bool m_needsText = false;
    bool m_asksForDone = false;
};

using ParsedQuery = std::variant<TicketQuery, QueryProblem>;

/// The first problem from the left, if there is one.
[[nodiscard]] ParsedQuery parseQuery(const QString& text, const QueryVocabulary& vocabulary);

} // namespace duebell
