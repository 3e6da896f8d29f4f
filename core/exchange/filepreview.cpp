#include "exchange/filepreview.h"

#include "exchange/csvrowsource.h"
#include "exchange/jsonlinessource.h"
#include "exchange/ticketfile.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace duebell {

namespace {

    // Those with the day first stand before their counterparts.
    constexpr std::array kDateFormats {
        "iso",
        "d/M/yyyy HH:mm",
        "d/M/yyyy HH:mm:ss",
        "d/M/yyyy",
        "M/d/yyyy HH:mm",
        "M/d/yyyy HH:mm:ss",
        "M/d/yyyy",
        "d/M/yyyy h:mm AP",
        "d/M/yyyy h:mm:ss AP",
        "M/d/yyyy h:mm AP",
        "M/d/yyyy h:mm:ss AP",
        "d.M.yyyy H:mm",
        "d.M.yyyy H:mm:ss",
        "d.M.yyyy",
        "d-M-yyyy HH:mm",
        "d-M-yyyy HH:mm:ss",
        "d-M-yyyy",
        "M-d-yyyy HH:mm",
        "M-d-yyyy HH:mm:ss",
        "M-d-yyyy",
        "yyyy/M/d HH:mm",
        "yyyy/M/d HH:mm:ss",
        "yyyy/M/d",
        "d MMM yyyy HH:mm",
        "d MMM yyyy HH:mm:ss",
        "d MMM yyyy",
        "MMM d, yyyy h:mm AP",
        "MMM d, yyyy",
    };

    using Values = std::vector<std::string_view>;

    std::size_t readBy(const DateFormat& format, const Values& values)
    {
        return static_cast<std::size_t>(std::ranges::count_if(values, [&](std::string_view value) {
            const std::optional<WrittenTime> written = format.readWritten(value);
            return written
                && std::chrono::year_month_day {
                       std::chrono::year { written->year },
                       std::chrono::month { static_cast<unsigned>(written->month) },
                       std::chrono::day { static_cast<unsigned>(written->day) }
                   }.ok();
        }));
    }

    bool isNumber(std::string_view value)
    {
        const std::size_t from = value.starts_with('-') ? 1 : 0;
        return value.size() > from && value.find_first_not_of("0123456789.", from) == std::string_view::npos
            && std::ranges::count(value, '.') <= 1;
    }

    bool isFlag(std::string_view value)
    {
        constexpr std::array<std::string_view, 10> words { "true",  "false", "True", "False", "TRUE",
                                                           "FALSE", "yes",   "no",   "Yes",   "No" };
        return std::ranges::find(words, value) != words.end();
    }

    // Ten digits are seconds of this century, thirteen milliseconds.
    const char* unixFormat(const Values& values)
    {
        const auto haveLength = [&](std::size_t length) {
            return std::ranges::all_of(values, [&](std::string_view value) {
                return value.size() == length && value.find_first_not_of("0123456789") == std::string_view::npos
                    && value.front() == '1';
            });
        };
        return haveLength(10) ? "unix" : haveLength(13) ? "unix_ms" : nullptr;
    }

    void findDateFormat(ColumnPreview& column, const Values& values)
    {
        if (const char* unix = unixFormat(values)) {
            column.dateFormat = unix;
            return;
        }
        std::size_t most = values.size() - values.size() / 10; // a few that are wrong do not hide what the others are
        for (const char* format : kDateFormats) {
            const std::size_t read = readBy(*DateFormat::parse(format), values);
            if (read < most)
                continue;
            const bool isAnother = read == most && !column.dateFormat.empty();
            (isAnother ? column.otherDateFormat : column.dateFormat) = format;
            if (!isAnother)
                column.otherDateFormat.clear();
            most = read;
        }
    }

