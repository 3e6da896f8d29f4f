#include "ctl/stopwish.h"

#include <csignal>

namespace duebell::ctl {

namespace {

    volatile std::sig_atomic_t requested = 0;

    extern "C" void request(int number)
    {
        requested = 1;
        std::signal(number, SIG_DFL); // who insists is obeyed
    }

} // namespace

StopWish::StopWish()
{
    requested = 0;
    std::signal(SIGINT, request);
    std::signal(SIGTERM, request);
}

StopWish::~StopWish()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopWish::isRequested()
{
    return requested != 0;
}

} // namespace duebell::ctl
