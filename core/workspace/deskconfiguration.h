// What a desk promises and to whom, as loaded from its store: the versions of the agreement compiled to a timeline, and
// the directory.
#pragma once

#include "desk/eventstore.h"
#include "sla/agreement.h"
#include "sla/timeline.h"
#include "workspace/zonerecord.h"

#include <QString>

#include <string>
#include <vector>

namespace duebell {

class DeskConfiguration {
public:
    /// Stores the first version, in force since always, with its directory, its strings and its zones.
    [[nodiscard]] static Status publishFirst(EventStore& store, const Agreement& agreement, Instant now,
                                             const std::string& author);
    /// NotFound when no version was ever published; errors of AgreementReader and Rulebook::compile, `where` begins
    /// with the version's number. `readOnly`: strings that only this program's version knows are not stored.
    /// `knownAt`: versions and facts that the desk learned of later do not exist.
    [[nodiscard]] static Result<DeskConfiguration> load(EventStore& store, bool readOnly, Instant knownAt = kNever);

    /// The same of a desk file, without loading its tickets. Errors as SqliteStore::open, too.
    [[nodiscard]] static Result<DeskConfiguration> ofFile(const QString& path);

    /// The newest version, with the whole directory; older ones are without.
    [[nodiscard]] const Agreement& agreement() const { return m_agreements.back(); }
    /// By version number, from 1.
    [[nodiscard]] const std::vector<Agreement>& agreements() const { return m_agreements; }
    [[nodiscard]] const std::vector<StoredVersion>& versions() const { return m_versions; }
    [[nodiscard]] const std::shared_ptr<const Timeline>& timeline() const { return m_timeline; }
    /// In the order in which the desk learned of them.
    [[nodiscard]] const std::vector<Directory::Fact>& facts() const { return m_facts; }
    /// By version, the zones its calendars were compiled with.
    [[nodiscard]] const std::vector<ZoneList>& zones() const { return m_zones; }

private:
    Status readVersions(EventStore& store, Instant knownAt);
    void dropUnknownVersions(Instant knownAt);
    Status compile(SymbolTable& symbols);

    std::vector<StoredVersion> m_versions;
    std::vector<Agreement> m_agreements;
    std::vector<ZoneList> m_zones;
    std::vector<Directory::Fact> m_facts;
    std::shared_ptr<const Timeline> m_timeline;
};

} // namespace duebell
