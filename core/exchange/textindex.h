// Numbers the different texts of a file as they come: values, keys and people that repeat are looked at once. Numbers
// are 1, 2, 3, ... in order of appearance. Holds views, no texts. Plain C++; one thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace duebell {

class TextIndex {
public:
    TextIndex();

    struct Place {
        std::uint32_t number = 0;
        bool isNew = false;
    };
    /// The text must outlive the index.
    Place add(std::string_view text)
    {
        if (m_last != 0 && m_texts[m_last - 1] == text)
            return { m_last, false };
        return look(text);
    }
    /// 0 when it has none.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    [[nodiscard]] std::string_view text(std::uint32_t number) const { return m_texts[number - 1]; }
    /// Numbers are 1..count().
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_texts.size()); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0; // 0: free
    };
    Place look(std::string_view text);
    void grow();

    std::vector<Slot> m_slots; // a power of two, at most half full
    std::vector<std::string_view> m_texts;
    std::uint64_t m_seed;
    std::uint32_t m_last = 0;
};

} // namespace duebell
