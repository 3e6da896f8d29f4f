#include "exchange/jsonlinessource.h"

#include "exchange/textencoding.h"

#include <algorithm>
#include <cstring>

namespace duebell {

namespace {

    int hexDigit(char character)
    {
        if (character >= '0' && character <= '9')
            return character - '0';
        const char lower = static_cast<char>(character | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    // -1 when there are no four digits.
    std::int32_t fourDigits(const char*& at, const char* end)
    {
        if (end - at < 4)
            return -1;
        std::int32_t unit = 0;
        for (const char* const to = at + 4; at != to; ++at) {
            const int digit = hexDigit(*at);
            if (digit < 0)
                return -1;
            unit = unit << 4 | digit;
        }
        return unit;
    }

    void appendUtf8(std::string& into, std::uint32_t code)
    {
        const auto byte = [&](std::uint32_t value) { into.push_back(static_cast<char>(value)); };
        if (code < 0x80) {
            byte(code);
        } else if (code < 0x800) {
            byte(0xC0 | code >> 6);
            byte(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            byte(0xE0 | code >> 12);
            byte(0x80 | (code >> 6 & 0x3F));
            byte(0x80 | (code & 0x3F));
        } else {
            byte(0xF0 | code >> 18);
            byte(0x80 | (code >> 12 & 0x3F));
            byte(0x80 | (code >> 6 & 0x3F));
            byte(0x80 | (code & 0x3F));
        }
    }

    // What JSON allows without quotes: true, false, null, numbers.
    bool isWord(std::string_view word)
    {
        if (word == "true" || word == "false" || word == "null")
            return true;
        std::size_t at = word.starts_with('-') ? 1 : 0;
        const auto digits = [&] {
            const std::size_t from = at;
            while (at < word.size() && word[at] >= '0' && word[at] <= '9')
                ++at;
            return at > from;
        };
        const std::size_t first = at;
        if (!digits() || (word[first] == '0' && at > first + 1))
            return false;
        if (at < word.size() && word[at] == '.') {
            ++at;
            if (!digits())
                return false;
        }
        if (at < word.size() && (word[at] | 0x20) == 'e') {
            ++at;
            if (at < word.size() && (word[at] == '+' || word[at] == '-'))
                ++at;
            if (!digits())
                return false;
        }
        return at == word.size();
    }

} // namespace

JsonLinesSource::JsonLinesSource(std::shared_ptr<const std::string> text, std::int64_t firstLine,
                                 const ImportColumns& columns)
    : m_text(std::move(text))
    , m_line(firstLine)
    , m_cells(columns.count())
{
    if (m_text->starts_with(kByteOrderMark))
        m_position = kByteOrderMark.size();
    for (std::size_t slot = 0; slot < columns.count(); ++slot) {
        if (columns.has(slot))
            m_slots[columnNumber(columns.names()[slot]) - 1].push_back(slot);
    }
}

std::uint32_t JsonLinesSource::columnNumber(std::string_view column)
{
    if (const std::uint32_t known = m_index.find(column))
        return known;
    m_slots.emplace_back();
    return m_index.add(m_kept.emplace_back(column)).number;
}

std::vector<std::string> JsonLinesSource::otherColumns() const
{
    std::vector<std::string> others;
    for (std::uint32_t number = 1; number <= m_index.count(); ++number) {
        if (m_slots[number - 1].empty())
            others.emplace_back(m_index.text(number));
    }
    return others;
}

std::vector<std::string> JsonLinesSource::columns() const
{
    std::vector<std::string> all;
    for (std::uint32_t number = 1; number <= m_index.count(); ++number)
        all.emplace_back(m_index.text(number));
    return all;
}

bool JsonLinesSource::next(SourceRow& row)
{
    while (m_position < m_text->size()) {
        const std::size_t from = m_position;
        const std::size_t to = std::min(m_text->find('\n', from), m_text->size());
        m_position = to + 1;
        const std::int64_t number = m_line++;
        std::string_view line = std::string_view(*m_text).substr(from, to - from);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (trimmed(line).empty())
            continue;
        row.line = number;
        row.raw = line;
        row.found = row.expected = 0;
        if (line.size() > kLongestLine)
            row.fault = SourceRow::Fault::TooLong;
        else
            row.fault = readLine(line) ? SourceRow::Fault::None : SourceRow::Fault::BrokenJson;
        row.cells = m_cells;
        return true;
    }
    return false;
}

bool JsonLinesSource::readLine(std::string_view line)
{
    std::ranges::fill(m_cells, std::string_view());
    m_at = line.data();
    m_end = m_at + line.size();
    m_path.clear();
    skipBlanks();
    if (!take('{') || !readObject(1))
        return false;
    skipBlanks();
    return m_at == m_end;
}

void JsonLinesSource::skipBlanks()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\t'))
        ++m_at;
}

bool JsonLinesSource::take(char character)
{
    if (m_at == m_end || *m_at != character)
        return false;
    ++m_at;
    return true;
}

// Behind the brace.
bool JsonLinesSource::readObject(int depth)
{
    if (depth > kDeepest)
        return false;
    skipBlanks();
    if (take('}'))
        return true;
    do {
        if (!readMember(depth))
            return false;
        skipBlanks();
    } while (take(','));
    return take('}');
}

bool JsonLinesSource::readMember(int depth)
{
    std::string_view key;
    skipBlanks();
    if (!take('"') || !readString(key))
        return false;
    skipBlanks();
    if (!take(':'))
        return false;
    skipBlanks();
    if (take('{')) {
        const std::size_t length = m_path.size();
        m_path.append(key).push_back('.');
        const bool read = readObject(depth + 1);
        m_path.resize(length);
        return read;
    }
    const std::string_view column = columnOf(key);
    const std::uint32_t known = m_index.find(column);
    const bool saysNothing = m_at != m_end && *m_at == 'n'; // null: what would stand there, or below, is not known
    const std::uint32_t number
        = known != 0 || saysNothing || m_index.count() >= kMostColumns ? known : columnNumber(column);
    std::string_view value;
    if (!readValue(value, depth))
        return false;
    if (number != 0) {
        for (const std::size_t slot : m_slots[number - 1])
            m_cells[slot] = trimmed(value);
    }
    return true;
}

std::string_view JsonLinesSource::columnOf(std::string_view key)
{
    if (m_path.empty())
        return key;
    m_column.assign(m_path).append(key);
    return m_column;
}

bool JsonLinesSource::readValue(std::string_view& value, int depth)
{
    if (take('"'))
        return readString(value);
    if (take('['))
        return readList(value, depth + 1);
    if (!readWord(value))
        return false;
    if (value == "null")
        value = {};
    return true;
}

// Behind the bracket. Objects inside are read over: they have no column.
bool JsonLinesSource::readList(std::string_view& value, int depth)
{
    if (depth > kDeepest)
        return false;
    std::string joined;
    skipBlanks();
    if (take(']'))
        return true;
    do {
        skipBlanks();
        std::string_view item;
        if (take('{')) {
            const std::size_t length = m_path.size();
            m_path.append("[].");
            const bool read = readObject(depth + 1);
            m_path.resize(length);
            if (!read)
                return false;
        } else if (!readValue(item, depth)) {
            return false;
        }
        if (!item.empty())
            joined.append(joined.empty() ? "" : ",").append(item);
        skipBlanks();
    } while (take(','));
    if (!joined.empty())
        value = m_kept.emplace_back(std::move(joined));
    return take(']');
}

// Behind the quote.
bool JsonLinesSource::readString(std::string_view& text)
{
    const char* const from = m_at;
    const auto* end = static_cast<const char*>(std::memchr(from, '"', static_cast<std::size_t>(m_end - from)));
    if (!end)
        return false;
    text = { from, static_cast<std::size_t>(end - from) };
    if (text.find('\\') != std::string_view::npos)
        return unescape(m_end, text);
    m_at = end + 1;
    return std::ranges::none_of(text, [](char character) { return static_cast<unsigned char>(character) < 0x20; });
}

bool JsonLinesSource::unescape(const char* end, std::string_view& text)
{
    std::string& into = m_kept.emplace_back();
    for (const char* at = m_at; at != end;) {
        const char character = *at++;
        if (character == '"') {
            m_at = at;
            text = into;
            return true;
        }
        if (static_cast<unsigned char>(character) < 0x20)
            return false;
        if (character != '\\') {
            into.push_back(character);
            continue;
        }
        if (at == end)
            return false;
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char name = *at++;
        if (const std::size_t which = names.find(name); which != std::string_view::npos)
            into.push_back(meanings[which]);
        else if (name != 'u' || !readCodePoint(at, end, into))
            return false;
    }
    return false;
}

bool JsonLinesSource::readCodePoint(const char*& at, const char* end, std::string& into)
{
    const std::int32_t first = fourDigits(at, end);
    if (first < 0 || (first >= 0xDC00 && first <= 0xDFFF))
        return false;
    if (first < 0xD800 || first > 0xDBFF) {
        appendUtf8(into, static_cast<std::uint32_t>(first));
        return true;
    }
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return false;
    at += 2;
    const std::int32_t second = fourDigits(at, end);
    if (second < 0xDC00 || second > 0xDFFF)
        return false;
    appendUtf8(into,
               0x10000u + ((static_cast<std::uint32_t>(first) - 0xD800u) << 10)
                   + (static_cast<std::uint32_t>(second) - 0xDC00u));
    return true;
}

bool JsonLinesSource::readWord(std::string_view& word)
{
    const char* const from = m_at;
    while (m_at != m_end && std::strchr(",]} \t", *m_at) == nullptr)
        ++m_at;
    word = { from, static_cast<std::size_t>(m_at - from) };
    return isWord(word);
}

} // namespace duebell
