// A quiet card in the window's corner that says what a notification would say, with the same buttons. Never takes the
// focus; a keyboard reaches it.
#pragma once

#include "notify/notification.h"
#include "ui/pages/clampedlabel.h"
#include "ui/theme/iconset.h"

#include <QFrame>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace duebell {

class Toast : public QFrame {
    Q_OBJECT

public:
    /// Both must outlive the toast.
    Toast(const Theme& theme, const IconSet& icons, QWidget* parent);

    /// What it says from now on. A critical one stays; another leaves after a while in which nobody looked at it.
    void show(const Notification& notification);
    [[nodiscard]] NotificationId id() const { return m_notification.id; }
    [[nodiscard]] const Notification& notification() const { return m_notification; }
    /// Gives the focus to its first button.
    void takeFocus();
    /// How wide its text is set; its height follows.
    void setTextWidth(int width);

Q_SIGNALS:
    void pressed(const QString& key); ///< of a button
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void takeTheme();
    void makeButtons();
    void leaveLater();
    [[nodiscard]] RowState state() const;

    const Theme& m_theme;
    const IconSet& m_icons;
    Notification m_notification;
    QLabel* m_icon;
    ClampedLabel* m_title;
    ClampedLabel* m_body;
    QWidget* m_buttons;
    QToolButton* m_close;
    QTimer m_leaving;
};

} // namespace duebell
