// Sentences for what went wrong: what it is, and what to do about it. Core gives codes, these are the words.
#pragma once

#include "exchange/problem.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    /// One or two sentences, without the place.
    [[nodiscard]] static QString sentence(const Problem& problem);
    [[nodiscard]] static QString sentence(const Error& error);
    /// "/policies/0/match: sentence (line 12, column 5)"; what is unknown is left out.
    [[nodiscard]] static QString withPlace(const Problem& problem);

private:
    static QString missing(const Error& error);
    static QString foundText(const std::string& value);
    static QString wrongType(const Error& error);
    static QString unknown(const Problem& problem);
    static QString badSyntax(const Error& error);
    static QString outOfRange(const Error& error);
    static QString brokenRule(const Error& error);
    static QString duplicate(const Error& error);
    static QString tooLarge(const Error& error);
    static QString fileFault(const Error& error);
    static QString wrongFile(const Error& error);
};

} // namespace duebell
