#include "ui/models/queuefilter.h"

#include <QStringList>

namespace duebell {

QString QueueFilter::folded(const QString& text)
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

QueueFilter::QueueFilter(const QString& text)
{
    const QStringList words = folded(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words)
        m_words.emplace_back(word, Qt::CaseSensitive);
}

bool QueueFilter::passes(const QString& foldedKey) const
{
    for (const QStringMatcher& word : m_words) {
        if (word.indexIn(foldedKey) < 0)
            return false;
    }
    return true;
}

} // namespace duebell
