// What an agreement's parts may refer to: the ids of each kind, gathered before the parts that use them are read.
#pragma once

#include "exchange/objectreader.h"
#include "sla/agreement.h"

#include <map>
#include <string>
#include <vector>

namespace duebell {

/// The ids of one kind, and the aliases that stand for them.
class NameSet {
public:
    /// Reports an id or alias that is taken; `value` and `path` are the object that has it.
    void add(const Identity& identity, const JsonValue& value, const std::string& path, ProblemList& problems);
    void add(const std::string& id)
    {
        m_canonical.emplace(id, id);
        m_ids.push_back(id);
    }

    [[nodiscard]] bool contains(const std::string& name) const { return m_canonical.contains(name); }
    /// The id that a name stands for: itself, or what its alias was merged into; nullopt when it is unknown.
    [[nodiscard]] std::optional<std::string> canonical(const std::string& name) const;
    /// Ids in the order in which they were added, without aliases.
    [[nodiscard]] const std::vector<std::string>& ids() const { return m_ids; }

    /// The id that `name` stands for; an unknown one is reported as UnknownReference and returned as it is. `also` are
    /// names that are allowed there besides.
    std::string resolve(const std::string& name, const JsonValue& value, const std::string& path, ProblemList& problems,
                        const std::vector<std::string>& also = {}) const;

private:
    std::map<std::string, std::string> m_canonical;
    std::vector<std::string> m_ids;
};

struct AgreementReferences {
    NameSet calendars; ///< without "always"
    NameSet statuses;
    NameSet priorities;
    NameSet types;
    NameSet tiers;
    NameSet teams;
    NameSet people;
    std::map<std::string, StatusCategory> categories; ///< by status id
    std::vector<FieldDefinition> fields;

    /// References of a finished agreement, for readers of other files.
    [[nodiscard]] static AgreementReferences of(const Agreement& agreement);
    /// By id or alias; null when there is none.
    [[nodiscard]] const FieldDefinition* field(const std::string& id, bool ofClient) const;
    /// "status", ..., the tickets' custom fields and their aliases; with `ofClient` also "client.tier" and so on.
    [[nodiscard]] std::vector<std::string> fieldNames(bool ofClient) const;
};

/// A calendar's id, or "always".
std::string resolveCalendar(const AgreementReferences& references, const std::string& name, const JsonValue& value,
                            const std::string& path, ProblemList& problems);

} // namespace duebell
