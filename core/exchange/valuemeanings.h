// What a value of a file means to a field of the agreement: an id, something to leave out, or nothing known. Names of
// people, clients and teams that are new become directory entries. One thread.
#pragma once

#include "exchange/mapping.h"
#include "sla/agreement.h"
#include "sla/directory.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duebell {

class ValueMeanings {
public:
    enum class State : std::uint8_t {
        Says, ///< `id`
        Missing, ///< the mapping calls it so
        Ignored, ///< left out on purpose
        Unknown,
    };
    struct Answer {
        State state = State::Says;
        std::string id;
    };
    /// A client, person or team that the directory does not have.
    struct NewEntry {
        Directory::Kind kind = Directory::Kind::Client;
        std::string id;
        std::string definitionJson;
    };

    /// Both must outlive this.
    ValueMeanings(const Mapping& mapping, const Agreement& agreement);

    /// UnknownReference when the mapping names fields or values that the agreement does not have.
    [[nodiscard]] Status checkMapping() const;
    [[nodiscard]] bool hasField(const std::string& field) const;
    /// A value of the file, as the mapping and the agreement know it.
    [[nodiscard]] Answer ofFile(const std::string& field, std::string_view found);
    /// A value that the mapping itself gives; UnknownReference at `where`.
    [[nodiscard]] Result<std::string> ofMapping(const std::string& field, const std::string& value,
                                                const std::string& where);
    /// The id of whoever has that name; a new one is made from it, the same at every import.
    [[nodiscard]] std::string person(std::string_view name);
    [[nodiscard]] bool isMissing(std::string_view text) const;
    [[nodiscard]] const std::vector<NewEntry>& newEntries() const { return m_newEntries; }

private:
    [[nodiscard]] std::optional<std::string> idFor(const std::string& field, std::string_view value);
    [[nodiscard]] std::string listed(Directory::Kind kind, std::string_view name);
    [[nodiscard]] std::string addEntry(Directory::Kind kind, std::string id, std::string_view name);

    const Mapping* m_mapping;
    const Agreement* m_agreement;
    std::unordered_map<std::string_view, std::string_view> m_people; // ids by id, name and alias
    std::vector<NewEntry> m_newEntries;
    std::set<std::pair<Directory::Kind, std::string>> m_newIds;
};

} // namespace duebell
