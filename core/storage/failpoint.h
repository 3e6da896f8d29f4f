// Places where a test can make the program die, fail or stop: named, in test builds only (CMake: DUEBELL_FAILPOINTS).
// Armed by the environment: DUEBELL_FAILPOINTS="commit.before=kill,write.events=error:3". What a point does:
//   kill   the process gets SIGKILL: nothing is flushed, no destructor runs
//   error  the function returns ErrorCode::Database with the point's name
//   pause  the process stops itself with SIGSTOP, so that its parent can look around and wake it by SIGCONT
// ":n" means the nth time the point is reached (from 1), and from then on for `error`; without it, the first time.
#pragma once

#include "base/result.h"

#include <array>

#ifdef DUEBELL_FAILPOINTS

namespace duebell::failpoint {

/// Every point there is. A test holds this list to the sources.
inline constexpr std::array kNames {
    "begin.before",
    "begin.after",
    "write.symbols",
    "write.tickets",
    "write.run",
    "write.head",
    "write.events",
    "write.texts",
    "write.recording",
    "write.directory",
    "write.publish",
    "write.erase",
    "write.intake",
    "write.packed",
    "commit.before",
    "commit.after",
    "migrate.backup",
    "migrate.before",
    "migrate.after",
    "backup.copy.before",
    "backup.copy.middle",
    "backup.copy.after",
    "backup.rename.before",
    "backup.rename.after",
    "restore.copy.before",
    "restore.salvage",
    "restore.aside.before",
    "restore.aside.after",
    "restore.rename.before",
    "restore.rename.after",
};

/// Called by DUEBELL_FAILPOINT. Any thread.
[[nodiscard]] Status reached(const char* name);

} // namespace duebell::failpoint

/// In a function that returns a Result or Status.
#define DUEBELL_FAILPOINT(name)                                                                                        \
    do {                                                                                                               \
        if (const ::duebell::Status failpointStatus = ::duebell::failpoint::reached(name); !failpointStatus)           \
            return failpointStatus.error();                                                                            \
    } while (false)

#else

#define DUEBELL_FAILPOINT(name)                                                                                        \
    do {                                                                                                               \
    } while (false)

#endif
