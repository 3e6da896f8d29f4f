#include "window/announcer.h"

#include <QWindow>

#include <cstdio>

namespace duebell {

// The first round may still bring what showing the window has posted.
static constexpr int kQuietRounds = 2;

Announcer::Announcer(const MainWindow& window, const Session& session)
    : m_window(window)
    , m_session(session)
{
    connect(&m_idle, &QTimer::timeout, this, &Announcer::look);
    m_idle.start(0);
}

static void say(const char* what)
{
    std::puts(what);
    std::fflush(stdout);
}

void Announcer::look()
{
    const QWindow* handle = m_window.windowHandle();
    if (!handle || !handle->isExposed() || ++m_quietRounds < kQuietRounds)
        return;
    if (!m_settled) {
        m_settled = true;
        say("settled");
        m_idle.start(1); // a round without pause would take the loader's processor
    }
    if (m_session.isLoading())
        return;
    say("loaded");
    m_idle.stop();
}

} // namespace duebell
