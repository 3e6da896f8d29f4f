#include "words/englishplurals.h"

namespace duebell {

QString EnglishPlurals::translate(const char*, const char* text, const char*, int count) const
{
    const QString singularOrPlural = QStringLiteral("(s)");
    QString words = QString::fromUtf8(text);
    if (count < 0 || !words.contains(singularOrPlural))
        return {};
    return words.replace(singularOrPlural, count == 1 ? QString() : QStringLiteral("s"));
}

} // namespace duebell
