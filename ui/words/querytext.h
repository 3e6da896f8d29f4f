// Sentences for what is wrong with a typed query: what it is, and what would be right there.
#pragma once

#include "desk/querycompletion.h"
#include "desk/queryproblem.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace duebell {

class QueryText {
    Q_DECLARE_TR_FUNCTIONS(QueryText)

public:
    /// One or two sentences, without the place.
    [[nodiscard]] static QString sentence(const QueryProblem& problem);
    /// What a proposal means, in a few words; may be empty.
    [[nodiscard]] static QString hint(const QueryProposal& proposal);

private:
    static QString hint(QuerySubject subject);
    static QString hint(QueryMeasure measure);
    static QString hint(QueryWord word);
    static QString hint(QueryProposal::Other other);
    static QString missing(const QueryProblem& problem);
    static QString unknownField(const QueryProblem& problem);
    static QString unknownValue(const QueryProblem& problem);
    static QString didYouMean(const QueryProblem& problem);
    static QString listed(const QStringList& names, const QString& lastTwo);
};

} // namespace duebell
