// What the values of an imported file mean on this desk: ids of the agreement and the directory, as symbols. Unknown
// ones are reported, never created; people, clients and teams that are new are handed over as directory entries.
#pragma once

#include "desk/eventstore.h"
#include "exchange/mapping.h"
#include "exchange/ticketimportreport.h"
#include "exchange/ticketimportrows.h"
#include "sla/agreement.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duebell {

class TicketImportValues {
public:
    /// UnknownReference when the mapping names a field or a value that the agreement does not have.
    [[nodiscard]] static Result<TicketImportValues> resolve(const TicketImportRows& rows, const Mapping& mapping,
                                                            const Agreement& agreement, ImportReport& report);

    /// Stores strings and directory entries that are new, and numbers everything.
    [[nodiscard]] Status store(EventStore& store, Instant recorded);

    /// The value of the mapping's field `column`; nullopt: as if the row did not say.
    [[nodiscard]] std::optional<Symbol> value(std::size_t column, std::string_view found) const;
    [[nodiscard]] Symbol actor(std::string_view found) const;
    [[nodiscard]] FieldId field(std::size_t column) const { return m_fieldIds[column]; }
    [[nodiscard]] Symbol source() const { return m_source; }
    [[nodiscard]] Symbol initialStatus() const { return m_initialStatus; }

private:
    struct Meaning {
        bool says = true; ///< false: ignored or unknown
        std::string id;
        Symbol symbol;
    };
    using Meanings = std::unordered_map<std::string_view, Meaning>; // keys point into the file's text
    struct NewEntry {
        Directory::Kind kind = Directory::Kind::Client;
        std::string id;
        std::string definitionJson;
    };

    TicketImportValues(const Mapping& mapping, const Agreement& agreement);
    Status checkMapping() const;
    void note(std::size_t column, const SnapshotRow& row, ImportReport& report);
    void noteActor(std::string_view found);
    [[nodiscard]] Meaning meaningOf(const std::string& field, std::string_view found);
    [[nodiscard]] std::string person(std::string_view found);
    [[nodiscard]] std::string listed(Directory::Kind kind, std::string_view found);
    [[nodiscard]] std::string addEntry(Directory::Kind kind, std::string id, std::string_view name);

    const Mapping& m_mapping;
    const Agreement& m_agreement;
    std::vector<Meanings> m_values; // by column
    Meanings m_actors;
    std::vector<NewEntry> m_newEntries;
    std::set<std::pair<Directory::Kind, std::string>> m_newIds;
    std::vector<FieldId> m_fieldIds;
    Symbol m_source;
    Symbol m_initialStatus;
};

} // namespace duebell
