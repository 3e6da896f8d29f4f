// What bytes of a file are as text. Plain C++; any thread.
#pragma once

#include <string>
#include <string_view>

namespace duebell {

/// Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view bytes);
/// The same, but the text may have been cut in the middle of a character.
[[nodiscard]] bool isUtf8Beginning(std::string_view bytes);
[[nodiscard]] std::string utf8FromLatin1(std::string_view bytes);

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Without spaces and tabs around it.
[[nodiscard]] inline std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char character) { return character == ' ' || character == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace duebell
