#include "exchange/textencoding.h"

#include <cstdint>
#include <cstring>

namespace duebell {

namespace {

    // How many bytes the character at `at` has; 0 when it is malformed.
    std::size_t utf8Length(std::string_view bytes, std::size_t at)
    {
        const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
        const auto isTail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
        const unsigned first = byte(at);
        if (first < 0x80)
            return 1;
        if (first >= 0xC2 && first <= 0xDF)
            return isTail(at + 1) ? 2 : 0;
        if (first >= 0xE0 && first <= 0xEF) {
            const bool overlong = first == 0xE0 && byte(at + 1) < 0xA0;
            const bool surrogate = first == 0xED && byte(at + 1) > 0x9F;
            return isTail(at + 1) && isTail(at + 2) && !overlong && !surrogate ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            const bool overlong = first == 0xF0 && byte(at + 1) < 0x90;
            const bool tooHigh = first == 0xF4 && byte(at + 1) > 0x8F;
            return isTail(at + 1) && isTail(at + 2) && isTail(at + 3) && !overlong && !tooHigh ? 4 : 0;
        }
        return 0;
    }

    // How many bytes from the beginning are well-formed.
    std::size_t wellFormed(std::string_view bytes)
    {
        std::size_t at = 0;
        while (at < bytes.size()) {
            if (at + 8 <= bytes.size()) { // most of any file is ASCII
                std::uint64_t word = 0;
                std::memcpy(&word, bytes.data() + at, 8);
                if ((word & 0x8080808080808080u) == 0) {
                    at += 8;
                    continue;
                }
            }
            const std::size_t length = utf8Length(bytes, at);
            if (length == 0)
                return at;
            at += length;
        }
        return at;
    }

} // namespace

bool isUtf8(std::string_view bytes)
{
    return wellFormed(bytes) == bytes.size();
}

bool isUtf8Beginning(std::string_view bytes)
{
    const std::size_t good = wellFormed(bytes);
    return bytes.size() - good < 4
        && (good == bytes.size() || (static_cast<unsigned char>(bytes[good]) & 0xC0u) == 0xC0u);
}

std::string utf8FromLatin1(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char character : bytes) {
        const auto code = static_cast<unsigned char>(character);
        if (code < 0x80) {
            text.push_back(character);
        } else {
            text.push_back(static_cast<char>(0xC0 | (code >> 6)));
            text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
        }
    }
    return text;
}

} // namespace duebell
