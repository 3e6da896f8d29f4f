#include "desk/foldedtext.h"

namespace duebell {

QString folded(const QString& text)
{
    bool plain = true;
    for (const QChar character : text)
        plain = plain && character.unicode() < 128;
    if (plain)
        return text.toLower();
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.reserve(decomposed.size());
    for (const QChar character : decomposed) {
        if (character.category() != QChar::Mark_NonSpacing)
            result.append(character);
    }
    return result;
}

} // namespace duebell
