#include "desk/foldedtext.h"
#include "desk/querynames.h"
#include "desk/queryspan.h"
#include "desk/ticketquery.h"

#include <algorithm>
#include <optional>

namespace duebell {

namespace {

    constexpr qsizetype kLongestText = 4000;
    constexpr std::size_t kMostTerms = 200;
    constexpr qsizetype kMostAllowed = 12;

    bool endsTickets(std::optional<StatusCategory> category)
    {
        return category && *category >= StatusCategory::Resolved;
    }

    class Parser {
    public:
        Parser(const QString& text, const QueryVocabulary& vocabulary)
            : m_text(text)
            , m_vocabulary(vocabulary)
        {
        }

        ParsedQuery parse()
        {
            if (m_text.size() > kLongestText)
                return problem(QueryProblemCode::TooLong, kLongestText, m_text.size() - kLongestText, {});
            std::vector<QueryTerm> terms;
            for (const QueryToken& token : queryTokens(m_text)) {
                if (terms.size() >= kMostTerms)
                    return problem(QueryProblemCode::TooLong, token.position, token.length, {});
                std::optional<QueryTerm> term = termOf(token);
                if (m_problem)
                    return *m_problem;
                if (term)
                    terms.push_back(std::move(*term));
            }
            return TicketQuery(m_text, std::move(terms));
        }

    private:
        std::optional<QueryTerm> termOf(const QueryToken& token);
        std::optional<QueryTerm> wordTerm(const QueryToken& token);
        std::optional<QueryTerm> textTerm(const QueryToken& token, const QString& text);
        std::optional<QueryTerm> valueTerm(const QueryToken& token, const QueryField& field);
        std::optional<QueryTerm> hasTerm(const QueryToken& token);
        std::optional<QueryTerm> measureTerm(const QueryToken& token, QueryMeasure measure);
        std::optional<QueryTerm> unknownHead(const QueryToken& token);
        bool takeValue(QueryValueTerm& term, const QueryTokenValue& value);
        bool takeMe(QueryValueTerm& term, const QueryTokenValue& value);
        bool takeNamed(QueryValueTerm& term, const QueryTokenValue& value);
        static void takeOpen(QueryValueTerm& term, const QueryTokenValue& value, const QueryMeaning& meaning);
        static void takeMeaning(QueryValueTerm& term, const QueryMeaning& meaning);
        QueryValueTerm newValueTerm(const QueryField& field) const;
        QStringList heads() const;
        QString typed(const QueryToken& token) const;

        static QueryProblem problem(QueryProblemCode code, qsizetype position, qsizetype length, QString word)
        {
            return { code, position, std::max(length, qsizetype(1)), std::move(word), {}, {}, {} };
        }
        QueryProblem& fail(QueryProblemCode code, qsizetype position, qsizetype length, const QString& word)
        {
            return m_problem.emplace(problem(code, position, length, word));
        }
        QueryProblem& fail(QueryProblemCode code, const QueryTokenValue& value)
        {
            return fail(code, value.position, value.length, value.text);
        }

        const QString& m_text;
        const QueryVocabulary& m_vocabulary;
        std::optional<QueryProblem> m_problem;
    };

    std::optional<QueryTerm> Parser::termOf(const QueryToken& token)
    {
        for (const QueryTokenValue& value : token.values) {
            if (!value.closed) {
                fail(QueryProblemCode::UnclosedQuote, value);
                return {};
            }
        }
        if (token.op == QueryOperator::None)
            return wordTerm(token);
        const bool isColon = token.op == QueryOperator::Colon;
        const auto wrongOperator = [&](QueryProblemCode code) -> std::optional<QueryTerm> {
            const QueryTokenValue& first = token.values.front();
            fail(code, token.opPosition, first.position - token.opPosition, token.head).field = token.head;
            return {};
        };
        if (const auto measure = queryMeasure(token.head)) {
            if (isColon || token.op == QueryOperator::Equal)
                return wrongOperator(QueryProblemCode::NotAValue);
            return measureTerm(token, *measure);
        }
        const bool isHas = token.head.compare(QStringView(kQueryHas), Qt::CaseInsensitive) == 0;
        const QueryField* field = m_vocabulary.field(token.head);
        if (!field && !isHas)
            return unknownHead(token);
        if (!isColon)
            return wrongOperator(QueryProblemCode::NotComparable);
        return isHas ? hasTerm(token) : valueTerm(token, *field);
    }

