// What differs between two agreements, in words.
#pragma once

#include "exchange/agreementdiff.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class DifferenceText {
    Q_DECLARE_TR_FUNCTIONS(DifferenceText)

public:
    /// "Policy “Premium”, Resolution, promised, high: 2h instead of 4h"; "Status “On hold” is new".
    [[nodiscard]] static QString sentence(const AgreementDifference& difference);

private:
    static QString thing(const std::string& list, const AgreementDifference::Step& step);
    static QString place(const AgreementDifference& difference);
    static QString word(const std::string& key);
};

} // namespace duebell
