// Alerts of a desk with a clock of their own, and everything they say.
#pragma once

#include "support/manualtimesource.h"
#include "workspace/alerts.h"

#include <memory>
#include <string>
#include <vector>

namespace duebell::test {

class AlertEar {
public:
    /// `deskTime` is the desk's; both clocks go on together. `answers`: what is said counts as delivered at once.
    AlertEar(Desk& desk, ManualTimeSource& deskTime, AlertListener listener = {}, bool answers = true)
        : m_desk(desk)
        , m_deskTime(deskTime)
        , m_time(deskTime.wallNow())
    {
        alerts = std::make_unique<Alerts>(desk, m_time, std::move(listener));
        QObject::connect(alerts.get(), &Alerts::announced, alerts.get(), [this, answers](const Announcement& said) {
            heard.push_back(said);
            if (answers)
                alerts->delivered(said.id);
        });
        QObject::connect(alerts.get(), &Alerts::withdrawn, alerts.get(),
                         [this](AnnouncementId id) { withdrawn.push_back(id); });
        QObject::connect(alerts.get(), &Alerts::failed, alerts.get(), [this](const Error&) { ++failures; });
        advance(Seconds(0));
    }

    /// Second by second, as when somebody is there.
    void advance(Seconds by)
    {
        for (Seconds done { 0 }; done < by; done += Seconds(1)) {
            m_deskTime.advance(Seconds(1));
            m_time.advance(Seconds(1));
        }
        m_time.advance(Seconds(0));
    }
    /// At once, as when the machine slept.
    void sleep(Seconds by)
    {
        m_deskTime.set(m_deskTime.wallNow() + by);
        m_time.set(m_time.wallNow() + by);
        m_deskTime.advance(Seconds(0));
        m_time.advance(Seconds(2));
        m_deskTime.set(m_time.wallNow());
    }
    void advanceTo(Instant at) { advance(at - m_time.wallNow()); }

    /// What was said since this was last asked, a line each: "T1 warning, T2 breach".
    [[nodiscard]] std::string said();

    std::unique_ptr<Alerts> alerts;
    std::vector<Announcement> heard;
    std::vector<AnnouncementId> withdrawn;
    int failures = 0;

private:
    Desk& m_desk;
    ManualTimeSource& m_deskTime;
    ManualTimeSource m_time;
    std::size_t m_told = 0;
};

inline std::string AlertEar::said()
{
    std::string lines;
    for (; m_told < heard.size(); ++m_told) {
        std::string line = heard[m_told].isDigest() ? "digest: " : "";
        for (const Alert& alert : heard[m_told].alerts) {
            const auto index = m_desk.indexOf(alert.key.ticket);
            line += (&alert == &heard[m_told].alerts.front() ? "" : ", ")
                + (index ? m_desk.tickets()[*index].record.displayKey : "?")
                + (alert.key.scenario == 2 ? " breach" : " warning");
        }
        lines += (lines.empty() ? "" : "\n") + line;
    }
    return lines;
}

} // namespace duebell::test