    ColumnPreview::Type typeOf(const ColumnPreview& column, const Values& values)
    {
        using Type = ColumnPreview::Type;
        if (values.empty())
            return Type::Empty;
        if (!column.dateFormat.empty())
            return Type::Date;
        if (std::ranges::all_of(values, isFlag))
            return Type::Flag;
        if (std::ranges::all_of(values, isNumber))
            return Type::Number;
        constexpr std::size_t few = 40;
        return column.different <= few && column.filled >= column.different * 3 ? Type::Choice : Type::Text;
    }

    ColumnPreview columnOf(const std::string& name, const std::vector<std::string_view>& cells)
    {
        ColumnPreview column;
        column.name = name;
        Values values; // different ones, by appearance
        std::unordered_set<std::string_view> seen;
        for (const std::string_view cell : cells) {
            if (cell.empty() || cell == "?" || cell == "-" || cell == "NULL" || cell == "N/A")
                continue;
            ++column.filled;
            if (seen.insert(cell).second)
                values.push_back(cell);
        }
        column.different = values.size();
        if (!values.empty())
            findDateFormat(column, values);
        column.type = typeOf(column, values);
        for (std::size_t i = 0; i < std::min(values.size(), FilePreview::kExamples); ++i)
            column.examples.emplace_back(values[i]);
        return column;
    }

    std::vector<std::string> columnNames(const std::shared_ptr<const std::string>& text, FilePreview& preview)
    {
        if (preview.format == Mapping::Format::JsonLines) {
            JsonLinesSource source(text, 1, ImportColumns(Mapping()));
            SourceRow row;
            while (source.next(row)) { }
            return source.columns();
        }
        CsvReader reader(text, 0);
        preview.delimiter = reader.delimiter();
        CsvRow header;
        std::vector<std::string> names;
        if (reader.next(header)) {
            for (const std::string_view field : header.fields)
                names.emplace_back(trimmed(field));
        }
        return names;
    }

} // namespace

std::shared_ptr<const std::string> previewText(std::string head, bool isWhole, bool& wasLatin1)
{
    if (!isWhole) {
        const std::size_t complete = ticketfile::completeRows(head, ticketfile::formatOf(head));
        if (complete != 0)
            head.resize(complete);
    }
    wasLatin1 = !isUtf8Beginning(head);
    return std::make_shared<const std::string>(wasLatin1 ? utf8FromLatin1(head) : std::move(head));
}

Result<FilePreview> previewFile(std::string head, bool isWhole)
{
    FilePreview preview;
    bool wasLatin1 = false;
    const bool hasMark = head.starts_with(kByteOrderMark);
    const std::shared_ptr<const std::string> text = previewText(std::move(head), isWhole, wasLatin1);
    preview.format = ticketfile::formatOf(*text);
    preview.encoding = wasLatin1 ? FilePreview::Encoding::Latin1
        : hasMark                ? FilePreview::Encoding::Utf8WithMark
                                 : FilePreview::Encoding::Utf8;
    preview.isWhole = isWhole;
    const std::vector<std::string> names = columnNames(text, preview);
    if (names.empty())
        return Error { ErrorCode::Syntax, "line 1", {}, "a header" };
    Mapping every; // asks for all columns, as if they were fields
    every.format = preview.format;
    every.delimiter = preview.delimiter;
    for (const std::string& name : names)
        every.fields.push_back({ name, name });
    Result<std::unique_ptr<RowSource>> source = ticketfile::rowsOf(text, every);
    if (!source)
        return source.error();
    std::vector<std::vector<std::string_view>> cells(names.size());
    SourceRow row;
    while ((*source)->next(row)) {
        ++preview.rows;
        preview.rowsLeftOut += row.fault == SourceRow::Fault::None ? 0 : 1;
        for (std::size_t i = 0; row.fault == SourceRow::Fault::None && i < names.size(); ++i)
            cells[i].push_back(row.cells[ImportColumns::valueSlot(i)]);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        preview.columns.push_back(columnOf(names[i], cells[i]));
    return preview;
}

} // namespace duebell
