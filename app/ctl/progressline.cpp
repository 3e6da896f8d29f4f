#include "ctl/progressline.h"

#include <unistd.h>

namespace duebell::ctl {

namespace {

    constexpr std::chrono::milliseconds kEvery { 100 };

} // namespace

ProgressLine::ProgressLine(const Console& console)
    : m_console(console)
    , m_isTerminal(isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    if (m_shown.count() != 0)
        m_console.err << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const QString& text)
{
    const std::chrono::milliseconds now = m_console.time.steadyNow();
    if (!m_isTerminal || (m_shown.count() != 0 && now - m_shown < kEvery))
        return;
    m_shown = now;
    m_console.err << "\r\x1b[K" << text.toStdString() << std::flush;
}

} // namespace duebell::ctl