    // ---- words and texts

    std::optional<QueryTerm> Parser::textTerm(const QueryToken& token, const QString& text)
    {
        const QString plain = folded(text);
        if (plain.isEmpty())
            return {};
        return QueryTerm { token.negated, QueryTextTerm { QStringMatcher(plain, Qt::CaseSensitive) } };
    }

    std::optional<QueryTerm> Parser::wordTerm(const QueryToken& token)
    {
        const QueryTokenValue& value = token.values.front();
        const std::optional<QueryWord> word = value.quoted ? std::nullopt : queryWord(value.text);
        if (!word)
            return textTerm(token, value.text);
        if (*word != QueryWord::Mine && *word != QueryWord::Unassigned)
            return QueryTerm { token.negated, QueryWordTerm { *word, m_vocabulary.deskZone() } };
        QueryValueTerm term = newValueTerm(*m_vocabulary.field(QStringLiteral("assignee")));
        term.none = *word == QueryWord::Unassigned;
        if (!term.none && !takeMe(term, value))
            return {};
        return QueryTerm { token.negated, std::move(term) };
    }

    // A term as it was typed, without its sign.
    QString Parser::typed(const QueryToken& token) const
    {
        return m_text.mid(token.headPosition, token.end() - token.headPosition);
    }

    // "Re: printer" is no field: what has no value behind it is text.
    std::optional<QueryTerm> Parser::unknownHead(const QueryToken& token)
    {
        const QueryTokenValue& first = token.values.front();
        if (token.op == QueryOperator::Equal || (token.values.size() == 1 && first.length == 0))
            return textTerm(token, typed(token));
        QueryProblem& unknown = fail(QueryProblemCode::UnknownField, token.headPosition, token.head.size(), token.head);
        unknown.allowed = heads();
        unknown.nearest = nearestNames(token.head, unknown.allowed);
        return {};
    }

    QStringList Parser::heads() const
    {
        QStringList names;
        for (const QueryField& field : m_vocabulary.fields())
            names.append(field.name);
        for (const auto& measure : kQueryMeasures)
            names.append(QString::fromUtf16(measure.name));
        names.append(QString::fromUtf16(kQueryHas));
        return names;
    }

    // ---- values

    QueryValueTerm Parser::newValueTerm(const QueryField& field) const
    {
        QueryValueTerm term;
        term.field = field;
        term.symbols = m_vocabulary.symbols();
        term.directory = m_vocabulary.directory();
        return term;
    }

    std::optional<QueryTerm> Parser::hasTerm(const QueryToken& token)
    {
        const QueryTokenValue& value = token.values.front();
        if (value.text.isEmpty()) {
            fail(QueryProblemCode::MissingValue, value.position - 1, 1, {}).field = token.head;
            return {};
        }
        if (token.values.size() > 1) {
            fail(QueryProblemCode::OneValueOnly, token.values[1]).field = token.head;
            return {};
        }
        const QueryField* field = m_vocabulary.field(value.text);
        if (!field) {
            QueryProblem& unknown = fail(QueryProblemCode::UnknownField, value);
            unknown.field = token.head;
            for (const QueryField& known : m_vocabulary.fields())
                unknown.allowed.append(known.name);
            unknown.nearest = nearestNames(value.text, unknown.allowed);
            return {};
        }
        QueryValueTerm term = newValueTerm(*field);
        term.any = true;
        return QueryTerm { token.negated, std::move(term) };
    }

    std::optional<QueryTerm> Parser::valueTerm(const QueryToken& token, const QueryField& field)
    {
        QueryValueTerm term = newValueTerm(field);
        for (const QueryTokenValue& value : token.values) {
            if (value.text.isEmpty()) {
                fail(QueryProblemCode::MissingValue, value.position - 1, 1, {}).field = field.name;
                return {};
            }
            if (!takeValue(term, value))
                return {};
        }
        std::ranges::sort(term.numbers);
        return QueryTerm { token.negated, std::move(term) };
    }

