#include "exchange/linereader.h"

namespace duebell {

LineReader::LineReader(std::istream& stream, std::size_t longest)
    : m_stream(stream)
    , m_longest(longest)
{
}

bool LineReader::next()
{
    m_text.clear();
    m_tooLong = false;
    std::streambuf* const buffer = m_stream.rdbuf();
    int character = buffer->sbumpc();
    if (character == std::char_traits<char>::eof()) {
        m_stream.setstate(std::ios::eofbit);
        return false;
    }
    for (; character != std::char_traits<char>::eof() && character != '\n'; character = buffer->sbumpc()) {
        if (m_text.size() < m_longest)
            m_text += static_cast<char>(character);
        else
            m_tooLong = true;
    }
    ++m_number;
    if (m_text.ends_with('\r'))
        m_text.pop_back();
    if (m_number == 1 && m_text.starts_with("\xef\xbb\xbf"))
        m_text.erase(0, 3);
    return true;
}

bool LineReader::isBlank() const
{
    return m_text.find_first_not_of(" \t") == std::string::npos;
}

} // namespace duebell
