// Offers to restore a desk that is damaged, does it on a thread of its own, and tells how it went.
#pragma once

#include "base/result.h"
#include "base/timesource.h"
#include "desk/deskbackup.h"
#include "ui/dialogs/restoredialog.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <thread>

namespace duebell {

class Rescue : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the rescue.
    Rescue(QWidget& window, TimeSource& time);
    ~Rescue() override;

    /// Shows the dialog when restoring may help; false when it cannot.
    bool offer(const QString& deskPath, const Error& error);

Q_SIGNALS:
    /// The desk must be closed now: its file is about to be replaced.
    void aboutToRestore(const QString& deskPath);
    void restored(const QString& deskPath);

private:
    void start();
    void finish(const Result<RestoreAccount>& result);

    QWidget& m_window;
    TimeSource& m_time;
    QPointer<RestoreDialog> m_dialog;
    QString m_deskPath;
    std::jthread m_worker;
};

} // namespace duebell
