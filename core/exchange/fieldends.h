// Finds where fields of a CSV text end, 64 bytes at a time: a mask has a bit for each delimiter and line end, so that
// the next one is found without looking at the bytes between. Plain C++; one thread.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace duebell {

class FieldEnds {
public:
    FieldEnds() = default;
    /// The text must outlive this.
    FieldEnds(std::string_view text, char delimiter)
        : m_text(text)
        , m_delimiter(delimiter)
    {
    }

    /// The first delimiter, "\r" or "\n" at or behind `from`; the text's size when there is none.
    [[nodiscard]] std::size_t next(std::size_t from)
    {
        if (from - m_block >= kBlock)
            look(from);
        std::uint64_t mask = m_mask >> (from - m_block) << (from - m_block);
        while (mask == 0) {
            if (m_block + kBlock >= m_text.size())
                return m_text.size();
            look(m_block + kBlock);
            mask = m_mask;
        }
        return m_block + static_cast<std::size_t>(std::countr_zero(mask));
    }

private:
    static constexpr std::size_t kBlock = 64;

    void look(std::size_t from)
    {
        m_block = from;
        m_mask = 0;
        if (from + kBlock > m_text.size()) {
            for (std::size_t at = from; at < m_text.size(); ++at)
                m_mask |= std::uint64_t { isEnd(m_text[at]) } << (at - from);
            return;
        }
#if defined(__SSE2__)
        const __m128i delimiter = _mm_set1_epi8(m_delimiter);
        const __m128i lineFeed = _mm_set1_epi8('\n');
        const __m128i carriageReturn = _mm_set1_epi8('\r');
        for (std::size_t part = 0; part < kBlock; part += 16) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(m_text.data() + from + part));
            const __m128i ends
                = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter),
                               _mm_or_si128(_mm_cmpeq_epi8(bytes, lineFeed), _mm_cmpeq_epi8(bytes, carriageReturn)));
            m_mask |= std::uint64_t { static_cast<std::uint32_t>(_mm_movemask_epi8(ends)) } << part;
        }
#else
        for (std::size_t at = 0; at < kBlock; ++at)
            m_mask |= std::uint64_t { isEnd(m_text[from + at]) } << at;
#endif
    }

    [[nodiscard]] bool isEnd(char character) const
    {
        return character == m_delimiter || character == '\n' || character == '\r';
    }

    std::string_view m_text;
    std::size_t m_block = static_cast<std::size_t>(-1) / 2; // nowhere yet
    std::uint64_t m_mask = 0;
    char m_delimiter = ',';
};

} // namespace duebell
