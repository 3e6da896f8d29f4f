#include "ui/models/fuzzymatch.h"

#include <QStringList>

#include <algorithm>

namespace duebell {

namespace {

    constexpr int kLetter = 1;
    constexpr int kRun = 5;
    constexpr int kWordStart = 8;
    constexpr int kTextStart = 4;

    // Letter by letter without accents, so that places stay those of the text.
    QChar plain(QChar letter)
    {
        const QString parts = letter.decompositionTag() == QChar::Canonical ? letter.decomposition() : QString();
        return (parts.isEmpty() ? letter : parts.front()).toLower();
    }

    bool isWordStart(const QString& text, qsizetype at)
    {
        return at == 0 || (!text[at - 1].isLetterOrNumber() && text[at].isLetterOrNumber())
            || (text[at - 1].isLower() && text[at].isUpper());
    }

    // The best way to place the rest of the word from here on; texts are short, so trying every place of the first
    // letter is cheap.
    std::optional<FuzzyMatch> placedFrom(const QString& text, const QString& word, qsizetype start)
    {
        FuzzyMatch match;
        qsizetype at = start;
        for (const QChar wanted : word) {
            // A beginning of a word first, unless the letter goes on with the run.
            const bool goesOn = !match.places.empty() && at < text.size() && plain(text[at]) == wanted;
            qsizetype found = goesOn ? at : -1;
            for (qsizetype place = at; found < 0 && place < text.size(); ++place) {
                if (plain(text[place]) == wanted && isWordStart(text, place))
                    found = place;
            }
            for (qsizetype place = at; found < 0 && place < text.size(); ++place) {
                if (plain(text[place]) == wanted)
                    found = place;
            }
            if (found < 0)
                return std::nullopt;
            match.score += kLetter + (goesOn ? kRun : 0) + (isWordStart(text, found) ? kWordStart : 0)
                + (found == 0 ? kTextStart : 0);
            match.places.push_back(static_cast<int>(found));
            at = found + 1;
        }
        return match;
    }

    std::optional<FuzzyMatch> bestOf(const QString& text, const QString& word)
    {
        std::optional<FuzzyMatch> best;
        for (qsizetype start = 0; start < text.size(); ++start) {
            if (plain(text[start]) != word.front())
                continue;
            std::optional<FuzzyMatch> match = placedFrom(text, word, start);
            if (match && (!best || match->score > best->score))
                best = std::move(match);
        }
        return best;
    }

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& text, const QString& pattern)
{
    FuzzyMatch whole;
    for (const QString& word : pattern.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QString letters;
        for (const QChar letter : word)
            letters.append(plain(letter));
        const std::optional<FuzzyMatch> match = bestOf(text, letters);
        if (!match)
            return std::nullopt;
        whole.score += match->score;
        whole.places.insert(whole.places.end(), match->places.begin(), match->places.end());
    }
    if (!whole.places.empty())
        whole.score = whole.score * 8 - static_cast<int>(std::min<qsizetype>(text.size(), 64)) / 8;
    std::ranges::sort(whole.places);
    return whole;
}

} // namespace duebell
