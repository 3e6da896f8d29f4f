// What a recorded warning says in a ticket's history: "Warned: first response due in 15 min". Times are the reader's.
#pragma once

#include "desk/firing.h"
#include "words/wordscontext.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class FiringText {
    Q_DECLARE_TR_FUNCTIONS(FiringText)

public:
    /// "first response", within a sentence.
    [[nodiscard]] static QString promise(const FiringKey& key, const WordsContext& context);
    /// What was announced, or what came of it.
    [[nodiscard]] static QString what(const Firing& firing, const WordsContext& context);

private:
    [[nodiscard]] static QString announced(const Firing& firing, const WordsContext& context);
};

} // namespace duebell
