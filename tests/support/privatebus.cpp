#include "support/privatebus.h"

#include <QFile>
#include <QStandardPaths>

namespace duebell::test {

static constexpr int kStartsWithinMilliseconds = 5000;

bool PrivateBus::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty();
}

PrivateBus::PrivateBus()
{
    QFile configuration(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!isInstalled() || !configuration.open(QIODevice::WriteOnly))
        return;
    configuration.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8()
                        + "</listen><policy context=\"default\"><allow send_destination=\"*\" "
                          "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>"
                          "</policy></busconfig>");
    configuration.close();
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   { QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                     QStringLiteral("--config-file=") + configuration.fileName() });
    if (m_daemon.waitForStarted(kStartsWithinMilliseconds) && m_daemon.waitForReadyRead(kStartsWithinMilliseconds))
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

PrivateBus::~PrivateBus()
{
    m_daemon.kill();
    m_daemon.waitForFinished(kStartsWithinMilliseconds);
}

} // namespace duebell::test
