#include "ctl/interruption.h"

#include <QCoreApplication>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace duebell::ctl {

namespace {

    // All that a signal handler may use.
    int s_pipe = -1;
    volatile std::sig_atomic_t s_requested = 0;

    void handleSignal(int number)
    {
        s_requested = 1;
        std::signal(number, SIG_DFL); // who insists is obeyed
        const char byte = 0;
        [[maybe_unused]] const auto written = ::write(s_pipe, &byte, 1);
    }

    void setHandler(void (*handler)(int))
    {
        struct sigaction action { };
        action.sa_handler = handler;
        action.sa_flags = SA_RESTART;
        ::sigaction(SIGINT, &action, nullptr);
        ::sigaction(SIGTERM, &action, nullptr);
    }

} // namespace

Interruption::Interruption(QObject* parent)
    : QObject(parent)
{
    s_requested = 0;
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // signals end the program at once, as ever
    s_pipe = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [] { QCoreApplication::quit(); });
    setHandler(handleSignal);
}

Interruption::~Interruption()
{
    if (!m_notifier)
        return;
    setHandler(SIG_DFL);
    m_notifier.reset();
    s_pipe = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

bool Interruption::isRequested()
{
    return s_requested != 0;
}

} // namespace duebell::ctl
