#include "ui/models/textranks.h"

#include <QLocale>

#include <algorithm>

namespace duebell {

QCollator alphabet()
{
    const QLocale locale;
    // Without a language Qt compares bytes.
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

TextRanks::TextRanks(std::function<QString(std::size_t)> textOf)
    : m_textOf(std::move(textOf))
    , m_collator(alphabet())
{
}

void TextRanks::reset(std::size_t count)
{
    m_order.clear();
    m_keys.clear();
    m_count = count;
    m_isRanked = false;
}

void TextRanks::grow(std::size_t count)
{
    m_count = count;
    m_isRanked = false;
}

bool TextRanks::prepare(std::size_t most)
{
    const std::size_t before = m_order.size();
    const std::size_t wanted = std::min(m_count, before + most);
    if (wanted == before)
        return false;
    m_isRanked = false;
    if (m_keys.size() < before) { // the keys of the others were let go: they are ten times the ranks
        for (std::size_t ticket = before; ticket < wanted; ++ticket)
            placeOne(ticket);
        return wanted < m_count;
    }
    for (std::size_t ticket = before; ticket < wanted; ++ticket) {
        m_keys.push_back(m_collator.sortKey(m_textOf(ticket)));
        m_order.push_back(static_cast<std::int32_t>(ticket));
    }
    const auto less = [this](std::int32_t a, std::int32_t b) {
        return m_keys[static_cast<std::size_t>(a)].compare(m_keys[static_cast<std::size_t>(b)]) < 0;
    };
    const auto middle = m_order.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(middle, m_order.end(), less);
    std::inplace_merge(m_order.begin(), middle, m_order.end(), less);
    if (wanted < m_count)
        return true;
    m_keys = {};
    return false;
}

void TextRanks::placeOne(std::size_t ticket)
{
    const QString text = m_textOf(ticket);
    const auto place
        = std::upper_bound(m_order.begin(), m_order.end(), text, [this](const QString& wanted, std::int32_t other) {
              return m_collator.compare(wanted, m_textOf(static_cast<std::size_t>(other))) < 0;
          });
    m_order.insert(place, static_cast<std::int32_t>(ticket));
}

const std::vector<std::int32_t>& TextRanks::ranks()
{
    while (prepare(m_count)) { }
    if (m_isRanked)
        return m_ranks;
    m_ranks.resize(m_count);
    for (std::size_t position = 0; position < m_order.size(); ++position)
        m_ranks[static_cast<std::size_t>(m_order[position])] = static_cast<std::int32_t>(position);
    m_isRanked = true;
    return m_ranks;
}

} // namespace duebell
