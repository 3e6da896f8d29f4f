// Where tests find real ticket logs: the folder that DUEBELL_DATA names. Absent is said plainly, by one skip.
#pragma once

#include <QString>

namespace duebell::test {

/// The path of a file below $DUEBELL_DATA, or an empty string when the folder is not there.
QString realData(const QString& relativePath);
/// The path of a committed synthetic file below tests/files.
QString syntheticFile(const QString& relativePath);

} // namespace duebell::test

/// Use first in a test function that needs real logs.
#define DUEBELL_NEEDS_REAL_DATA(relativePath)                                                                          \
    do {                                                                                                               \
        if (duebell::test::realData(relativePath).isEmpty())                                                           \
            QSKIP("real logs are not here: DUEBELL_DATA does not name their folder");                                  \
    } while (false)
