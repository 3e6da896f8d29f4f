#include "ui/pages/toaststack.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace duebell {

namespace {

    constexpr int kWidthInCharacters = 58;
    constexpr std::size_t kShown = 4; // older ones wait behind

} // namespace

ToastStack::ToastStack(QWidget& area, const Theme& theme, const IconSet& icons)
    : QObject(&area)
    , m_area(area)
    , m_theme(theme)
    , m_icons(icons)
{
    area.installEventFilter(this);
    connect(&theme, &Theme::changed, this, &ToastStack::layOut);
}

void ToastStack::show(const Notification& notification)
{
    const auto known = std::ranges::find(m_toasts, notification.id, &Toast::id);
    Toast* toast = known == m_toasts.end() ? nullptr : *known;
    if (!toast) {
        toast = new Toast(m_theme, m_icons, &m_area);
        m_toasts.push_back(toast);
        connect(toast, &Toast::pressed, this, [this, toast](const QString& key) { Q_EMIT invoked(toast->id(), key); });
        connect(toast, &Toast::dismissed, this, [this, toast] {
            const NotificationId id = toast->id();
            withdraw(id);
            Q_EMIT closed(id);
        });
    }
    toast->show(notification);
    layOut();
}

void ToastStack::withdraw(NotificationId id)
{
    const auto known = std::ranges::find(m_toasts, id, &Toast::id);
    if (known == m_toasts.end())
        return;
    Toast* toast = *known;
    m_toasts.erase(known);
    const bool hadFocus = toast->isAncestorOf(QApplication::focusWidget());
    toast->hide();
    toast->deleteLater(); // one of its buttons may be asking
    layOut();
    if (hadFocus && !takeFocus())
        Q_EMIT focusLost();
}

bool ToastStack::takeFocus()
{
    if (m_toasts.empty())
        return false;
    m_toasts.back()->takeFocus();
    return true;
}

void ToastStack::layOut()
{
    const QRect area = m_area.rect().adjusted(space::kLarge, space::kLarge, -space::kLarge, -space::kLarge);
    const int wanted = m_area.fontMetrics().averageCharWidth() * kWidthInCharacters;
    int bottom = area.bottom();
    for (std::size_t i = m_toasts.size(); i-- > 0;) {
        Toast* toast = m_toasts[i];
        toast->setTextWidth(std::min(std::max(wanted, toast->minimumSizeHint().width()), area.width()));
        const bool fits = m_toasts.size() - i <= kShown && bottom - toast->height() >= area.top();
        toast->setVisible(fits || i + 1 == m_toasts.size());
        if (!fits)
            continue;
        const int left = m_area.layoutDirection() == Qt::RightToLeft ? area.left() : area.right() - toast->width() + 1;
        toast->move(left, bottom - toast->height() + 1);
        toast->raise();
        bottom -= toast->height() + space::kSmall;
    }
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_area && event->type() == QEvent::Resize)
        layOut();
    return QObject::eventFilter(watched, event);
}

} // namespace duebell
