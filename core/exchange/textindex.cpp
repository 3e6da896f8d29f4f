#include "exchange/textindex.h"

#include <cstring>
#include <random>

namespace duebell {

namespace {

    // Differs from process to process, so that no file can be made whose texts all fall into one place.
    std::uint64_t seed()
    {
        static const std::uint64_t once = [] {
            std::random_device device;
            return (std::uint64_t { device() } << 32) ^ device();
        }();
        return once;
    }

    std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = static_cast<Wide>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    template <typename Word>
    std::uint64_t load(const char* from)
    {
        Word word {};
        std::memcpy(&word, from, sizeof word);
        return word;
    }

    std::uint32_t hashOf(std::string_view text, std::uint64_t start)
    {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
        const char* from = text.data();
        std::size_t left = text.size();
        std::uint64_t hash = start ^ (left * odd);
        for (; left >= 8; left -= 8, from += 8)
            hash = mixed(hash ^ load<std::uint64_t>(from), odd);
        std::uint64_t tail = 0;
        if (left >= 4)
            tail = load<std::uint32_t>(from) << 32 | load<std::uint32_t>(from + left - 4);
        else if (left > 0)
            tail = load<std::uint8_t>(from) << 16 | load<std::uint8_t>(from + left / 2) << 8
                | load<std::uint8_t>(from + left - 1);
        hash = mixed(hash ^ tail, odd ^ start);
        return static_cast<std::uint32_t>(hash ^ hash >> 32);
    }

} // namespace

TextIndex::TextIndex()
    : m_slots(64)
    , m_seed(seed())
{
}

std::uint32_t TextIndex::find(std::string_view text) const
{
    const std::uint32_t hash = hashOf(text, m_seed);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask; m_slots[at].number != 0; at = (at + 1) & mask) {
        if (m_slots[at].hash == hash && m_texts[m_slots[at].number - 1] == text)
            return m_slots[at].number;
    }
    return 0;
}

TextIndex::Place TextIndex::look(std::string_view text)
{
    const std::uint32_t hash = hashOf(text, m_seed);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].number != 0; at = (at + 1) & mask) {
        if (m_slots[at].hash == hash && m_texts[m_slots[at].number - 1] == text)
            return { m_last = m_slots[at].number, false };
    }
    m_texts.push_back(text);
    m_last = count();
    m_slots[at] = { hash, m_last };
    if (m_texts.size() * 2 > m_slots.size())
        grow();
    return { m_last, true };
}

void TextIndex::grow()
{
    std::vector<Slot> larger(m_slots.size() * 4);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : m_slots) {
        if (slot.number == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (larger[at].number != 0)
            at = (at + 1) & mask;
        larger[at] = slot;
    }
    m_slots.swap(larger);
}

} // namespace duebell
