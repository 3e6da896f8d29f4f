// The ticket's story from the events alone, moment by moment, in strings (DESIGN 3.2): what the fields are, which
// version and policy are in force, what just happened. Shares no code with core/sla; only plain model types are common.
#pragma once

#include "base/symbols.h"
#include "sla/agreement.h"
#include "sla/event.h"
#include "sla/timeline.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace duebell::test {

struct NaiveVersion {
    int number = 1;
    Instant effective = Instant::min();
    VersionScope scope = VersionScope::NewTickets;
    Agreement agreement;
};

/// One attribute ("tier", "calendar", or a client field's id) of a client, person or team.
struct NaiveFact {
    Directory::Kind kind = Directory::Kind::Client;
    std::string subject;
    std::string attribute;
    std::string value;
    Instant effective = Instant::min();
};

struct NaiveDesk {
    std::vector<NaiveVersion> versions; ///< by effective time, then number
    std::vector<NaiveFact> facts; ///< of two with one effective time the later holds

    [[nodiscard]] std::string fact(Directory::Kind kind, const std::string& subject, const std::string& attribute,
                                   Instant at) const;
};

using NaiveFields = std::map<std::string, std::string>;

/// From `at` until the next moment nothing changes.
struct NaiveMoment {
    Instant at {};
    const Event* event = nullptr;
    std::size_t version = 0; ///< index
    std::optional<VersionScope> versionSwitch; ///< a version came into force by this scope
    const PolicyDefinition* policy = nullptr;
    NaiveFields fields;
    NaiveFields seen; ///< as policies and targets see them: without what robots set
    const StatusDefinition* status = nullptr;
    bool clientWrote = false; ///< since the status was entered or set again
    bool clientWroteInVisit = false; ///< since the status was entered
    std::string clientCalendar;
    std::string teamCalendar;
    std::string assigneeCalendar;

    bool created = false;
    bool agentCreated = false;
    bool clientCreated = false; ///< or unknown
    bool clientMessage = false;
    bool agentReply = false;
    bool statusChanged = false;
    bool resolved = false; ///< entered resolved or closed
    bool reopened = false; ///< back to work
    bool cancelled = false;
    bool byAgent = false; ///< who resolved
    bool assigned = false;
    bool unassigned = false;
    bool merged = false;
    bool over = false; ///< merged earlier: nothing matters any more

    [[nodiscard]] std::string field(const std::string& name) const;
    [[nodiscard]] bool isWork() const; ///< new, open or waiting
    [[nodiscard]] bool is(EventKind kind) const { return event != nullptr && event->kind == kind; }
};

/// Empty when nothing has happened yet at `now`.
[[nodiscard]] std::vector<NaiveMoment> naiveHistory(const NaiveDesk& desk, const SymbolTable& symbols,
                                                    std::span<const Event> events, Instant now);

[[nodiscard]] bool isDone(StatusCategory category); ///< resolved or closed
[[nodiscard]] CalendarSpec naiveCalendarSpec(const Agreement& agreement, const std::string& id);
[[nodiscard]] bool hasCalendar(const Agreement& agreement, const std::string& id);

} // namespace duebell::test
