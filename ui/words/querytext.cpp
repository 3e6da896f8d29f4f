#include "words/querytext.h"

#include "desk/queryfields.h"

namespace duebell {

// More names than this are no help in a sentence.
static constexpr qsizetype kMostListed = 6;

// "a, b or c": `lastTwo` joins the last two, "%1 or %2".
QString QueryText::listed(const QStringList& names, const QString& lastTwo)
{
    if (names.size() < 2)
        return names.join(QString());
    return lastTwo.arg(names.mid(0, names.size() - 1).join(QStringLiteral(", ")), names.constLast());
}

QString QueryText::didYouMean(const QueryProblem& problem)
{
    return tr("Did you mean %1?", "names").arg(listed(problem.nearest, tr("%1 or %2", "the end of a list")));
}

QString QueryText::missing(const QueryProblem& problem)
{
    if (problem.field == QStringView(kQueryHas))
        return tr("The name of a field belongs here, as in has:team.");
    if (queryMeasure(problem.field))
        return tr("A length of time belongs here, such as 30m, 2h or 1h30m.");
    return tr("A value of “%1” belongs here.", "field").arg(problem.field);
}

QString QueryText::unknownField(const QueryProblem& problem)
{
    const QString sentence = tr("“%1” is no field.").arg(problem.word);
    if (!problem.nearest.isEmpty())
        return sentence + QLatin1Char(' ') + didYouMean(problem);
    return sentence + QLatin1Char(' ') + tr("If it is meant as text, put it in quotation marks.");
}

QString QueryText::unknownValue(const QueryProblem& problem)
{
    QString sentence = tr("“%1” has no value “%2”.", "field").arg(problem.field, problem.word);
    if (!problem.nearest.isEmpty())
        sentence += QLatin1Char(' ') + didYouMean(problem);
    else if (!problem.allowed.isEmpty() && problem.allowed.size() <= kMostListed)
        sentence += QLatin1Char(' ')
            + tr("It knows %1.", "values").arg(listed(problem.allowed, tr("%1 and %2", "the end of a list")));
    return sentence;
}

QString QueryText::sentence(const QueryProblem& problem)
{
    switch (problem.code) {
    case QueryProblemCode::UnclosedQuote:
        return tr("The closing quotation mark is missing.");
    case QueryProblemCode::UnknownField:
        return unknownField(problem);
    case QueryProblemCode::MissingValue:
        return missing(problem);
    case QueryProblemCode::UnknownValue:
        return unknownValue(problem);
    case QueryProblemCode::AmbiguousValue:
        return problem.allowed.size() <= kMostListed
            ? tr("“%1” may be %2. Type more of the name.")
                  .arg(problem.word, listed(problem.allowed, tr("%1 or %2", "the end of a list")))
            : tr("Several values begin with “%1”. Type more of the name.").arg(problem.word);
    case QueryProblemCode::NobodyIsMe:
        return tr("Nobody is “me” yet: say who you are first.");
    case QueryProblemCode::NotComparable:
        return tr("“%1” has values and no size: write “%1:” and a value.", "field").arg(problem.field);
    case QueryProblemCode::NotAValue:
        return tr("“%1” is compared: write %1<2h or %1>2h.", "measure").arg(problem.field);
    case QueryProblemCode::BadSpan:
        return tr("“%1” is no length of time. Write it like 30m, 2h, 1h30m or 3d.").arg(problem.word);
    case QueryProblemCode::DaysOfOpenTime:
        return tr("“left” is open time, and a day has no fixed number of open hours. Write hours, like 8h.");
    case QueryProblemCode::OneValueOnly:
        return tr("“has” takes one field: write has:client has:team.");
    case QueryProblemCode::TooLong:
        return tr("This is too long for a query.");
    }
    return {};
}

// ---- proposals

QString QueryText::hint(QuerySubject subject)
{
    switch (subject) {
    case QuerySubject::Client:
        return tr("the client", "query field");
    case QuerySubject::Tier:
        return tr("the client’s plan", "query field");
    case QuerySubject::Type:
        return tr("the incident’s type", "query field");
    case QuerySubject::Priority:
        return tr("the priority", "query field");
    case QuerySubject::TicketStatus:
        return tr("a status, or a category like waiting", "query field");
    case QuerySubject::Category:
        return tr("new, open, waiting, resolved …", "query field");
    case QuerySubject::Assignee:
        return tr("who works on it", "query field");
    case QuerySubject::Team:
        return tr("the team", "query field");
    case QuerySubject::Requester:
        return tr("who asked", "query field");
    case QuerySubject::Project:
        return tr("the project", "query field");
    case QuerySubject::Channel:
        return tr("where it came in", "query field");
    case QuerySubject::Label:
        return tr("one of its labels", "query field");
    case QuerySubject::Key:
        return tr("the ticket’s key, like OPS-* too", "query field");
    case QuerySubject::Lane:
        return tr("the queue’s lane", "query field");
    case QuerySubject::Policy:
        return tr("the policy that applies", "query field");
    case QuerySubject::Metric:
        return tr("the promise that its clock measures", "query field");
    case QuerySubject::TicketField:
        return tr("a field of this desk", "query field");
    case QuerySubject::ClientField:
        return tr("a field of clients", "query field");
    }
    return {};
}

QString QueryText::hint(QueryMeasure measure)
{
    switch (measure) {
    case QueryMeasure::Due:
        return tr("wall time until it is due", "query measure");
    case QueryMeasure::Left:
        return tr("open time left", "query measure");
    case QueryMeasure::Age:
        return tr("time since it was created", "query measure");
    case QueryMeasure::Idle:
        return tr("time since anything happened", "query measure");
    }
    return {};
}

QString QueryText::hint(QueryWord word)
{
    switch (word) {
    case QueryWord::Running:
        return tr("its clock runs, without haste", "query word");
    case QueryWord::AtRisk:
        return tr("its clock has passed a warning", "query word");
    case QueryWord::Breached:
        return tr("late, and still owed", "query word");
    case QueryWord::Paused:
        return tr("its clock stands still", "query word");
    case QueryWord::Calm:
        return tr("nothing is owed now", "query word");
    case QueryWord::NoAgreement:
        return tr("nothing is promised", "query word");
    case QueryWord::Done:
        return tr("resolved, closed or cancelled", "query word");
    case QueryWord::Waiting:
        return tr("in a waiting status", "query word");
    case QueryWord::Unassigned:
        return tr("nobody works on it", "query word");
    case QueryWord::Mine:
        return tr("I work on it", "query word");
    case QueryWord::Missed:
        return tr("a promise was broken before", "query word");
    case QueryWord::Today:
        return tr("due today", "query word");
    case QueryWord::Flagged:
        return tr("the client wrote while it waits", "query word");
    }
    return {};
}

QString QueryText::hint(QueryProposal::Other other)
{
    switch (other) {
    case QueryProposal::Other::Category:
        return tr("every status of this category", "query");
    case QueryProposal::Other::None:
        return tr("no value", "query");
    case QueryProposal::Other::Me:
        return tr("who I am", "query");
    case QueryProposal::Other::Has:
        return tr("a field that has a value", "query");
    case QueryProposal::Other::Span:
        break;
    }
    return {};
}

QString QueryText::hint(const QueryProposal& proposal)
{
    if (const auto* subject = std::get_if<QuerySubject>(&proposal.what))
        return hint(*subject);
    if (const auto* measure = std::get_if<QueryMeasure>(&proposal.what))
        return hint(*measure);
    if (const auto* word = std::get_if<QueryWord>(&proposal.what))
        return hint(*word);
    const auto* other = std::get_if<QueryProposal::Other>(&proposal.what);
    return other ? hint(*other) : proposal.name;
}

} // namespace duebell