    bool Parser::takeValue(QueryValueTerm& term, const QueryTokenValue& value)
    {
        const QuerySubject subject = term.field.subject;
        const bool isPerson = subject == QuerySubject::Assignee || subject == QuerySubject::Requester;
        const auto isWord = [&value](const char16_t* word) {
            return value.text.compare(QStringView(word), Qt::CaseInsensitive) == 0;
        };
        if (!value.quoted && isWord(kQueryNone)) {
            term.none = true;
            return true;
        }
        if (!value.quoted && isPerson && isWord(kQueryMe))
            return takeMe(term, value);
        return takeNamed(term, value);
    }

    bool Parser::takeMe(QueryValueTerm& term, const QueryTokenValue& value)
    {
        const Symbol me = m_vocabulary.me();
        if (!me) {
            fail(QueryProblemCode::NobodyIsMe, value).field = term.field.name;
            return false;
        }
        term.numbers.push_back(me.value);
        for (const QueryValue& person : m_vocabulary.values(term.field)) {
            if (std::ranges::find(person.numbers, me.value) != person.numbers.end())
                term.numbers.insert(term.numbers.end(), person.numbers.begin(), person.numbers.end());
        }
        std::ranges::sort(term.numbers);
        return true;
    }

    void Parser::takeMeaning(QueryValueTerm& term, const QueryMeaning& meaning)
    {
        for (const QueryValue* meant : meaning.values) {
            const bool isLaneOfDone = term.field.subject == QuerySubject::Lane && meant->id == queryLaneIds().back();
            term.meansDone = term.meansDone || isLaneOfDone || endsTickets(meant->category);
            if (term.field.subject >= QuerySubject::TicketField)
                term.texts.add({ meant->foldedId, false }); // a choice may have no symbol before a ticket has it
            if (meant->isCategory)
                term.categories |= 1U << static_cast<unsigned>(meant->numbers.front());
            else
                term.numbers.insert(term.numbers.end(), meant->numbers.begin(), meant->numbers.end());
        }
    }

    void Parser::takeOpen(QueryValueTerm& term, const QueryTokenValue& value, const QueryMeaning& meaning)
    {
        QString text = value.text;
        const bool isPrefix = !value.quoted && text.size() > 1 && text.endsWith(u'*');
        if (isPrefix)
            text.chop(1);
        term.texts.add({ folded(text), isPrefix });
        if (meaning.isExact)
            takeMeaning(term, meaning); // a person by name
    }

    bool Parser::takeNamed(QueryValueTerm& term, const QueryTokenValue& value)
    {
        const std::vector<QueryValue>& values = m_vocabulary.values(term.field);
        const QueryMeaning meaning = meaningOf(value.text, values);
        if (term.field.isOpen) {
            takeOpen(term, value, meaning);
            return true;
        }
        if (meaning.isExact || meaning.values.size() == 1) {
            takeMeaning(term, meaning);
            return true;
        }
        QStringList names;
        if (meaning.values.empty()) {
            for (const QueryValue& known : values) {
                if (!known.retired)
                    names.append(typedName(known));
            }
            names.removeDuplicates();
        }
        for (const QueryValue* candidate : meaning.values)
            names.append(typedName(*candidate));
        QueryProblem& unknown
            = fail(meaning.values.empty() ? QueryProblemCode::UnknownValue : QueryProblemCode::AmbiguousValue, value);
        unknown.field = term.field.name;
        if (meaning.values.empty())
            unknown.nearest = nearestNames(value.text, names);
        unknown.allowed = names.mid(0, kMostAllowed);
        return false;
    }

    // ---- measures

    std::optional<QueryTerm> Parser::measureTerm(const QueryToken& token, QueryMeasure measure)
    {
        const QueryTokenValue& value = token.values.front();
        if (value.text.isEmpty()) {
            fail(QueryProblemCode::MissingValue, value.position - 1, 1, {}).field = token.head;
            return {};
        }
        const std::optional<QuerySpan> span = querySpanFromText(value.text);
        if (!span || (span->hasDays && measure == QueryMeasure::Left)) {
            fail(span ? QueryProblemCode::DaysOfOpenTime : QueryProblemCode::BadSpan, value).field = token.head;
            return {};
        }
        return QueryTerm { token.negated, QueryMeasureTerm { measure, token.op, span->length } };
    }

} // namespace

ParsedQuery parseQuery(const QString& text, const QueryVocabulary& vocabulary)
{
    return Parser(text, vocabulary).parse();
}

} // namespace duebell
