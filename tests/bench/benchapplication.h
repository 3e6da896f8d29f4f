// The application of a measurement that paints: off screen unless told otherwise, gone when the measurement ends, since
// none may outlive main().
#pragma once

#include <QApplication>

#include <array>

namespace duebell::bench {

class BenchApplication {
public:
    BenchApplication()
        : m_application(argumentCount(), m_arguments.data())
    {
    }

private:
    int& argumentCount()
    {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        return m_count;
    }

    int m_count = 1;
    std::array<char, 14> m_name { "duebell_bench" };
    std::array<char*, 2> m_arguments { m_name.data(), nullptr };
    QApplication m_application; // last: it keeps references to the ones before
};

} // namespace duebell::bench
