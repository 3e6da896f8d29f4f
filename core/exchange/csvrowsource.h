// Rows of a CSV file by a mapping: the header says which field belongs to which slot.
#pragma once

#include "exchange/csvreader.h"
#include "exchange/importcolumns.h"
#include "exchange/rowsource.h"

#include <memory>

namespace duebell {

class CsvRowSource : public RowSource {
public:
    /// Text that begins with its header. UnknownKey when the header lacks columns (`value`; `allowed`: those it has),
    /// Syntax when there is none.
    [[nodiscard]] static Result<std::unique_ptr<CsvRowSource>> open(std::shared_ptr<const std::string> text,
                                                                    const ImportColumns& columns, char delimiter);
    /// Rows that follow a header read elsewhere; `firstLine` is the number of their first line.
    [[nodiscard]] static Result<std::unique_ptr<CsvRowSource>> open(const std::string& header,
                                                                    std::shared_ptr<const std::string> text,
                                                                    std::int64_t firstLine,
                                                                    const ImportColumns& columns, char delimiter);

    [[nodiscard]] bool next(SourceRow& row) override;
    [[nodiscard]] std::size_t position() const override { return m_reader.position(); }
    [[nodiscard]] std::size_t size() const override { return m_reader.size(); }
    [[nodiscard]] std::vector<std::string> otherColumns() const override { return m_otherColumns; }
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }

private:
    struct Place {
        std::size_t slot = 0;
        std::size_t field = 0;
    };
    explicit CsvRowSource(CsvReader reader);
    Status readHeader(CsvReader& reader, const ImportColumns& columns);

    CsvReader m_reader;
    CsvRow m_row;
    std::int64_t m_lineShift = 0;
    std::vector<std::string> m_header;
    std::vector<std::string> m_otherColumns;
    std::vector<Place> m_places;
    std::vector<std::string_view> m_cells;
};

} // namespace duebell
