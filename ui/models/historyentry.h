// A ticket's conversation and changes as one list, in words: what the history shows.
#pragma once

#include "desk/desk.h"
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
        Alert, ///< a warning that went out
    };
    Kind kind = Kind::Change;
    Sequence sequence;
    Instant at {};
    Instant recorded {};
    ActorKind actorKind = ActorKind::Unknown;
    QString what;
    QString who;
    QString body; ///< plain text from outside: never shown as anything else
    bool isErased = false; ///< it had a body, which was erased
    QString late; ///< since when the desk knows of it, when that is later than it knew of later things; else empty
    QString undone; ///< who took it back and when; empty: it stands

    [[nodiscard]] bool isMessage() const { return kind != Kind::Change && kind != Kind::Alert; }
    bool operator==(const HistoryEntry&) const = default;
};

class HistoryTelling {
    Q_DECLARE_TR_FUNCTIONS(HistoryTelling)

public:
    using Bodies = std::vector<std::pair<Sequence, std::string>>;

    /// What happened up to the inspection's instant, oldest first. `bodies` as EventStore::loadBodies gives them: an
    /// empty one was erased.
    [[nodiscard]] static std::vector<HistoryEntry> tell(const Inspection& inspection, const Bodies& bodies,
                                                        const NameBook& names, const EventTeller::KeyOf& keyOf = {});

    /// When, who, what and the body: for copying and for those who listen.
    [[nodiscard]] static QString text(const HistoryEntry& entry, Instant now);
};

} // namespace duebell
