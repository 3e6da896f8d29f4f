// What a ticket file looks like, from its beginning alone: format, encoding, columns, what stands in them. Whatever the
// file's size, it takes some milliseconds. Pure; any thread.
#pragma once

#include "base/result.h"
#include "exchange/mapping.h"

#include <string>
#include <vector>

namespace duebell {

struct ColumnPreview {
    enum class Type {
        Empty,
        Date,
        Number,
        Flag,
        Choice, ///< few different values that come again
        Text,
    };
    std::string name;
    Type type = Type::Text;
    std::string dateFormat; ///< Date
    std::string otherDateFormat; ///< Date: another one that reads all of them, day and month the other way round
    std::size_t filled = 0; ///< rows that have something there
    std::size_t different = 0; ///< values
    std::vector<std::string> examples; ///< the first few different ones
};

struct FilePreview {
    enum class Encoding {
        Utf8,
        Utf8WithMark, ///< a byte order mark stands before it
        Latin1,
    };
    static constexpr std::size_t kBytes = std::size_t { 64 } * 1024; ///< what is looked at
    static constexpr std::size_t kExamples = 5;

    Mapping::Format format = Mapping::Format::Csv;
    Encoding encoding = Encoding::Utf8;
    char delimiter = ','; ///< Csv
    bool isWhole = false; ///< the file is no longer than what was looked at
    std::size_t rows = 0;
    std::size_t rowsLeftOut = 0; ///< of them, those that are broken
    std::vector<ColumnPreview> columns;
};

/// `head` is the file's beginning; `isWhole`: all of it. Syntax when there is no row to tell columns by.
[[nodiscard]] Result<FilePreview> previewFile(std::string head, bool isWhole);

/// The beginning as text that ends with a complete row, unless it is the whole file.
[[nodiscard]] std::shared_ptr<const std::string> previewText(std::string head, bool isWhole, bool& wasLatin1);

} // namespace duebell
