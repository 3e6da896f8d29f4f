// What the demo desk is made of: its agreement (resources/demo/agreement.json) and what its clients write. All of it is
// invented.
#pragma once

#include <span>
#include <string_view>

namespace duebell {

extern const char* const kDemoAgreement;

/// How a ticket stands when the demo desk opens.
enum class DemoPlot {
    DueInMinutes, ///< a Premium client's answer or solution is due any minute
    AtRisk,
    BreachedToday,
    OlderOverdue,
    WaitingForClient,
    ClientAnswered, ///< the status still says waiting, the client has written
    WaitingForSupplier,
    NoAgreement,
    Reopened,
    AnsweredLate,
    WithEngineering,
    Later,
    Fresh, ///< nobody has looked yet
    Resolved,
    Closed,
};

struct DemoStory {
    DemoPlot plot = DemoPlot::Later;
    std::string_view client;
    std::string_view priority;
    std::string_view type;
    std::string_view subject;
    std::string_view body;
};

[[nodiscard]] std::span<const DemoStory> demoStories();

/// What agents and clients answer, in turn.
[[nodiscard]] std::span<const std::string_view> demoAgentReplies();
[[nodiscard]] std::span<const std::string_view> demoClientReplies();
[[nodiscard]] std::span<const std::string_view> demoNotes();

} // namespace duebell
