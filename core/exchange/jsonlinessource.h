// Rows of a JSON Lines file by a mapping: an object a line, its keys are columns, those of nested objects are joined by
// dots ("author.name"). Lists of plain values are joined by commas; null is an empty cell.
#pragma once

#include "exchange/importcolumns.h"
#include "exchange/rowsource.h"
#include "exchange/textindex.h"

#include <deque>
#include <memory>

namespace duebell {

class JsonLinesSource : public RowSource {
public:
    static constexpr std::size_t kLongestLine = 1024u * 1024;
    static constexpr int kDeepest = 16;
    static constexpr std::size_t kMostColumns = 4096; ///< different ones that are remembered

    /// Text in UTF-8; `firstLine` is the number of its first line.
    JsonLinesSource(std::shared_ptr<const std::string> text, std::int64_t firstLine, const ImportColumns& columns);

    [[nodiscard]] bool next(SourceRow& row) override;
    [[nodiscard]] std::size_t position() const override { return m_position; }
    [[nodiscard]] std::size_t size() const override { return m_text->size(); }
    [[nodiscard]] std::vector<std::string> otherColumns() const override;
    /// Every column seen so far, by appearance.
    [[nodiscard]] std::vector<std::string> columns() const;

private:
    bool readLine(std::string_view line);
    bool readObject(int depth);
    bool readMember(int depth);
    bool readValue(std::string_view& value, int depth);
    bool readList(std::string_view& value, int depth);
    bool readString(std::string_view& text);
    bool readWord(std::string_view& word);
    bool unescape(const char* end, std::string_view& text);
    static bool readCodePoint(const char*& at, const char* end, std::string& into);
    void skipBlanks();
    bool take(char character);
    std::string_view columnOf(std::string_view key);
    [[nodiscard]] std::uint32_t columnNumber(std::string_view column);

    std::shared_ptr<const std::string> m_text;
    std::size_t m_position = 0;
    std::int64_t m_line;
    const char* m_at = nullptr; // in the line being read
    const char* m_end = nullptr;
    std::string m_path; // of the object being read, with a dot behind
    std::string m_column;
    std::deque<std::string> m_kept; // texts that had escapes, names of columns
    TextIndex m_index; // columns by name
    std::vector<std::vector<std::size_t>> m_slots; // by the column's number
    std::vector<std::string_view> m_cells;
};

} // namespace duebell
