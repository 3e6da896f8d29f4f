#include "exchange/jsonparser.h"

#include <algorithm>

namespace duebell {

namespace {

    /// Length of the well-formed UTF-8 sequence at the beginning of `text`; 0 when it is none.
    std::size_t utf8Length(std::string_view text)
    {
        const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
        const auto follows = [&](std::size_t i, unsigned low = 0x80u, unsigned high = 0xbfu) {
            return byte(i) >= low && byte(i) <= high;
        };
        const unsigned first = byte(0);
        if (first < 0x80)
            return 1;
        if (first >= 0xc2 && first <= 0xdf)
            return follows(1) ? 2 : 0;
        if (first >= 0xe0 && first <= 0xef)
            return follows(1, first == 0xe0 ? 0xa0u : 0x80u, first == 0xed ? 0x9fu : 0xbfu) && follows(2) ? 3 : 0;
        if (first >= 0xf0 && first <= 0xf4)
            return follows(1, first == 0xf0 ? 0x90u : 0x80u, first == 0xf4 ? 0x8fu : 0xbfu) && follows(2) && follows(3)
                ? 4
                : 0;
        return 0;
    }

    void appendUtf8(std::string& out, std::uint32_t code)
    {
        const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xc0 | (code >> 6));
            put(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            put(0xe0 | (code >> 12));
            put(0x80 | ((code >> 6) & 0x3f));
            put(0x80 | (code & 0x3f));
        } else {
            put(0xf0 | (code >> 18));
            put(0x80 | ((code >> 12) & 0x3f));
            put(0x80 | ((code >> 6) & 0x3f));
            put(0x80 | (code & 0x3f));
        }
    }

    class Parser {
    public:
        Parser(std::string_view text, const JsonLimits& limits)
            : m_text(text)
            , m_limits(limits)
        {
        }

        Result<JsonValue> document()
        {
            if (m_text.size() > m_limits.bytes)
                return Error { ErrorCode::TooLarge, "", std::to_string(m_text.size()), std::to_string(m_limits.bytes) };
            if (m_text.starts_with("\xef\xbb\xbf"))
                m_at = 3;
            JsonValue value;
            if (read(value, 1)) {
                skipSpace();
                if (m_at == m_text.size())
                    return value;
                fail("end of file");
            }
            return m_error;
        }

    private:
        bool fail(std::string expected)
        {
            m_error = { ErrorCode::Syntax, lineAndColumn(m_text, m_at), found(), std::move(expected) };
            return false;
        }

        /// What stands at the current place, short enough for a sentence.
        std::string found() const
        {
            if (m_at >= m_text.size())
                return "end of file";
            const std::size_t length = utf8Length(m_text.substr(m_at));
            if (length == 0)
                return "bytes that are not UTF-8";
            if (static_cast<unsigned char>(m_text[m_at]) < 0x20)
                return m_text[m_at] == '\n' ? "end of line" : "a control character";
            return std::string(m_text.substr(m_at, length));
        }

