#include "exchange/ticketintake.h"

#include "exchange/csvrowsource.h"
#include "exchange/importwriter.h"
#include "exchange/jsonlinessource.h"
#include "exchange/ticketfile.h"

#include <algorithm>

namespace duebell {

TicketIntake::TicketIntake(EventStore& store, const Agreement& agreement, const Mapping& mapping)
    : m_store(&store)
    , m_agreement(&agreement)
    , m_mapping(&mapping)
{
}

Result<TicketIntake> TicketIntake::open(EventStore& store, const Agreement& agreement, const Mapping& mapping,
                                        std::string_view head)
{
    TicketIntake intake(store, agreement, mapping);
    intake.m_format = mapping.format == Mapping::Format::Auto ? ticketfile::formatOf(head) : mapping.format;
    const Result<TicketImportValues> values = TicketImportValues::make(mapping, agreement);
    if (!values)
        return values.error();
    if (const auto zone = Zone::load(mapping.timeZone); !zone)
        return zone.error();
    if (intake.m_format == Mapping::Format::JsonLines)
        return intake;
    // The first row, whatever stands before and behind it.
    const std::size_t begin = std::min(head.find_first_not_of("\r\n"), head.size());
    std::size_t end = begin;
    bool quoted = false;
    for (; end < head.size() && (quoted || head[end] != '\n'); ++end)
        quoted = quoted != (head[end] == '"');
    intake.m_headerSize = std::min(end + 1, head.size());
    intake.m_headerLines = std::ranges::count(head.substr(0, intake.m_headerSize), '\n');
    bool wasLatin1 = false;
    intake.m_header = *ticketfile::textOf(std::string(head.substr(0, intake.m_headerSize)), wasLatin1);
    const auto source = CsvRowSource::open(intake.m_header, std::make_shared<const std::string>(), 1,
                                           ImportColumns(mapping), mapping.delimiter);
    if (!source)
        return source.error();
    return intake;
}

std::size_t TicketIntake::completeRows(std::string_view bytes) const
{
    return ticketfile::completeRows(bytes, m_format);
}

Result<ImportReport> TicketIntake::take(Block block, RunId run, Instant now)
{
    ImportReport report;
    report.run = run;
    Result<TicketImportValues> values = TicketImportValues::make(*m_mapping, *m_agreement);
    if (!values)
        return values.error();
    Result<TicketImportRows> rows = TicketImportRows::make(*m_mapping, *values);
    if (!rows)
        return rows.error();
    const ImportColumns columns(*m_mapping);
    const std::shared_ptr<const std::string> text = ticketfile::textOf(std::move(block.bytes), report.wasLatin1);
    std::unique_ptr<RowSource> source;
    if (m_format == Mapping::Format::JsonLines) {
        source = std::make_unique<JsonLinesSource>(text, block.firstLine, columns);
    } else {
        Result<std::unique_ptr<CsvRowSource>> opened
            = CsvRowSource::open(m_header, text, block.firstLine, columns, m_mapping->delimiter);
        if (!opened)
            return opened.error();
        source = std::move(*opened);
    }
    rows->read(*source, report);
    rows->finish(report);
    if (Status stored = values->store(*m_store, now); !stored)
        return stored.error();
    ImportWriter writer(*m_store, *rows, *values, *m_mapping, report);
    if (Status written = writer.write(run, now, block.position, {}); !written)
        return written.error();
    return report;
}

} // namespace duebell
