// Where each ticket's text stands in the alphabet, as a number: rows are sorted by numbers, texts are compared once.
// Reckoned in slices, so that no frame waits for it; tickets that come later are put in their place.
#pragma once

#include <QCollator>
#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace duebell {

/// The user's alphabet; numbers inside texts count as numbers, upper and lower case are the same.
[[nodiscard]] QCollator alphabet();

class TextRanks {
public:
    /// `textOf` gives a ticket's text by its index.
    explicit TextRanks(std::function<QString(std::size_t)> textOf);

    /// So many tickets, all of them other ones.
    void reset(std::size_t count);
    /// There are so many now; those before are as they were.
    void grow(std::size_t count);
    /// Takes in at most so many; false when all are in.
    bool prepare(std::size_t most);
    /// By ticket; equal texts may have different ranks. Takes in what is missing.
    [[nodiscard]] const std::vector<std::int32_t>& ranks();

private:
    void placeOne(std::size_t ticket);

    std::function<QString(std::size_t)> m_textOf;
    QCollator m_collator;
    std::vector<std::int32_t> m_order; // tickets by the alphabet, those that are in
    std::vector<QCollatorSortKey> m_keys; // by ticket, while the first ones are being taken in
    std::vector<std::int32_t> m_ranks;
    std::size_t m_count = 0;
    bool m_isRanked = false;
};

} // namespace duebell
