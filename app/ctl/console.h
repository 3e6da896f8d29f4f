// Where a command reads and writes. Machine output goes to `out` as it is; sentences go through say() and complain().
#pragma once

#include "base/timesource.h"

#include <QString>

#include <istream>
#include <ostream>

namespace duebell::ctl {

/// What duebellctl returns to the shell.
enum ExitCode {
    kDone = 0,
    kFoundProblems = 1,
    kWrongUse = 2,
    kFailed = 3,
};

/// The streams and the clock must outlive the console.
struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    TimeSource& time;

    /// A line of text for people on the output.
    void say(const QString& text) const;
    /// "duebellctl: text" on the error output.
    void complain(const QString& text) const;
};

/// Wrong use of `command` ("calendar"): the sentence, and where help is. Returns kWrongUse.
int wrongUse(const Console& console, const QString& command, const QString& sentence);

} // namespace duebell::ctl
