// Rows of a file, whatever its format: cells at the slots of ImportColumns. One implementation a format. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

struct SourceRow {
    enum class Fault : std::uint8_t {
        None,
        BrokenQuotes,
        BrokenJson,
        TooLong, ///< a cell, or more cells than allowed
        CellCount, ///< `found` cells where the header has `expected`
    };
    std::int64_t line = 0; ///< where it begins, from 1
    Fault fault = Fault::None;
    std::size_t found = 0;
    std::size_t expected = 0;
    std::string_view raw; ///< the whole row as it stands there
    std::span<const std::string_view> cells; ///< by slot; empty for what the row does not have. Until the next row
};

class RowSource {
public:
    virtual ~RowSource() = default;

    /// False at the end. Texts of rows and cells live as long as the source.
    [[nodiscard]] virtual bool next(SourceRow& row) = 0;
    /// Bytes read and bytes in all, for progress.
    [[nodiscard]] virtual std::size_t position() const = 0;
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// Columns of the file that the mapping does not ask for, as far as they were seen.
    [[nodiscard]] virtual std::vector<std::string> otherColumns() const = 0;
};

} // namespace duebell
