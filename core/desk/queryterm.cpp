#include "desk/queryterm.h"

#include "desk/foldedtext.h"

#include <algorithm>

namespace duebell {

Symbol symbolOf(const TicketSummary& summary, const QueryField& field)
{
    switch (field.subject) {
    case QuerySubject::Client:
        return summary.client;
    case QuerySubject::Tier:
        return summary.tier;
    case QuerySubject::Type:
        return summary.type;
    case QuerySubject::Priority:
        return summary.priority;
    case QuerySubject::TicketStatus:
        return summary.status;
    case QuerySubject::Assignee:
        return summary.assignee;
    case QuerySubject::Team:
        return summary.team;
    case QuerySubject::Requester:
        return summary.requester;
    case QuerySubject::Project:
        return summary.project;
    case QuerySubject::Channel:
        return summary.channel;
    case QuerySubject::Label:
        return summary.labels;
    case QuerySubject::Policy:
        return summary.policy ? summary.policy->id : Symbol {};
    case QuerySubject::TicketField:
        return summary.customValue(field.custom);
    default:
        return {};
    }
}

// ---- words

namespace {

    QueryMatch dueToday(const TicketSummary& summary, const Zone& zone, Instant now)
    {
        if (!summary.clock || !summary.clock->due || *summary.clock->due == kNever)
            return { false, kNever };
        const auto dateOf = [&zone](Instant at) { return std::chrono::floor<std::chrono::days>(zone.toLocal(at)); };
        const auto today = dateOf(now);
        const auto day = dateOf(*summary.clock->due);
        if (day < today)
            return { false, kNever };
        return { day == today, zone.toInstant(day == today ? today + std::chrono::days(1) : day).at };
    }

} // namespace

QueryMatch QueryWordTerm::judge(const TicketSummary& summary, Instant now) const
{
    const auto isState = [&](RowState state) { return QueryMatch { summary.state == state, summary.nextTransition }; };
    switch (word) {
    case QueryWord::Running:
        return isState(RowState::Running);
    case QueryWord::AtRisk:
        return isState(RowState::AtRisk);
    case QueryWord::Breached:
        return isState(RowState::Breached);
    case QueryWord::Paused:
        return isState(RowState::Paused);
    case QueryWord::Calm:
        return isState(RowState::Calm);
    case QueryWord::NoAgreement:
        return isState(RowState::NoAgreement);
    case QueryWord::Done:
        return isState(RowState::Done);
    case QueryWord::Waiting:
        return { summary.category == StatusCategory::Waiting, kNever };
    case QueryWord::Missed:
        return { summary.missedBefore, summary.nextTransition };
    case QueryWord::Today:
        return zone ? dueToday(summary, *zone, now) : QueryMatch { false, kNever };
    case QueryWord::Flagged:
        return { summary.clientWroteWhileWaiting, kNever };
    case QueryWord::Mine:
    case QueryWord::Unassigned:
        break;
    }
    return { false, kNever };
}

// ---- values

bool QueryOpenTexts::holdsFolded(const QString& text) const
{
    return std::ranges::any_of(m_patterns, [&text](const Pattern& pattern) {
        return pattern.isPrefix ? text.startsWith(pattern.text) : text == pattern.text;
    });
}

bool QueryOpenTexts::holds(const std::string& text) const
{
    return holdsFolded(folded(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))));
}

bool QueryOpenTexts::holds(Symbol symbol, const SymbolTable& symbols, bool isSet) const
{
    const auto place = static_cast<std::size_t>(symbol.value);
    if (place >= m_verdicts.size())
        m_verdicts.resize(std::max(place, static_cast<std::size_t>(symbols.count())) + 1, Verdict::Unknown);
    Verdict& verdict = m_verdicts[place];
    if (verdict == Verdict::Unknown) {
        const std::string_view raw = symbols.text(symbol);
        const QString text = folded(QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size())));
        const QStringList parts = isSet ? text.split(u',') : QStringList { text };
        const bool holds = std::ranges::any_of(parts, [this](const QString& part) { return holdsFolded(part); });
        verdict = holds ? Verdict::Yes : Verdict::No;
    }
    return verdict == Verdict::Yes;
}

namespace {

    // 0 for no value.
    std::int32_t numberOf(const QueryValueTerm& term, const TicketSummary& summary, Instant now)
    {
        switch (term.field.subject) {
        case QuerySubject::Category:
            return static_cast<std::int32_t>(summary.category);
        case QuerySubject::Lane:
            return static_cast<std::int32_t>(summary.lane) + 1;
        case QuerySubject::Metric:
            return summary.clock ? static_cast<std::int32_t>(summary.clock->metric) : 0;
        case QuerySubject::ClientField: {
            const Symbol attribute { term.field.custom.value - field::kFirstCustomField.value };
            return term.directory->value(Directory::Kind::Client, summary.client, attribute, now).value;
        }
        default:
            return symbolOf(summary, term.field).value;
        }
    }

