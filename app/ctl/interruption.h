// Ctrl-C and a request to end: the event loop is left, and whoever works in steps looks for it between two of them, so
// that what is being done can be finished. A second one ends the program at once.
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

    /// Ctrl-C was pressed, or the program was asked to end, since the object was made.
    [[nodiscard]] static bool isRequested();

private:
    std::array<int, 2> m_pipe { -1, -1 };
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace duebell::ctl
