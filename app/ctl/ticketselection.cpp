#include "ctl/ticketselection.h"

#include "desk/querynames.h"
#include "words/querytext.h"

namespace duebell::ctl {

namespace {

    // The sentence, the query, and marks beneath the place.
    int pointAt(const QueryProblem& problem, const QString& text, const Console& console, const char* command)
    {
        console.complain(QueryText::sentence(problem));
        QString line = text;
        for (QChar& character : line)
            character = character.isSpace() ? QChar(u' ') : character;
        console.err << "    " << line.toStdString() << "\n    "
                    << std::string(static_cast<std::size_t>(problem.position), ' ')
                    << std::string(static_cast<std::size_t>(problem.length), '^') << '\n';
        console.err << QCoreApplication::translate("Ctl", "“duebellctl %1 --help” says how it is used.")
                           .arg(QString::fromUtf8(command))
                           .toStdString()
                    << '\n';
        return kWrongUse;
    }

    // The person that --me names; nothing, and a sentence, when there is none.
    std::optional<Symbol> meOf(const CommandArguments& arguments, const Console& console, const char* command,
                               const QueryVocabulary& vocabulary)
    {
        if (!arguments.has("me"))
            return Symbol {};
        const QString name = arguments.value("me");
        const QueryMeaning meaning = meaningOf(name, vocabulary.values(*vocabulary.field(QStringLiteral("assignee"))));
        if (meaning.values.size() == 1 && !meaning.values.front()->numbers.empty())
            return Symbol { meaning.values.front()->numbers.front() };
        (void)wrongUse(console, QString::fromUtf8(command),
                       QCoreApplication::translate("Ctl", "Nobody on this desk is called “%1”.").arg(name));
        return std::nullopt;
    }

} // namespace

QString queryText(const CommandArguments& arguments)
{
    return arguments.positional().mid(1).join(u' ');
}

OptionDescription meOption()
{
    return { "me", "PERSON", QT_TRANSLATE_NOOP("Ctl", "Who “me” and “mine” are in a query: an id or a name.") };
}

std::optional<TicketSelection> TicketSelection::read(const CommandArguments& arguments, const Console& console,
                                                     const char* command, const Workspace& workspace)
{
    const Desk& desk = workspace.desk();
    const auto vocabularyFor = [&](Symbol me) {
        QueryVocabulary vocabulary(workspace.agreement(), desk.symbols(), desk.timeline(), me);
        vocabulary.observe(desk.tickets());
        return vocabulary;
    };
    TicketSelection selection;
    selection.m_vocabulary = vocabularyFor({});
    const std::optional<Symbol> me = meOf(arguments, console, command, selection.m_vocabulary);
    if (!me)
        return std::nullopt;
    if (*me)
        selection.m_vocabulary = vocabularyFor(*me);
    const QString text = queryText(arguments);
    ParsedQuery parsed = parseQuery(text, selection.m_vocabulary);
    if (const auto* problem = std::get_if<QueryProblem>(&parsed)) {
        (void)pointAt(*problem, text, console, command);
        return std::nullopt;
    }
    selection.m_query = std::move(std::get<TicketQuery>(parsed));
    return selection;
}

bool TicketSelection::contains(const LiveTicket& ticket, Instant now) const
{
    if (m_query.isEmpty())
        return true;
    return m_query.match(ticket, m_query.needsText() ? m_vocabulary.foldedText(ticket) : QString(), now).matches;
}

} // namespace duebell::ctl
