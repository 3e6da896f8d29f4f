// Reads CSV (RFC 4180; "," ";" or tab; UTF-8 with or without byte order mark, else Latin-1) row by row. Never stops at
// a row that is wrong: it is marked and the next one is read. Plain C++; one thread.
#pragma once

#include "base/result.h"
#include "exchange/fieldends.h"
#include "exchange/textencoding.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

struct CsvRow {
    enum class Fault {
        None,
        OpenQuote, ///< the file ends inside quotes
        TextAfterQuote, ///< "a"b
        TooManyFields,
        FieldTooLong,
    };
    std::int64_t line = 0; ///< where it begins, from 1
    std::string_view raw; ///< as it stands there, without its line end
    std::vector<std::string_view> fields; ///< valid until the reader and its copies are gone
    Fault fault = Fault::None;
};

class CsvReader {
public:
    static constexpr std::size_t kLargestFile = 1024u * 1024 * 1024;
    static constexpr std::size_t kLongestField = 1024u * 1024;
    static constexpr std::size_t kMostFields = 4096;

    /// Takes the file's bytes. `delimiter` 0: the one that stands most often in the first line. TooLarge above
    /// kLargestFile.
    [[nodiscard]] static Result<CsvReader> open(std::string bytes, char delimiter = 0);
    /// Text that is UTF-8 already, of any size.
    CsvReader(std::shared_ptr<const std::string> text, char delimiter);

    /// False at the end. Blank lines are passed over.
    [[nodiscard]] bool next(CsvRow& row);
    [[nodiscard]] char delimiter() const { return m_delimiter; }
    /// The bytes were no UTF-8 and were read as Latin-1.
    [[nodiscard]] bool wasLatin1() const { return m_latin1; }
    /// Bytes read and bytes in all, for progress.
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] std::size_t size() const { return m_text->size(); }

private:
    std::string_view quotedField(CsvRow& row);
    std::string_view plainField();
    [[nodiscard]] bool atEnd() const { return m_position >= m_text->size(); }
    [[nodiscard]] char here() const { return (*m_text)[m_position]; }
    [[nodiscard]] bool atFieldEnd() const
    {
        return atEnd() || here() == m_delimiter || here() == '\n' || here() == '\r';
    }
    void skipLineEnd();

    std::shared_ptr<const std::string> m_text;
    std::shared_ptr<std::deque<std::string>> m_unescaped; // fields that held doubled quotes
    FieldEnds m_ends;
    std::size_t m_position = 0;
    std::int64_t m_line = 1;
    char m_delimiter = ',';
    bool m_latin1 = false;
};

/// The one of "," ";" and tab that stands most often in the text's first line, outside quotes.
[[nodiscard]] char likelyDelimiter(std::string_view text);

} // namespace duebell
