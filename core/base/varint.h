// Integers in as few bytes as they need: seven bits a byte, the lowest first, the sign zigzag into the lowest bit
// (LEB128). Plain functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace duebell {

inline void appendVarint(std::string& bytes, std::int64_t value)
{
    auto rest = (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    while (rest >= 0x80) {
        bytes.push_back(static_cast<char>(rest | 0x80));
        rest >>= 7;
    }
    bytes.push_back(static_cast<char>(rest));
}

/// Reads one integer after another; `failed()` once the bytes ended too early or an integer was too long.
class VarintReader {
public:
    explicit VarintReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    std::int64_t next()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && m_at < m_bytes.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7Fu) << shift;
            if (byte < 0x80)
                return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
        }
        m_failed = true;
        m_at = m_bytes.size();
        return 0;
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace duebell
