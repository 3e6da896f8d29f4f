#include "window/rescue.h"

#include "words/errortext.h"
#include "workspace/deskrescue.h"

#include <QMetaObject>

namespace duebell {

Rescue::Rescue(QWidget& window, TimeSource& time)
    : m_window(window)
    , m_time(time)
{
}

Rescue::~Rescue() = default;

bool Rescue::offer(const QString& deskPath, const Error& error)
{
    if (!deskrescue::mayHelp(deskPath, error))
        return false;
    m_deskPath = deskPath;
    if (!m_dialog) {
        m_dialog = new RestoreDialog(&m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &RestoreDialog::restoreRequested, this, &Rescue::start);
        connect(m_dialog, &QDialog::rejected, this, [this] { m_worker.request_stop(); });
    }
    m_dialog->offer(deskPath, ErrorText::sentence(error), deskrescue::backups(deskPath), m_time.wallNow());
    m_dialog->open();
    return true;
}

void Rescue::start()
{
    Q_EMIT aboutToRestore(m_deskPath);
    m_dialog->showWorking();
    m_worker = std::jthread([this, path = m_deskPath, now = m_time.wallNow()](const std::stop_token& stop) {
        Result<RestoreAccount> result
            = deskrescue::restore(path, { .now = now, .from = {}, .salvage = true, .stop = stop });
        QMetaObject::invokeMethod(
            this, [this, result = std::move(result)] { finish(result); }, Qt::QueuedConnection);
    });
}

void Rescue::finish(const Result<RestoreAccount>& result)
{
    if (result)
        Q_EMIT restored(m_deskPath);
    if (m_dialog && result)
        m_dialog->showAccount(*result);
    else if (m_dialog)
        m_dialog->showFailure(ErrorText::sentence(result.error()));
}

} // namespace duebell
