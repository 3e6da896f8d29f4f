// Publishing an agreement (DESIGN 3.4, "Versions and timeline"): what would be stored is prepared first, so that its
// impact can be seen, and then written in one transaction. Bound to no thread while prepared; publish() runs on the
// store's.
#pragma once

#include "base/result.h"
#include "base/symbols.h"
#include "desk/eventstore.h"
#include "workspace/deskconfiguration.h"
#include "workspace/succession.h"
#include "workspace/zonerecord.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace duebell {

class Publishing {
public:
    struct Request {
        Agreement agreement; ///< with its directory: who is not mentioned there stays
        VersionScope scope = VersionScope::NewTickets;
        std::optional<Instant> effective; ///< none: now. May lie in the past: the impact shows what that moves
        std::string author;
        std::string reason;
        std::optional<ZoneList> zones; ///< none: as this computer's zone database has them
    };

    /// Nothing is written. `symbols` are the store's. UnknownTimeZone; InvalidArgument when a custom field would change
    /// its type (its id would mean two things); errors of AgreementReader when what is kept does not fit the new rules.
    [[nodiscard]] static Result<Publishing> prepare(const DeskConfiguration& configuration, const SymbolTable& symbols,
                                                    Request request, Instant now);

    /// The agreement as it will be, with what is kept, and the whole directory.
    [[nodiscard]] const Agreement& agreement() const { return m_agreement; }
    [[nodiscard]] const std::vector<Retirement>& retired() const { return m_retired; }
    [[nodiscard]] Instant effective() const { return m_effective; }
    [[nodiscard]] VersionScope scope() const { return m_scope; }
    [[nodiscard]] bool changesAgreement() const { return m_changesAgreement; }
    [[nodiscard]] bool changesDirectory() const { return m_changesDirectory; }
    /// The zone database differs from the one that the newest version was published with, in a zone that it uses.
    [[nodiscard]] bool changesZones() const { return m_changesZones; }
    [[nodiscard]] bool changesNothing() const { return !m_changesAgreement && !m_changesDirectory && !m_changesZones; }

    /// The desk's timeline with this version and the directory's new facts; numbers are those of symbols().
    [[nodiscard]] const Timeline& timeline() const { return *m_timeline; }
    /// As if the new rules had been in force since always: for what-if over tickets that ended long ago.
    [[nodiscard]] Timeline timelineSinceAlways() const;
    /// The store's strings, and those that are new.
    [[nodiscard]] const SymbolTable& symbols() const { return *m_symbols; }

    /// Writes the version (unless only the directory changes), entries and facts. The number of the newest version
    /// afterwards; Conflict when somebody else published since prepare(), and nothing is written.
    [[nodiscard]] Result<int> publish(EventStore& store) const;

private:
    Publishing() = default;
    Status compile(const DeskConfiguration& configuration, const ZoneList& zones);
    void compare(const DeskConfiguration& configuration, const ZoneList& zones);
    [[nodiscard]] Result<std::vector<Symbol>> storedNumbers(EventStore& store) const;

    Agreement m_agreement;
    std::vector<Retirement> m_retired;
    DirectorySuccession m_directory;
    StoredVersion m_version;
    Instant m_effective {};
    VersionScope m_scope = VersionScope::NewTickets;
    bool m_changesAgreement = false;
    bool m_changesDirectory = false;
    bool m_changesZones = false;
    std::shared_ptr<SymbolTable> m_symbols;
    std::shared_ptr<Timeline> m_timeline;
    int m_basedOn = 0;
};

} // namespace duebell
