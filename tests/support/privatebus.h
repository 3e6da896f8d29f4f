// A message bus of a test's own: nobody else's services are on it, and none is started on demand.
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace duebell::test {

class PrivateBus {
public:
    /// Starts the bus; without a bus program on this machine it stays away.
    PrivateBus();
    ~PrivateBus();

    /// Whether this machine has a bus program at all: only then may a test that wants one be skipped.
    [[nodiscard]] static bool isInstalled();
    /// Empty when it did not start.
    [[nodiscard]] QString address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace duebell::test
