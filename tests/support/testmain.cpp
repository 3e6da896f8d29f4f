#include "support/testmain.h"

#include <QByteArray>
#include <QDir>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <map>
#include <memory>
#include <string>

#ifdef DUEBELL_TEST_WIDGETS
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

namespace duebell::test {

static std::map<std::string, std::function<QObject*()>>& registry()
{
    static std::map<std::string, std::function<QObject*()>> tests;
    return tests;
}

bool registerTest(const char* name, std::function<QObject*()> make)
{
    return registry().emplace(name, std::move(make)).second;
}

static void isolate(const QTemporaryDir& home)
{
    for (const char* variable : { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                                  "XDG_RUNTIME_DIR" })
        qputenv(variable, home.path().toLocal8Bit());
    if (qEnvironmentVariableIsEmpty("DUEBELL_TEST_TZ"))
        qputenv("TZ", "Pacific/Chatham"); // nobody's desk is there: a test that reads the host's zone shows
    qputenv("LC_ALL", "C.UTF-8");
}

} // namespace duebell::test

int main(int argc, char** argv)
{
    using namespace duebell::test;
    const QTemporaryDir home;
    isolate(home);
    TestApplication application(argc, argv);
    QStringList arguments = application.arguments();
    const QString program = arguments.takeFirst();
    QStringList options { program };
    std::map<std::string, std::function<QObject*()>> chosen;
    for (const QString& argument : arguments) {
        const auto found = registry().find(argument.toStdString());
        if (found == registry().end())
            options.append(argument);
        else
            chosen.insert(*found);
    }
    int failures = 0;
    for (const auto& [name, make] : chosen.empty() ? registry() : chosen) {
        const std::unique_ptr<QObject> test(make());
        failures += QTest::qExec(test.get(), options);
    }
    return failures == 0 ? 0 : 1;
}
