#include "exchange/ticketfile.h"

#include "exchange/csvrowsource.h"
#include "exchange/jsonlinessource.h"

#include <algorithm>

namespace duebell::ticketfile {

Mapping::Format formatOf(std::string_view text)
{
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{' ? Mapping::Format::JsonLines : Mapping::Format::Csv;
}

std::shared_ptr<const std::string> textOf(std::string bytes, bool& wasLatin1)
{
    wasLatin1 = !isUtf8(bytes);
    return std::make_shared<const std::string>(wasLatin1 ? utf8FromLatin1(bytes) : std::move(bytes));
}

Result<std::unique_ptr<RowSource>> rowsOf(std::shared_ptr<const std::string> text, const Mapping& mapping)
{
    if (text->size() > kLargest)
        return Error { ErrorCode::TooLarge, {}, std::to_string(text->size()), std::to_string(kLargest) };
    const ImportColumns columns(mapping);
    const Mapping::Format format = mapping.format == Mapping::Format::Auto ? formatOf(*text) : mapping.format;
    if (format == Mapping::Format::JsonLines)
        return std::unique_ptr<RowSource>(std::make_unique<JsonLinesSource>(std::move(text), 1, columns));
    Result<std::unique_ptr<CsvRowSource>> source = CsvRowSource::open(std::move(text), columns, mapping.delimiter);
    if (!source)
        return source.error();
    return std::unique_ptr<RowSource>(std::move(*source));
}

std::size_t completeRows(std::string_view bytes, Mapping::Format format)
{
    if (format == Mapping::Format::JsonLines)
        return bytes.rfind('\n') + 1; // npos + 1 is 0
    std::size_t complete = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '"')
            quoted = !quoted;
        else if (bytes[at] == '\n' && !quoted)
            complete = at + 1;
    }
    return complete;
}

} // namespace duebell::ticketfile
