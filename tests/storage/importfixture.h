// A desk and logs that come into it: what happened to a ticket, as text that a test can compare.
#pragma once

#include "deskfixture.h"

#include "exchange/retractedevents.h"

#include <algorithm>
#include <vector>

namespace duebell::test {

class ImportFixture {
public:
    /// `agreement` and `mapping` are files below tests/files.
    ImportFixture(const QString& agreement, const QString& mapping)
        : m_workspace(m_fixture.create(agreement))
        , m_mapping(mappingFile(mapping))
    {
    }

    [[nodiscard]] bool isReady() const { return m_workspace && m_mapping; }
    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] Mapping& mapping() { return *m_mapping; }
    [[nodiscard]] QString path() const { return m_fixture.path(); }

    ImportReport import(const std::string& bytes)
    {
        const Result<ImportReport> report = m_workspace->importTickets(*m_mapping, { "log", bytes, {} });
        if (!report)
            qWarning("%s: %s", report.error().where.c_str(), report.error().value.c_str());
        return report ? *report : ImportReport {};
    }
    ImportReport importFile(const QString& name) { return import(fileBytes(syntheticFile(name))); }

    /// What is left of the ticket's events, in fold order: "2026-03-02T08:00:00Z changed status open by person
    /// (agent)".
    [[nodiscard]] std::vector<std::string> history(const std::string& key)
    {
        std::vector<std::string> lines;
        std::vector<Event> events = eventsOf(key);
        events = withoutRetracted(events);
        std::ranges::sort(events, foldsBefore);
        const SymbolTable& symbols = m_workspace->store().symbols();
        for (const Event& event : events) {
            std::string line = toIso(event.at) + ' ' + std::string(eventKindName(event.kind));
            if (event.field) {
                const std::string_view builtIn = builtInFieldName(event.field);
                line += ' '
                    + std::string(builtIn.empty()
                                      ? symbols.text(Symbol { event.field.value - field::kFirstCustomField.value })
                                      : builtIn)
                    + ' ' + std::string(symbols.text(event.value));
            }
            if (event.kind != EventKind::Initial)
                line += " (" + std::string(actorKindName(event.actorKind)) + ')';
            lines.push_back(std::move(line));
        }
        return lines;
    }

    /// By sequence; empty when there is no such ticket.
    [[nodiscard]] std::vector<Event> eventsOf(const std::string& key)
    {
        const TicketId ticket = ticketOf(key);
        return ticket ? m_workspace->store().loadTicket(ticket).value() : std::vector<Event> {};
    }

    [[nodiscard]] TicketId ticketOf(const std::string& key)
    {
        EventStore& store = m_workspace->store();
        const std::int64_t last = store.lastSequence().value().value;
        for (Sequence after; after.value < last;) {
            const std::vector<Event> events = store.readAfter(after, 1000).value();
            for (const Event& event : events) {
                if (event.kind == EventKind::Created && store.identify(event.ticket).value().record.externalKey == key)
                    return event.ticket;
            }
            after = events.back().seq;
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> bodies(const std::string& key)
    {
        std::vector<std::string> texts;
        const auto loaded = m_workspace->store().loadBodies(ticketOf(key));
        for (const auto& [sequence, body] : *loaded)
            texts.push_back(body);
        return texts;
    }

private:
    DeskFixture m_fixture;
    std::unique_ptr<Workspace> m_workspace;
    std::optional<Mapping> m_mapping;
};

} // namespace duebell::test
