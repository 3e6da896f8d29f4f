#include "exchange/csvreader.h"

#include <algorithm>
#include <array>

namespace duebell {

namespace {

    char likelyDelimiter(std::string_view text)
    {
        const std::string_view firstLine = text.substr(0, text.find_first_of("\r\n"));
        constexpr std::array candidates { ',', ';', '\t' };
        return *std::ranges::max_element(candidates, {},
                                         [&](char candidate) { return std::ranges::count(firstLine, candidate); });
    }

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

} // namespace

bool isUtf8(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = utf8Length(bytes, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
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

Result<CsvReader> CsvReader::open(std::string bytes, char delimiter)
{
    if (bytes.size() > kLargestFile)
        return Error { ErrorCode::TooLarge, {}, std::to_string(bytes.size()), std::to_string(kLargestFile) };
    CsvReader reader;
    reader.m_latin1 = !isUtf8(bytes);
    reader.m_text = std::make_shared<std::string>(reader.m_latin1 ? utf8FromLatin1(bytes) : std::move(bytes));
    if (reader.m_text->starts_with("\xEF\xBB\xBF"))
        reader.m_position = 3;
    const std::string_view content = std::string_view(*reader.m_text).substr(reader.m_position);
    reader.m_delimiter = delimiter != 0 ? delimiter : likelyDelimiter(content);
    return reader;
}

bool CsvReader::next(CsvRow& row)
{
    while (!atEnd() && (here() == '\n' || here() == '\r'))
        skipLineEnd();
    row.fields.clear();
    row.fault = CsvRow::Fault::None;
    row.line = m_line;
    if (atEnd())
        return false;
    while (true) {
        const std::string_view field = !atEnd() && here() == '"' ? quotedField(row) : plainField();
        if (field.size() > kLongestField)
            row.fault = CsvRow::Fault::FieldTooLong;
        if (row.fields.size() < kMostFields)
            row.fields.push_back(field);
        else
            row.fault = CsvRow::Fault::TooManyFields;
        if (atEnd() || here() != m_delimiter)
            break;
        ++m_position;
    }
    if (!atEnd())
        skipLineEnd();
    return true;
}

std::string_view CsvReader::plainField()
{
    const std::size_t from = m_position;
    skipToFieldEnd();
    return std::string_view(*m_text).substr(from, m_position - from);
}

// `""` inside becomes `"`: the text never grows, so it is written back over itself.
std::string_view CsvReader::quotedField(CsvRow& row)
{
    std::string& text = *m_text;
    const std::size_t from = ++m_position;
    std::size_t to = from;
    bool closed = false;
    while (!atEnd()) {
        const char character = text[m_position++];
        if (character == '"') {
            if (atEnd() || here() != '"') {
                closed = true;
                break;
            }
            ++m_position;
        } else if (character == '\n') {
            ++m_line;
        }
        text[to++] = character;
    }
    if (!closed) {
        row.fault = CsvRow::Fault::OpenQuote;
    } else if (!atFieldEnd()) {
        row.fault = CsvRow::Fault::TextAfterQuote;
        skipToFieldEnd();
    }
    return std::string_view(text).substr(from, to - from);
}

void CsvReader::skipToFieldEnd()
{
    while (!atFieldEnd())
        ++m_position;
}

void CsvReader::skipLineEnd()
{
    if (here() == '\r' && m_position + 1 < m_text->size() && (*m_text)[m_position + 1] == '\n')
        ++m_position;
    ++m_position;
    ++m_line;
}

} // namespace duebell
