// Lines of a stream, none longer than a limit: whatever a file holds, memory stays bounded. Ends lines at "\n", drops a
// "\r" before it and a byte order mark at the beginning. Not thread-safe.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace duebell {

class LineReader {
public:
    static constexpr std::size_t kLongestLine = std::size_t { 1024 } * 1024;

    /// The stream must outlive the reader.
    explicit LineReader(std::istream& stream, std::size_t longest = kLongestLine);

    /// False at the end of the stream.
    [[nodiscard]] bool next();
    /// The line without its end; of one that is too long, the beginning.
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::int64_t number() const { return m_number; }
    [[nodiscard]] bool isTooLong() const { return m_tooLong; }
    [[nodiscard]] bool isBlank() const;
    /// Nothing more can be read without waiting.
    [[nodiscard]] bool wouldWait() const { return m_stream.rdbuf()->in_avail() <= 0; }

private:
    std::istream& m_stream;
    std::size_t m_longest;
    std::string m_text;
    std::int64_t m_number = 0;
    bool m_tooLong = false;
};

} // namespace duebell
