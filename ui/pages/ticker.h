// One beat a second while its window can be seen; silent while it is hidden or minimised. The window's only repeating
// timer.
#pragma once

#include <QTimer>
#include <QWidget>

namespace duebell {

class Ticker : public QObject {
    Q_OBJECT

public:
    /// Follows the window that holds `widget`.
    explicit Ticker(QWidget* widget);

    /// Off for a desk as of an instant: its clock stands still.
    void setRunning(bool running);
    [[nodiscard]] bool isBeating() const { return m_timer.isActive(); }

Q_SIGNALS:
    void beat();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();

    QWidget* m_widget;
    QTimer m_timer;
    bool m_running = true;
};

} // namespace duebell
