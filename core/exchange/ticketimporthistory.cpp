#include "exchange/ticketimporthistory.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace duebell {

namespace {

    using Key = std::tuple<Instant, EventKind, FieldId, Symbol>;

    Key keyOf(const Event& event)
    {
        return { event.at, event.kind, event.field, event.value };
    }

    class HistoryBuilder {
    public:
        HistoryBuilder(const SnapshotTicket& rows, TicketId ticket, std::span<const Event> existing,
                       const TicketImportValues& values, const Mapping& mapping)
            : m_rows(rows)
            , m_ticket(ticket)
            , m_existing(existing)
            , m_values(values)
            , m_mapping(mapping)
        {
            for (const Event& event : existing) {
                ++m_known[keyOf(event)];
                m_order = std::max(m_order, event.order + 1);
            }
        }

        ImportedHistory build()
        {
            if (m_rows.rows.empty())
                return {};
            m_opened = m_rows.opened.value_or(m_rows.rows.front().at);
            if (m_existing.empty())
                create();
            else
                recall();
            for (const SnapshotRow& row : m_rows.rows)
                compare(row);
            return std::move(m_history);
        }

    private:
        void create()
        {
            const SnapshotRow& first = m_rows.rows.front();
            add(m_opened, EventKind::Created, {}, {}, m_rows.openedBy);
            setInitial(field::kStatus, m_values.initialStatus());
            for (std::size_t column = 0; column < first.values.size(); ++column) {
                const FieldId id = m_values.field(column);
                const std::optional<Symbol> value = m_values.value(column, first.values[column]);
                if (id != field::kStatus && value && *value)
                    setInitial(id, *value);
            }
        }

        void setInitial(FieldId id, Symbol value)
        {
            m_state[id] = value;
            add(m_opened, EventKind::Initial, id, value, m_rows.openedBy);
        }

        // The fields as the desk has them just before the file's first row, so that an export of the last weeks
        // continues a history and a whole one repeats it.
        void recall()
        {
            std::vector<Event> events(m_existing.begin(), m_existing.end());
            std::ranges::sort(events, foldsBefore);
            const Instant first = std::max(m_rows.rows.front().at, m_opened);
            for (const Event& event : events) {
                if (event.kind == EventKind::Created || event.kind == EventKind::Initial)
                    ++m_history.known;
                if (event.kind == EventKind::Initial || (event.kind == EventKind::Changed && event.at < first))
                    m_state[event.field] = event.value;
            }
        }

        void compare(const SnapshotRow& row)
        {
            const Instant at = std::max(row.at, m_opened);
            // What a row says holds together: it was resolved with that priority, so the status comes last.
            for (const bool statusTurn : { false, true }) {
                for (std::size_t column = 0; column < row.values.size(); ++column) {
                    const FieldId id = m_values.field(column);
                    if ((id == field::kStatus) != statusTurn)
                        continue;
                    const std::optional<Symbol> value = m_values.value(column, row.values[column]);
                    if (value && *value != m_state[id]) {
                        m_state[id] = *value;
                        add(at, EventKind::Changed, id, *value, row.actor);
                    }
                }
            }
        }

        void add(Instant at, EventKind kind, FieldId id, Symbol value, std::string_view actor)
        {
            EventDraft draft;
            Event& event = draft.event;
            event.ticket = m_ticket;
            event.at = at;
            event.kind = kind;
            event.field = id;
            event.value = value;
            event.actor = m_values.actor(actor);
            const auto mapped = m_mapping.actorKinds.find(std::string(actor));
            event.actorKind = mapped == m_mapping.actorKinds.end() ? m_mapping.actorKindOtherwise : mapped->second;
            if (const auto same = m_known.find(keyOf(event)); same != m_known.end() && same->second > 0) {
                --same->second;
                ++m_history.known;
                return;
            }
            event.order = m_order++;
            m_history.news.push_back(std::move(draft));
        }

        const SnapshotTicket& m_rows;
        TicketId m_ticket;
        std::span<const Event> m_existing;
        const TicketImportValues& m_values;
        const Mapping& m_mapping;
        std::map<Key, int> m_known;
        std::map<FieldId, Symbol> m_state;
        Instant m_opened {};
        std::int32_t m_order = 0;
        ImportedHistory m_history;
    };

} // namespace

ImportedHistory importedHistory(const SnapshotTicket& rows, TicketId ticket, std::span<const Event> existing,
                                const TicketImportValues& values, const Mapping& mapping)
{
    return HistoryBuilder(rows, ticket, existing, values, mapping).build();
}

} // namespace duebell
