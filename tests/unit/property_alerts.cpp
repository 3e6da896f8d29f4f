// Alerts on random desks: whoever looks every few minutes, only when asked to, or after a long sleep never hears a
// warning twice, in a pause or in closed hours. DUEBELL_SEED=<number> reruns one case alone, DUEBELL_SEEDS=<count> runs
// more than usual.
#include "support/randomdesk.h"
#include "support/storyalerts.h"
#include "support/storytime.h"
#include "support/testmain.h"

#include "support/naivecompare.h"
#include "support/naiveevaluator.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace duebell;
using namespace duebell::test;

namespace {

std::set<FiringKey> keysOf(const StoryAlerts& alerts)
{
    std::set<FiringKey> keys;
    for (const Firing& firing : alerts.spoken())
        keys.insert(firing.key);
    return keys;
}

std::string problemWith(std::uint64_t seed)
{
    RandomSource random(seed);
    RandomDesk desk;
    makeRandomDesk(random, desk);
    const auto timeline = test::timelineOf(desk);
    if (!timeline)
        return {};
    for (int ticket = 0; ticket < 4; ++ticket) {
        std::vector<Event> events = randomTicket(random, desk);
        if (events.empty())
            continue;
        for (Event& event : events)
            event.recorded = event.at; // a desk that learns of everything at once
        Instant last = desk.start;
        for (const Event& event : events)
            last = std::max(last, event.at);
        const Instant from = desk.start - Seconds(3600);
        const Instant to = last + std::chrono::days(4);
        StoryAlerts steady(*timeline, desk.symbols);
        for (Instant now = from; now <= to; now += Seconds(60 * random.between(4, 9)))
            (void)steady.look(events, now);
        std::vector<Instant> changes { to };
        for (const NaiveFact& fact : desk.desk.facts)
            changes.push_back(fact.effective);
        StoryAlerts asked(*timeline, desk.symbols);
        const std::string lines = asked.follow(events, from, to, changes);
        StoryAlerts asleep(*timeline, desk.symbols);
        for (Instant now = from; now <= to; now += Seconds(3600 * random.between(5, 40)))
            (void)asleep.look(events, now);
        std::string faults = steady.faults() + asked.faults() + asleep.faults();
        const std::set<FiringKey> whole = keysOf(asked);
        for (const FiringKey& key : keysOf(steady)) {
            if (!whole.contains(key))
                faults += "looking often hears of " + storyText(key.deadline) + ", step " + std::to_string(key.step)
                    + ", looking when asked does not\n";
        }
        if (!faults.empty())
            return "seed " + std::to_string(seed) + ", ticket " + std::to_string(ticket) + "\n" + faults.substr(0, 400)
                + transcript(desk, events);
    }
    return {};
}

} // namespace

class PropertyAlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverTwiceNeverInAPauseNeverWhileClosed()
    {
        const int one = qEnvironmentVariableIntValue("DUEBELL_SEED");
        const int many = qEnvironmentVariableIntValue("DUEBELL_SEEDS");
        const int count = one != 0 ? 1 : std::max(many, 150);
        for (int i = 0; i < count; ++i) {
            const std::string problem = problemWith(static_cast<std::uint64_t>(one != 0 ? one : i + 1));
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }
};

DUEBELL_TEST(property_alerts, PropertyAlertsTest)
#include "property_alerts.moc"
