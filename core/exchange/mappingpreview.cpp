#include "exchange/mappingpreview.h"

#include "exchange/filepreview.h"
#include "exchange/historybuilder.h"
#include "exchange/ticketfile.h"

#include <algorithm>

namespace duebell {

Result<MappingPreview> previewMapping(std::string head, bool isWhole, const Mapping& mapping,
                                      const Agreement& agreement, std::size_t rows)
{
    MappingPreview preview;
    Result<TicketImportValues> values = TicketImportValues::make(mapping, agreement);
    if (!values)
        return values.error();
    Result<TicketImportRows> read = TicketImportRows::make(mapping, *values);
    if (!read)
        return read.error();
    const std::shared_ptr<const std::string> text = previewText(std::move(head), isWhole, preview.report.wasLatin1);
    Result<std::unique_ptr<RowSource>> source = ticketfile::rowsOf(text, mapping);
    if (!source)
        return source.error();
    read->readSome(**source, rows, preview.report);
    read->finish(preview.report);
    for (std::string& column : (*source)->otherColumns()) {
        if (!column.empty() && std::ranges::find(mapping.ignored, column) == mapping.ignored.end())
            preview.report.unmappedColumns.push_back(std::move(column));
    }
    values->number(preview.symbols);
    const auto builder = HistoryBuilder::make(*read, *values, mapping, Instant {}, preview.report);
    std::vector<EventDraft> drafts;
    for (std::size_t index = 0; index < read->tickets().size(); ++index) {
        const ImportedTicket& ticket = read->tickets()[index];
        if (ticket.rows == 0)
            continue;
        drafts.clear();
        (void)builder->build(index, TicketId { static_cast<std::int64_t>(index) + 1 }, {}, drafts);
        MappingPreview::Ticket& shown = preview.tickets.emplace_back();
        shown.key = ticket.key;
        shown.subject = ticket.subject;
        for (const EventDraft& draft : drafts)
            shown.events.push_back(draft.event);
    }
    return preview;
}

} // namespace duebell
