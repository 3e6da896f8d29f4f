#include "exchange/csvrowsource.h"

#include <algorithm>

namespace duebell {

namespace {

    SourceRow::Fault faultOf(const CsvRow& row, std::size_t expected)
    {
        switch (row.fault) {
        case CsvRow::Fault::OpenQuote:
        case CsvRow::Fault::TextAfterQuote:
            return SourceRow::Fault::BrokenQuotes;
        case CsvRow::Fault::TooManyFields:
        case CsvRow::Fault::FieldTooLong:
            return SourceRow::Fault::TooLong;
        case CsvRow::Fault::None:
            break;
        }
        return row.fields.size() == expected ? SourceRow::Fault::None : SourceRow::Fault::CellCount;
    }

    std::string joined(const std::vector<std::string>& texts)
    {
        std::string all;
        for (const std::string& text : texts)
            all.append(all.empty() ? "" : "|").append(text);
        return all;
    }

} // namespace

CsvRowSource::CsvRowSource(CsvReader reader)
    : m_reader(std::move(reader))
{
}

Result<std::unique_ptr<CsvRowSource>> CsvRowSource::open(std::shared_ptr<const std::string> text,
                                                         const ImportColumns& columns, char delimiter)
{
    std::unique_ptr<CsvRowSource> source(new CsvRowSource(CsvReader(std::move(text), delimiter)));
    if (Status read = source->readHeader(source->m_reader, columns); !read)
        return read.error();
    return source;
}

Result<std::unique_ptr<CsvRowSource>> CsvRowSource::open(const std::string& header,
                                                         std::shared_ptr<const std::string> text,
                                                         std::int64_t firstLine, const ImportColumns& columns,
                                                         char delimiter)
{
    CsvReader headerReader(std::make_shared<const std::string>(header), delimiter);
    std::unique_ptr<CsvRowSource> source(new CsvRowSource(CsvReader(std::move(text), headerReader.delimiter())));
    source->m_lineShift = firstLine - 1;
    if (Status read = source->readHeader(headerReader, columns); !read)
        return read.error();
    return source;
}

Status CsvRowSource::readHeader(CsvReader& reader, const ImportColumns& columns)
{
    if (!reader.next(m_row) || m_row.fault != CsvRow::Fault::None)
        return Error { ErrorCode::Syntax, "line 1", {}, "a header" };
    for (const std::string_view field : m_row.fields)
        m_header.emplace_back(trimmed(field));
    m_otherColumns = m_header;
    std::string lacking;
    for (std::size_t slot = 0; slot < columns.count(); ++slot) {
        const std::string& name = columns.names()[slot];
        const auto found = std::ranges::find(m_header, name);
        if (name.empty()) {
            continue;
        } else if (found == m_header.end()) {
            lacking.append(lacking.empty() ? "" : ", ").append(name);
        } else {
            m_places.push_back({ slot, static_cast<std::size_t>(found - m_header.begin()) });
            std::erase(m_otherColumns, name);
        }
    }
    if (!lacking.empty())
        return Error { ErrorCode::UnknownKey, "line 1", lacking, joined(m_header) };
    m_cells.resize(columns.count());
    return Done {};
}

bool CsvRowSource::next(SourceRow& row)
{
    if (!m_reader.next(m_row))
        return false;
    row.line = m_row.line + m_lineShift;
    row.raw = m_row.raw;
    row.fault = faultOf(m_row, m_header.size());
    row.found = m_row.fields.size();
    row.expected = m_header.size();
    if (row.fault == SourceRow::Fault::None) {
        for (const Place& place : m_places)
            m_cells[place.slot] = trimmed(m_row.fields[place.field]);
    }
    row.cells = m_cells;
    return true;
}

} // namespace duebell
