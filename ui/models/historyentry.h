// A ticket's conversation and changes as one list, in words: what the history shows.
#pragma once

#include "desk/desk.h"
#include "desk/firing.h"
#include "ui/models/eventteller.h"

#include <QCoreApplication>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace duebell {

struct HistoryEntry {
    enum class Kind {
        Request, ///< the ticket's opening
        Reply, ///< public
        Note, ///< internal
        Change, ///< a line
        Alert, ///< a warning or breach that was announced: a quiet line
    };
    Kind kind = Kind::Change;
    Sequence sequence;
    Instant at {};
    Instant recorded {};
    ActorKind actorKind = ActorKind::Unknown;
    QString what;
    QString who; ///< of an alert: whom it was for
    QString account; ///< of the operating system, that it was done by hand from
    bool isBreach = false; ///< of an alert
    QString body; ///< plain text from outside: never shown as anything else
    bool isErased = false; ///< it had a body, which was erased
    QString late; ///< since when the desk knows of it, when that is later than it knew of later things; else empty
    QString undone; ///< who took it back and when; empty: it stands

    [[nodiscard]] bool isMessage() const { return kind != Kind::Change && kind != Kind::Alert; }
    bool operator==(const HistoryEntry&) const = default;
};

/// What the log holds of a ticket besides its events.
struct HistoryMatter {
    std::vector<std::pair<Sequence, std::string>>
        bodies; ///< as EventStore::loadBodies gives them: empty, it was erased
    std::vector<Firing> firings; ///< for whomever they were
    EventStore::Accounts accounts;
};

class HistoryTelling {
    Q_DECLARE_TR_FUNCTIONS(HistoryTelling)

public:
    /// What happened up to the inspection's instant, oldest first. A warning that was repeated stands where it was last
    /// announced.
    [[nodiscard]] static std::vector<HistoryEntry> tell(const Inspection& inspection, const HistoryMatter& matter,
                                                        const NameBook& names, const EventTeller::KeyOf& keyOf = {});

    /// When, who, what and the body: for copying and for those who listen.
    [[nodiscard]] static QString text(const HistoryEntry& entry, Instant now);

private:
    [[nodiscard]] static std::vector<HistoryEntry> events(const Inspection& inspection, const HistoryMatter& matter,
                                                          const NameBook& names, const EventTeller::KeyOf& keyOf);
    [[nodiscard]] static std::vector<HistoryEntry> alerts(const std::vector<Firing>& firings, Instant now,
                                                          const NameBook& names);
};

} // namespace duebell
