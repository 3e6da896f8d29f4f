#include "window/following.h"

#include "exchange/mappingreader.h"
#include "words/errortext.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>

namespace duebell {

namespace {

    const QString kDesk = QStringLiteral("follow/desk");
    const QString kPath = QStringLiteral("follow/path");
    const QString kMapping = QStringLiteral("follow/mapping");

    constexpr qint64 kLargestMapping = 1024 * 1024;

} // namespace

Following::Following(MainWindow& window)
    : m_window(window)
{
    connect(&window.follow(), &FollowActions::followRequested, this, &Following::start);
    connect(&window.follow(), &FollowActions::stopRequested, this, &Following::forget);
}

void Following::deskOpened(const QString& desk)
{
    stop();
    m_desk = desk;
    m_window.follow().setUsable(true);
    const QSettings settings;
    if (settings.value(kDesk).toString() == QFileInfo(desk).absoluteFilePath())
        start(settings.value(kPath).toString(), settings.value(kMapping).toString());
}

void Following::deskClosed()
{
    stop();
    m_desk.clear();
    m_window.follow().setUsable(false);
}

void Following::start(const QString& path, const QString& mapping)
{
    QFile file(mapping);
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.read(kLargestMapping) : QByteArray();
    MappingReader::Reading reading = MappingReader::read(json.toStdString());
    if (!reading.mapping) {
        m_window.showFailure(
            tr("%1 is not followed, because the mapping %2 cannot be used. %3", "file, file, reason")
                .arg(QFileInfo(path).fileName(), QFileInfo(mapping).fileName(),
                     file.isOpen() ? ErrorText::withPlace(reading.problems.front()) : file.errorString()));
        return;
    }
    stop();
    QSettings settings;
    settings.setValue(kDesk, QFileInfo(m_desk).absoluteFilePath());
    settings.setValue(kPath, path);
    settings.setValue(kMapping, mapping);
    m_state = {};
    m_state.path = path;
    m_state.mapping = mapping;
    m_window.follow().setState(m_state);
    m_follower = std::make_unique<Follower>(
        Follow::Target { m_desk, path, std::move(*reading.mapping), Workspace::account().toStdString(), false },
        m_time);
    connect(m_follower.get(), &Follower::looked, this, &Following::take);
    connect(m_follower.get(), &Follower::failed, this, [this](const Error& error) {
        m_state.problem = ErrorText::sentence(error);
        m_window.follow().setState(m_state);
    });
    m_follower->start();
}

void Following::stop()
{
    m_follower.reset();
    m_window.follow().setState({});
}

void Following::forget()
{
    stop();
    QSettings settings;
    for (const QString& key : { kDesk, kPath, kMapping })
        settings.remove(key);
}

void Following::take(const Follow::Look& look)
{
    m_state.isThere = look.isThere;
    m_state.problem = look.problems.empty() ? QString() : ErrorText::sentence(look.problems.front().error);
    qint64 leftOut = 0;
    for (const FollowedPiece& piece : look.pieces) {
        m_state.events += piece.report.eventsAdded;
        leftOut += piece.report.rowsLeftOut;
        m_state.lastBrought = m_time.wallNow();
    }
    if (leftOut != 0)
        m_state.problem = tr("Left out, since they could not be read: %n row(s).", nullptr, static_cast<int>(leftOut));
    m_window.follow().setState(m_state);
}

} // namespace duebell
