#include "exchange/csvreader.h"

#include <algorithm>
#include <array>

namespace duebell {

char likelyDelimiter(std::string_view text)
{
    constexpr std::array candidates { ',', ';', '\t' };
    std::array<std::size_t, candidates.size()> counts {};
    bool quoted = false;
    for (const char character : text) {
        if (character == '"')
            quoted = !quoted;
        if (!quoted && (character == '\n' || character == '\r'))
            break;
        const auto* const found = std::ranges::find(candidates, character);
        if (!quoted && found != candidates.end())
            ++counts[static_cast<std::size_t>(found - candidates.begin())];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

Result<CsvReader> CsvReader::open(std::string bytes, char delimiter)
{
    if (bytes.size() > kLargestFile)
        return Error { ErrorCode::TooLarge, {}, std::to_string(bytes.size()), std::to_string(kLargestFile) };
    const bool latin1 = !isUtf8(bytes);
    CsvReader reader(std::make_shared<const std::string>(latin1 ? utf8FromLatin1(bytes) : std::move(bytes)), delimiter);
    reader.m_latin1 = latin1;
    return reader;
}

CsvReader::CsvReader(std::shared_ptr<const std::string> text, char delimiter)
    : m_text(std::move(text))
    , m_unescaped(std::make_shared<std::deque<std::string>>())
{
    if (m_text->starts_with(kByteOrderMark))
        m_position = kByteOrderMark.size();
    m_delimiter = delimiter != 0 ? delimiter : likelyDelimiter(std::string_view(*m_text).substr(m_position));
    m_ends = FieldEnds(*m_text, m_delimiter);
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
    const std::size_t from = m_position;
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
    row.raw = std::string_view(*m_text).substr(from, m_position - from);
    if (!atEnd())
        skipLineEnd();
    return true;
}

std::string_view CsvReader::plainField()
{
    const std::size_t from = m_position;
    m_position = m_ends.next(from);
    return { m_text->data() + from, m_position - from };
}

// `""` inside becomes `"`: only then is the field copied.
std::string_view CsvReader::quotedField(CsvRow& row)
{
    const std::string& text = *m_text;
    const std::size_t from = ++m_position;
    std::size_t to = text.find('"', from);
    bool doubled = false;
    while (to != std::string::npos && to + 1 < text.size() && text[to + 1] == '"') {
        doubled = true;
        to = text.find('"', to + 2);
    }
    if (to == std::string::npos) {
        row.fault = CsvRow::Fault::OpenQuote;
        m_position = to = text.size();
    } else {
        m_position = to + 1;
    }
    std::string_view field = std::string_view(text).substr(from, to - from);
    m_line += std::ranges::count(field, '\n');
    if (doubled) {
        std::string& copy = m_unescaped->emplace_back();
        for (std::size_t at = 0; at < field.size(); ++at) {
            copy.push_back(field[at]);
            if (field[at] == '"')
                ++at;
        }
        field = copy;
    }
    if (!atFieldEnd()) {
        row.fault = CsvRow::Fault::TextAfterQuote;
        m_position = m_ends.next(m_position);
    }
    return field;
}

void CsvReader::skipLineEnd()
{
    if (here() == '\r' && m_position + 1 < m_text->size() && (*m_text)[m_position + 1] == '\n')
        ++m_position;
    ++m_position;
    ++m_line;
}

} // namespace duebell