        void skipSpace()
        {
            while (m_at < m_text.size()
                   && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
                ++m_at;
        }

        bool at(char character) const { return m_at < m_text.size() && m_text[m_at] == character; }
        bool digit() const { return m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; }

        bool read(JsonValue& value, int depth)
        {
            skipSpace();
            const std::size_t from = m_at;
            if (depth > m_limits.depth) {
                m_error = { ErrorCode::TooLarge, lineAndColumn(m_text, m_at), "depth", std::to_string(m_limits.depth) };
                return false;
            }
            if (!readAny(value, depth))
                return false;
            value.setRange(from, m_at);
            return true;
        }

        bool readAny(JsonValue& value, int depth)
        {
            if (at('{'))
                return readObject(value, depth);
            if (at('['))
                return readArray(value, depth);
            if (at('"')) {
                std::string text;
                if (!readString(text))
                    return false;
                value = JsonValue::string(std::move(text));
                return true;
            }
            if (at('-') || digit())
                return readNumber(value);
            for (const std::string_view word : { "true", "false", "null" }) {
                if (m_text.substr(m_at, word.size()) == word) {
                    m_at += word.size();
                    value = word == "null" ? JsonValue() : JsonValue::boolean(word == "true");
                    return true;
                }
            }
            return fail("a value");
        }

        bool readObject(JsonValue& value, int depth)
        {
            value = JsonValue::object();
            ++m_at;
            skipSpace();
            if (at('}')) {
                ++m_at;
                return true;
            }
            while (true) {
                skipSpace();
                std::string key;
                if (!at('"'))
                    return fail("a name in quotes");
                if (!readString(key))
                    return false;
                skipSpace();
                if (!at(':'))
                    return fail(":");
                ++m_at;
                JsonValue member;
                if (!read(member, depth + 1))
                    return false;
                value.insert(std::move(key), std::move(member));
                skipSpace();
                if (at('}')) {
                    ++m_at;
                    return true;
                }
                if (!at(','))
                    return fail(", or }");
                ++m_at;
            }
        }

        bool readArray(JsonValue& value, int depth)
        {
            value = JsonValue::array();
            ++m_at;
            skipSpace();
            if (at(']')) {
                ++m_at;
                return true;
            }
            while (true) {
                JsonValue item;
                if (!read(item, depth + 1))
                    return false;
                value.append(std::move(item));
                skipSpace();
                if (at(']')) {
                    ++m_at;
                    return true;
                }
                if (!at(','))
                    return fail(", or ]");
                ++m_at;
            }
        }

        bool readNumber(JsonValue& value)
        {
            const std::size_t from = m_at;
            if (at('-'))
                ++m_at;
            if (at('0'))
                ++m_at;
            else if (!skipDigits())
                return false;
            if (at('.')) {
                ++m_at;
                if (!skipDigits())
                    return false;
            }
            if (at('e') || at('E')) {
                ++m_at;
                if (at('+') || at('-'))
                    ++m_at;
                if (!skipDigits())
                    return false;
            }
            if (digit())
                return fail("a number without leading zero");
            value = JsonValue::numberText(std::string(m_text.substr(from, m_at - from)));
            return true;
        }

        bool skipDigits()
        {
            if (!digit())
                return fail("a digit");
            while (digit())
                ++m_at;
            return true;
        }

        bool readString(std::string& out)
        {
            ++m_at;
            while (true) {
                if (m_at >= m_text.size())
                    return fail("\"");
                const auto byte = static_cast<unsigned char>(m_text[m_at]);
                if (byte == '"') {
                    ++m_at;
                    return true;
                }
                if (byte == '\\') {
                    if (!readEscape(out))
                        return false;
                } else if (byte < 0x20) {
                    return fail("\"");
                } else {
                    const std::size_t length = utf8Length(m_text.substr(m_at));
                    if (length == 0)
                        return fail("UTF-8");
                    out.append(m_text, m_at, length);
                    m_at += length;
                }
            }
        }

        bool readEscape(std::string& out)
        {
            ++m_at;
            static constexpr std::string_view letters = "\"\\/bfnrt";
            static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
            if (at('u'))
                return readUnicode(out);
            const std::size_t which = m_at < m_text.size() ? letters.find(m_text[m_at]) : std::string_view::npos;
            if (which == std::string_view::npos)
                return fail("one of \"\\/bfnrtu");
            out += meanings[which];
            ++m_at;
            return true;
        }

        bool readUnicode(std::string& out)
        {
            std::uint32_t code = 0;
            if (!readHex(code))
                return false;
            if (code >= 0xd800 && code < 0xdc00) {
                std::uint32_t low = 0;
                if (!at('\\') || m_at + 1 >= m_text.size() || m_text[m_at + 1] != 'u')
                    return fail("the second half of a surrogate pair");
                ++m_at;
                if (!readHex(low))
                    return false;
                if (low < 0xdc00 || low > 0xdfff)
                    return fail("the second half of a surrogate pair");
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            } else if (code == 0 || (code >= 0xdc00 && code <= 0xdfff)) {
                return fail("a character");
            }
            appendUtf8(out, code);
            return true;
        }

        /// "uXXXX" at the current place.
        bool readHex(std::uint32_t& code)
        {
            ++m_at;
            for (int i = 0; i < 4; ++i, ++m_at) {
                static constexpr std::string_view digits = "0123456789abcdef0123456789ABCDEF";
                const std::size_t which = m_at < m_text.size() ? digits.find(m_text[m_at]) : std::string_view::npos;
                if (which == std::string_view::npos)
                    return fail("four hexadecimal digits");
                code = code * 16 + static_cast<std::uint32_t>(which % 16);
            }
            return true;
        }

        std::string_view m_text;
        JsonLimits m_limits;
        std::size_t m_at = 0;
        Error m_error;
    };

} // namespace

Result<JsonValue> parseJson(std::string_view text, const JsonLimits& limits)
{
    return Parser(text, limits).document();
}

std::string lineAndColumn(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::string_view inLine = before.substr(start);
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    const auto column
        = static_cast<std::ptrdiff_t>(inLine.size()) - std::count_if(inLine.begin(), inLine.end(), isContinuation) + 1;
    return std::to_string(line) + ':' + std::to_string(column);
}

} // namespace duebell