    // What clocks, versions and the directory decide may change by time alone.
    Instant lastingOf(QuerySubject subject, const TicketSummary& summary)
    {
        switch (subject) {
        case QuerySubject::Lane:
        case QuerySubject::Metric:
        case QuerySubject::Policy:
        case QuerySubject::Tier:
        case QuerySubject::ClientField:
            return summary.nextTransition;
        default:
            return kNever;
        }
    }

} // namespace

QueryMatch QueryValueTerm::judge(const LiveTicket& ticket, Instant now) const
{
    if (field.subject == QuerySubject::Key)
        return { any || texts.holds(ticket.record.displayKey), kNever };
    const TicketSummary& summary = ticket.summary;
    const Instant until = lastingOf(field.subject, summary);
    const std::int32_t number = numberOf(*this, summary, now);
    if (number == 0)
        return { none, until };
    if (any || std::ranges::binary_search(numbers, number))
        return { true, until };
    if (categories != 0 && (categories >> static_cast<unsigned>(summary.category) & 1U) != 0)
        return { true, until };
    const bool isSet = field.subject == QuerySubject::Label;
    return { symbols && !texts.isEmpty() && texts.holds(Symbol { number }, *symbols, isSet), until };
}

// ---- measures

namespace {

    // A measure goes one way, so one instant decides a comparison: from then on it holds, or until then.
    struct Edge {
        Instant at = kNever;
        bool holdsAfter = false;
    };

    bool isLess(QueryOperator op)
    {
        return op == QueryOperator::Less || op == QueryOperator::LessEqual;
    }

    // How many whole seconds beyond equality the answer changes.
    Seconds beyond(QueryOperator op, bool falls)
    {
        const bool strict = falls ? op == QueryOperator::Less || op == QueryOperator::GreaterEqual
                                  : op == QueryOperator::Greater || op == QueryOperator::LessEqual;
        return Seconds(strict ? 1 : 0);
    }

    Edge dueEdge(const QueryMeasureTerm& term, Instant due)
    {
        return { due == kNever ? kNever : due - term.span + beyond(term.op, true), isLess(term.op) };
    }

    Edge sinceEdge(const QueryMeasureTerm& term, Instant since)
    {
        return { since + term.span + beyond(term.op, false), !isLess(term.op) };
    }

    bool compares(Seconds value, QueryOperator op, Seconds limit)
    {
        switch (op) {
        case QueryOperator::Less:
            return value < limit;
        case QueryOperator::LessEqual:
            return value <= limit;
        case QueryOperator::Greater:
            return value > limit;
        default:
            return value >= limit;
        }
    }

    QueryMatch atEdge(const Edge& edge, Instant now)
    {
        const bool isAfter = now >= edge.at;
        return { isAfter == edge.holdsAfter, isAfter ? kNever : edge.at };
    }

} // namespace

QueryMatch QueryMeasureTerm::judge(const TicketSummary& summary, Instant now) const
{
    const std::optional<Clock>& clock = summary.clock;
    switch (measure) {
    case QueryMeasure::Due:
        if (!clock || !clock->due)
            return { false, kNever };
        return atEdge(dueEdge(*this, *clock->due), now);
    case QueryMeasure::Left: {
        if (!clock)
            return { false, kNever };
        const auto at = clock->instantAtCounted(clock->target - span + beyond(op, true));
        if (!at)
            return { compares(clock->left(), op, span), kNever };
        return atEdge({ *at, isLess(op) }, now);
    }
    case QueryMeasure::Age:
        return atEdge(sinceEdge(*this, summary.created), now);
    case QueryMeasure::Idle:
        return atEdge(sinceEdge(*this, summary.lastEvent), now);
    }
    return { false, kNever };
}

// ---- terms

QueryMatch QueryTerm::judge(const LiveTicket& ticket, const QString& foldedText, Instant now) const
{
    QueryMatch match;
    if (const auto* value = std::get_if<QueryValueTerm>(&what))
        match = value->judge(ticket, now);
    else if (const auto* text = std::get_if<QueryTextTerm>(&what))
        match = text->judge(foldedText);
    else if (const auto* word = std::get_if<QueryWordTerm>(&what))
        match = word->judge(ticket.summary, now);
    else
        match = std::get<QueryMeasureTerm>(what).judge(ticket.summary, now);
    match.matches = match.matches != negated;
    return match;
}

} // namespace duebell
