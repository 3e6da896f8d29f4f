// A ticket file as text: its format, its encoding, and the rows in it by a mapping. Plain; one thread.
#pragma once

#include "exchange/importcolumns.h"
#include "exchange/mapping.h"
#include "exchange/rowsource.h"

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace duebell {

namespace ticketfile {

    inline constexpr std::size_t kLargest = std::size_t { 1024 } * 1024 * 1024; ///< bytes

    /// CSV or JSON Lines: objects begin with a brace.
    [[nodiscard]] Mapping::Format formatOf(std::string_view text);
    /// The bytes as UTF-8: what is no UTF-8 is read as Latin-1. `wasLatin1` says so.
    [[nodiscard]] std::shared_ptr<const std::string> textOf(std::string bytes, bool& wasLatin1);
    /// The rows of a whole file. Errors as CsvRowSource::open; TooLarge.
    [[nodiscard]] Result<std::unique_ptr<RowSource>> rowsOf(std::shared_ptr<const std::string> text,
                                                            const Mapping& mapping);
    /// How many bytes from the beginning are complete rows: up to the last line end, and for CSV outside quotes. Of a
    /// CSV file `bytes` begins where a row does.
    [[nodiscard]] std::size_t completeRows(std::string_view bytes, Mapping::Format format);

} // namespace ticketfile

} // namespace duebell
