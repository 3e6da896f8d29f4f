// A test file registers its test object under the file's own name:
//     DUEBELL_TEST(calendar_between, CalendarBetweenTest)
// and the folder's executable runs the objects named on its command line, or all of them. Every run has its own HOME,
// XDG directories, zone and locale, so that no test sees the machine's.
#pragma once

#include <QObject>

#include <functional>

namespace duebell::test {

bool registerTest(const char* name, std::function<QObject*()> make);

} // namespace duebell::test

#define DUEBELL_TEST(name, Type)                                                                                       \
    static const bool name##_registered = duebell::test::registerTest(#name, [] { return new Type; });
