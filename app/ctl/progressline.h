// How far a long command is, on one line of the terminal that is written over; nothing when the error output is a file.
#pragma once

#include "ctl/console.h"

namespace duebell::ctl {

class ProgressLine {
public:
    explicit ProgressLine(const Console& console);
    /// Takes the line away.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const QString& text);

private:
    const Console& m_console;
    bool m_isTerminal;
    std::chrono::milliseconds m_shown { 0 };
};

} // namespace duebell::ctl
