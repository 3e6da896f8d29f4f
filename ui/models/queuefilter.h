// The plain text filter: every typed word must occur in the ticket's folded key. One key a row, one matcher a word.
#pragma once

#include <QString>
#include <QStringMatcher>

#include <vector>

namespace duebell {

class QueueFilter {
public:
    QueueFilter() = default;
    explicit QueueFilter(const QString& text);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    [[nodiscard]] bool passes(const QString& foldedKey) const;
    /// Case and accents do not matter: "Muller" finds "Müller".
    [[nodiscard]] static QString folded(const QString& text);

private:
    std::vector<QStringMatcher> m_words;
};

} // namespace duebell
