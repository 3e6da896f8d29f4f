// English texts in the code say "%n ticket(s)". This gives them their plural, so that the program needs no translation
// file in its own language; a translator installed after it, for another language, comes first.
#pragma once

#include <QTranslator>

namespace duebell {

class EnglishPlurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    /// Null, so that others are asked, for a text that counts nothing.
    [[nodiscard]] QString translate(const char* context, const char* text, const char* comment,
                                    int count) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace duebell
