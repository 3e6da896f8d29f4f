// Ctrl-C and a request to end: the event loop is left, so that what is being done can be finished.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace duebell::ctl {

class Interruption : public QObject {
    Q_OBJECT

public:
    /// From now on SIGINT and SIGTERM quit the application's event loop. One at a time.
    explicit Interruption(QObject* parent = nullptr);
    ~Interruption() override;

private:
    std::array<int, 2> m_pipe { -1, -1 };
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace duebell::ctl
