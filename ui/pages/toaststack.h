// The toasts of a window, one above the other in its lower trailing corner, the newest at the bottom.
#pragma once

#include "ui/pages/toast.h"

#include <QObject>

#include <vector>

namespace duebell {

class ToastStack : public QObject {
    Q_OBJECT

public:
    /// All must outlive the stack; the toasts lie over `area`.
    ToastStack(QWidget& area, const Theme& theme, const IconSet& icons);

    /// One of the same id is replaced where it stands.
    void show(const Notification& notification);
    void withdraw(NotificationId id);
    [[nodiscard]] bool isEmpty() const { return m_toasts.empty(); }
    /// The newest last.
    [[nodiscard]] const std::vector<Toast*>& toasts() const { return m_toasts; }
    /// Gives the focus to the newest; false when there is none.
    bool takeFocus();

Q_SIGNALS:
    void invoked(duebell::NotificationId id, const QString& key);
    /// A person sent it away, or it left by itself.
    void closed(duebell::NotificationId id);
    /// The one that had the focus is gone.
    void focusLost();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();

    QWidget& m_area;
    const Theme& m_theme;
    const IconSet& m_icons;
    std::vector<Toast*> m_toasts; // children of m_area
};

} // namespace duebell
