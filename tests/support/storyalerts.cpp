#include "support/storyalerts.h"

#include "scenarios/builtinscenario.h"
#include "support/storytime.h"

#include <algorithm>

namespace duebell::test {

static std::string stepText(const FiringKey& key)
{
    if (key.scenario == builtinscenario::kBreach)
        return "breach";
    if (key.step == builtinscenario::kInternalTarget)
        return "internal";
    if (key.step >= builtinscenario::kTimeLeft)
        return spanText(Seconds(key.step - builtinscenario::kTimeLeft)) + " left";
    return std::to_string(key.step) + "%";
}

static void append(std::string& lines, const std::string& more)
{
    lines += (lines.empty() || more.empty() ? "" : "\n") + more;
}

StoryAlerts::StoryAlerts(const Timeline& timeline, SymbolTable& symbols, Instant enabledAt)
    : m_timeline(timeline)
    , m_evaluator(timeline, symbols)
{
    m_bounds.receiver = Symbol { 1 };
    m_bounds.enabledAt = enabledAt;
}

const TicketResult& StoryAlerts::evaluate(const std::vector<Event>& events, Instant now)
{
    m_known.clear();
    std::ranges::copy_if(events, std::back_inserter(m_known),
                         [&](const Event& event) { return event.recorded <= now; });
    return m_evaluator.evaluate(m_known, now, {});
}

void StoryAlerts::inspect(const Alert& alert, Instant now)
{
    const std::string what = storyText(now) + " " + stepText(alert.key);
    if (alert.at > now)
        m_faults += what + " before its time\n";
    if (std::ranges::find(m_spoken, alert.key, &Firing::key) != m_spoken.end())
        m_faults += what + " twice\n";
    if (alert.key.scenario != builtinscenario::kWarning)
        return;
    if (alert.clock.activity != Activity::Counting || alert.clock.state != ClockState::Running)
        m_faults += what + " while the clock does not run\n";
    const bool isClosing = now - alert.at < std::chrono::minutes(1);
    if (!alert.clock.calendar->isOpen(now) && !isClosing)
        m_faults += what + " in closed hours\n";
}

std::string StoryAlerts::look(const std::vector<Event>& events, Instant now)
{
    std::string lines;
    const TicketResult& result = evaluate(events, now);
    const Judgement judgement = judge(result, m_known, now, m_bounds);
    m_next = judgement.next;
    if (m_next <= now)
        m_faults += storyText(now) + " asks to be asked at once\n";
    const std::vector<Firing> earlier = m_spoken;
    for (const Alert& alert : judgement.alerts) {
        if (!isNews(alert, earlier))
            continue;
        inspect(alert, now);
        m_spoken.push_back({ alert.key, now, FiringOutcome::Delivered });
        lines += (lines.empty() ? "" : "\n") + storyText(now) + " " + std::string(metricName(alert.key.metric)) + "#"
            + std::to_string(alert.key.cycle) + " " + stepText(alert.key);
    }
    return lines;
}

std::string StoryAlerts::watch(const std::vector<Event>& events, std::string_view from, std::string_view to,
                               Seconds step)
{
    std::string lines;
    for (Instant now = storyTime(from); now <= storyTime(to); now += step)
        append(lines, look(events, now));
    return lines;
}

std::string StoryAlerts::follow(const std::vector<Event>& events, Instant from, Instant to,
                                const std::vector<Instant>& others)
{
    std::string lines;
    for (Instant now = from; now <= to;) {
        append(lines, look(events, now));
        Instant next = std::min(m_next, to + Seconds(1));
        for (const Version& version : m_timeline.versions) {
            if (version.effective > now)
                next = std::min(next, version.effective);
        }
        for (const Instant at : others) {
            if (at > now)
                next = std::min(next, at);
        }
        for (const Event& event : events) {
            for (const Instant at : { event.recorded, event.at }) {
                if (at > now)
                    next = std::min(next, at);
            }
        }
        now = std::max(next, now + Seconds(1));
    }
    return lines;
}

} // namespace duebell::test
