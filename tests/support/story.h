// A small language in which tests of the clock read like stories:
//
//     Story story { resolution("8h") };
//     story.at("Mon 09:00").createdBy("ann").at("Mon 10:00").status("pending").at("Mon 12:00").reply("ann");
//     EXPECT_CLOCKS(story, "Mon 13:00", "resolution#1.1 running 2:00 paused 2:00 of 8:00 from Mon 09:00 due Tue
//     11:00");
//
// The story's week is Monday 2 to Sunday 8 March 2026, in Berlin's wall time: "Mon 09:00", "Mon 09:00:01", "next Mon
// 09:00", "last Fri 09:00", and full dates "2026-03-29 09:00" or "2026-03-29T07:00:00Z". Clocks are compared as text.
#pragma once

#include "sla/clock.h"
#include "sla/event.h"
#include "sla/timeline.h"
#include "support/storypicture.h"
#include "support/storyterms.h"
#include "support/storytime.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duebell {
class Evaluator;
}

namespace duebell::test {

/// One ticket, the agreement it lives under, and what the engine says of it. Actors: ann and cleo are clients, bob,
/// carl, ed and lou agents, robot a system, vera a third party; anybody else is unknown. Calendars: office (Mon-Fri
/// 9-17 Berlin), early (Mon-Fri 6-12), late (Mon-Fri 12-20), newyork (Mon-Fri 9-17 there).
class Story {
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    Story(std::initializer_list<TargetStory> targets);
    Story(std::initializer_list<PolicyStory> policies);
    ~Story();
    Story(const Story&) = delete;
    Story& operator=(const Story&) = delete;

    /// The first version's agreement, for what the words below do not say.
    Agreement& agreement();
    /// Publishes the latest agreement with other policies.
    Story& publish(std::string_view at, VersionScope scope, std::vector<PolicyStory> policies);
    /// The latest agreement, which the next `publish` will start from.
    Agreement& latestAgreement();
    /// A fact of the directory from `at` on; an empty text is always.
    Story& client(const std::string& id, const std::string& attribute, const std::string& value,
                  std::string_view at = {});
    Story& person(const std::string& id, const std::string& attribute, const std::string& value,
                  std::string_view at = {});
    Story& team(const std::string& id, const std::string& attribute, const std::string& value,
                std::string_view at = {});

    Story& at(std::string_view text);
    /// When the desk learns of what follows, until the next `at`.
    Story& recorded(std::string_view text);
    Story& createdBy(const std::string& actor, const Fields& fields = {});
    Story& set(const std::string& field, const std::string& value, const std::string& actor = "bob");
    Story& status(const std::string& value, const std::string& actor = "bob") { return set("status", value, actor); }
    Story& priority(const std::string& value, const std::string& actor = "bob")
    {
        return set("priority", value, actor);
    }
    Story& assign(const std::string& person, const std::string& actor = "bob")
    {
        return set("assignee", person, actor);
    }
    Story& reply(const std::string& actor);
    Story& note(const std::string& actor);
    Story& noReplyNeeded();
    Story& waive(Metric metric);
    Story& acknowledge(Metric metric);
    Story& breachReason(Metric metric, const std::string& code);
    Story& mergedAway();
    /// Takes in another ticket whose client has waited since then; an empty text: did not wait.
    Story& absorb(std::string_view since);
    Story& retract(Sequence event);
    /// The next event sorts by this within its second.
    Story& order(std::int32_t order);
    /// The event told last.
    [[nodiscard]] Sequence last() const { return m_events.back().seq; }
    [[nodiscard]] std::vector<Event>& events() { return m_events; }

    /// The engine's answer; valid until the next question.
    const TicketResult& result(std::string_view asOf, std::string_view knownAt = {});
    /// One line a clock. Says so when the arrival order of events or the ledger's sums matter to the answer.
    std::string clocks(std::string_view asOf, std::string_view knownAt = {});
    std::string breaches(std::string_view asOf);
    /// The rows of one clock ("resolution#1"), neighbours of one kind joined.
    std::string ledger(std::string_view asOf, std::string_view clock);
    /// The same, not joined, with the cause of each row.
    std::string causes(std::string_view asOf, std::string_view clock);
    /// The policy in force; empty when there is none.
    std::string policy(std::string_view asOf);
    /// When each clock turns amber.
    std::string atRisk(std::string_view asOf);
    /// Every condition of every policy with a tick or a cross.
    std::string explanation(std::string_view asOf);

    [[nodiscard]] SymbolTable& symbols() { return m_symbols; }
    const Timeline& timeline();

private:
    struct Publication {
        Instant effective;
        VersionScope scope = VersionScope::NewTickets;
        Agreement agreement;
    };

    void add(Directory::Kind kind, const std::string& subject, const std::string& attribute, const std::string& value,
             std::string_view at);
    Event& add(EventKind kind, const std::string& actor);
    FieldId fieldId(const std::string& name);
    std::vector<Publication> m_publications;
    std::vector<Directory::Fact> m_facts;
    SymbolTable m_symbols;
    std::vector<Event> m_events;
    Instant m_at {};
    std::optional<Instant> m_recorded;
    std::optional<std::int32_t> m_order;
    std::optional<Timeline> m_timeline;
    std::unique_ptr<Evaluator> m_evaluator;
};

} // namespace duebell::test

#define EXPECT_LINES(actualText, ...)                                                                                  \
    do {                                                                                                               \
        const std::string actualLines = (actualText);                                                                  \
        const std::string message = duebell::test::difference(actualLines, duebell::test::lines({ __VA_ARGS__ }));     \
        QVERIFY2(message.empty(), message.c_str());                                                                    \
    } while (false)

#define EXPECT_CLOCKS(story, asOf, ...) EXPECT_LINES((story).clocks(asOf), __VA_ARGS__)
#define EXPECT_BREACHES(story, asOf, ...) EXPECT_LINES((story).breaches(asOf), __VA_ARGS__)
#define EXPECT_LEDGER(story, asOf, clock, ...) EXPECT_LINES((story).ledger(asOf, clock), __VA_ARGS__)
