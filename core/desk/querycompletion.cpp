#include "desk/querycompletion.h"

#include "desk/foldedtext.h"
#include "desk/querytokens.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kMostProposals = 50;

    // How well a text fits what was typed: the less the better; kNoFit when not at all.
    constexpr int kNoFit = 3;

    int fitOf(const QString& foldedText, const QString& typed)
    {
        if (foldedText.startsWith(typed))
            return 0;
        const qsizetype place = foldedText.indexOf(typed);
        if (place < 0)
            return kNoFit;
        return foldedText[place - 1].isLetterOrNumber() ? 2 : 1; // inside a word, or at the begin of one
    }

    class Completer {
    public:
        Completer(const QString& typed, const QueryVocabulary& vocabulary)
            : m_typed(folded(typed))
            , m_vocabulary(vocabulary)
        {
        }

        void proposeHeads();
        void proposeFields(const QString& after);
        void proposeValues(const QueryField& field);
        void proposeSpans(QueryMeasure measure);
        [[nodiscard]] std::vector<QueryProposal> take();

    private:
        // What begins like the typed text only: heads are short, and a word of text is more often meant.
        void proposeHead(QueryProposal proposal, const QString& head)
        {
            if (head.startsWith(m_typed))
                m_found.emplace_back(0, std::move(proposal));
        }
        void propose(int fit, QueryProposal proposal)
        {
            if (fit != kNoFit)
                m_found.emplace_back(fit, std::move(proposal));
        }

        QString m_typed; // folded
        const QueryVocabulary& m_vocabulary;
        std::vector<std::pair<int, QueryProposal>> m_found;
    };

    void Completer::proposeFields(const QString& after)
    {
        for (const QueryField& field : m_vocabulary.fields()) {
            // A client's field is typed by its short name where that is free.
            const bool isSpelledOut = field.name.startsWith(QStringLiteral("client."))
                && m_vocabulary.field(field.name.mid(7)) && m_typed.size() <= 6;
            if (!isSpelledOut)
                proposeHead({ field.name + after, {}, field.subject, !after.isEmpty() }, field.name);
        }
    }

    void Completer::proposeHeads()
    {
        for (const auto& word : kQueryWords) {
            const QString name = QString::fromUtf16(word.name);
            if (word.kind != QueryWord::Mine || m_vocabulary.me())
                proposeHead({ name, {}, word.kind, false }, name);
        }
        for (const auto& measure : kQueryMeasures) {
            const QString name = QString::fromUtf16(measure.name);
            const bool isAge = measure.kind == QueryMeasure::Age || measure.kind == QueryMeasure::Idle;
            proposeHead({ name + (isAge ? u'>' : u'<'), {}, measure.kind, true }, name);
        }
        proposeFields(QStringLiteral(":"));
        const QString has = QString::fromUtf16(kQueryHas);
        proposeHead({ has + u':', {}, QueryProposal::Other::Has, true }, has);
    }

    void Completer::proposeValues(const QueryField& field)
    {
        const bool isPerson = field.subject == QuerySubject::Assignee || field.subject == QuerySubject::Requester;
        const auto other = [&](const char16_t* word, QueryProposal::Other what) {
            const QString text = QString::fromUtf16(word);
            proposeHead({ text, {}, what, false }, text);
        };
        if (isPerson && m_vocabulary.me())
            other(kQueryMe, QueryProposal::Other::Me);
        for (const QueryValue& value : m_vocabulary.values(field)) {
            if (value.retired)
                continue;
            const int fit = std::min(fitOf(value.foldedId, m_typed), fitOf(value.foldedName, m_typed));
            const QString name = value.foldedName == value.foldedId ? QString() : value.name;
            QueryProposal proposal { quotedForQuery(value.id), name, std::monostate(), false };
            if (value.isCategory)
                proposal.what = QueryProposal::Other::Category;
            propose(fit, std::move(proposal));
        }
        const bool isAlwaysSet = field.subject == QuerySubject::Key || field.subject == QuerySubject::Lane
            || field.subject == QuerySubject::TicketStatus || field.subject == QuerySubject::Category;
        if (!isAlwaysSet)
            other(kQueryNone, QueryProposal::Other::None);
    }

    void Completer::proposeSpans(QueryMeasure measure)
    {
        const bool isLong = measure == QueryMeasure::Age || measure == QueryMeasure::Idle;
        const QStringList spans = measure == QueryMeasure::Left
            ? QStringList { QStringLiteral("0"), QStringLiteral("30m"), QStringLiteral("1h"), QStringLiteral("4h"),
                            QStringLiteral("8h") }
            : isLong
            ? QStringList { QStringLiteral("4h"), QStringLiteral("1d"), QStringLiteral("3d"), QStringLiteral("1w") }
            : QStringList { QStringLiteral("0"), QStringLiteral("30m"), QStringLiteral("1h"), QStringLiteral("4h"),
                            QStringLiteral("1d") };
        for (const QString& span : spans)
            proposeHead({ span, {}, QueryProposal::Other::Span, false }, span);
    }

    std::vector<QueryProposal> Completer::take()
    {
        std::ranges::stable_sort(m_found, {}, [](const auto& entry) { return entry.first; });
        std::vector<QueryProposal> proposals;
        for (auto& [fit, proposal] : m_found) {
            const bool isDouble = std::ranges::any_of(
                proposals, [&](const QueryProposal& other) { return other.text == proposal.text; });
            if (!isDouble)
                proposals.push_back(std::move(proposal));
            if (proposals.size() == kMostProposals)
                break;
        }
        const auto isTyped = [this](const QueryProposal& proposal) { return folded(proposal.text) == m_typed; };
        if (std::ranges::any_of(proposals, isTyped))
            proposals.clear();
        return proposals;
    }

    // What stands before the cursor in the value or word at `position`; nothing when it is a phrase by itself.
    QString before(const QString& text, qsizetype position, qsizetype cursor)
    {
        QString typed = text.mid(position, cursor - position);
        if (!typed.isEmpty() && isQueryQuote(typed.front()))
            typed.remove(0, 1); // the opening quote
        return typed;
    }

    QueryCompletion completionOf(const QueryToken& token, const QString& text, qsizetype cursor,
                                 const QueryVocabulary& vocabulary)
    {
        const auto value = std::ranges::find_if(token.values, [cursor](const QueryTokenValue& candidate) {
            return candidate.position <= cursor && cursor <= candidate.position + candidate.length;
        });
        if (token.op == QueryOperator::None) {
            if (token.values.front().quoted || cursor < token.headPosition)
                return {};
            Completer completer(before(text, token.headPosition, cursor), vocabulary);
            completer.proposeHeads();
            return { token.headPosition, token.end() - token.headPosition, completer.take() };
        }
        if (value == token.values.end()
            || (value->quoted && value->closed && cursor == value->position + value->length))
            return {}; // inside the head, or behind a finished value
        Completer completer(before(text, value->position, cursor), vocabulary);
        const std::optional<QueryMeasure> measure = queryMeasure(token.head);
        const QueryField* field = vocabulary.field(token.head);
        if (measure && token.op != QueryOperator::Colon)
            completer.proposeSpans(*measure);
        else if (field && token.op == QueryOperator::Colon)
            completer.proposeValues(*field);
        else if (token.head.compare(QStringView(kQueryHas), Qt::CaseInsensitive) == 0)
            completer.proposeFields({});
        return { value->position, value->length, completer.take() };
    }

} // namespace

QueryCompletion completeQuery(const QString& text, qsizetype cursor, const QueryVocabulary& vocabulary)
{
    for (const QueryToken& token : queryTokens(text)) {
        if (token.position <= cursor && cursor <= token.end() && token.length > 0)
            return completionOf(token, text, cursor, vocabulary);
    }
    Completer completer({}, vocabulary);
    completer.proposeHeads();
    return { cursor, 0, completer.take() };
}

} // namespace duebell
