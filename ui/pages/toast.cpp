#include "ui/pages/toast.h"

#include "desk/summary.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace duebell {

namespace {

    constexpr int kStaysMilliseconds = 30'000;
    constexpr int kStripe = 3;
    constexpr int kMostTitleLines = 2;
    constexpr int kMostBodyLines = 8;

} // namespace

Toast::Toast(const Theme& theme, const IconSet& icons, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_icon(new QLabel(this))
    , m_title(new ClampedLabel(kMostTitleLines, this))
    , m_body(new ClampedLabel(kMostBodyLines, this))
    , m_buttons(new QWidget(this))
    , m_close(new QToolButton(this))
{
    m_body->setForegroundRole(QPalette::PlaceholderText);
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("✕"));
    m_close->setToolTip(tr("Dismiss", "an alert in the corner of the window"));
    m_close->setAccessibleName(m_close->toolTip());
    m_close->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(space::kLarge, space::kMedium, space::kMedium, space::kMedium);
    layout->setHorizontalSpacing(space::kSmall);
    layout->setVerticalSpacing(space::kTiny);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1, Qt::AlignTop);
    layout->addWidget(m_close, 0, 2, Qt::AlignTop);
    layout->addWidget(m_body, 1, 1, 1, 2);
    layout->addWidget(m_buttons, 2, 1, 1, 2);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, space::kTiny, 0, 0);
    buttons->setSpacing(space::kSmall);
    m_leaving.setSingleShot(true);
    m_leaving.setInterval(kStaysMilliseconds);
    connect(&m_leaving, &QTimer::timeout, this, &Toast::leaveLater);
    connect(m_close, &QToolButton::clicked, this, &Toast::dismissed);
    connect(&theme, &Theme::changed, this, &Toast::takeTheme);
    takeTheme();
}

RowState Toast::state() const
{
    return m_notification.urgency == Notification::Urgency::Critical ? RowState::Breached : RowState::AtRisk;
}

void Toast::show(const Notification& notification)
{
    m_notification = notification;
    m_title->setWhole(notification.title);
    m_body->setWhole(notification.body);
    m_body->setVisible(!notification.body.isEmpty());
    setAccessibleName(notification.title);
    setAccessibleDescription(notification.body);
    makeButtons();
    takeTheme();
    m_leaving.stop();
    if (notification.urgency != Notification::Urgency::Critical)
        m_leaving.start();
    QFrame::show();
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void Toast::makeButtons()
{
    qDeleteAll(m_buttons->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly));
    auto* layout = static_cast<QHBoxLayout*>(m_buttons->layout());
    while (layout->count() != 0)
        delete layout->takeAt(0);
    for (const NotificationButton& button : m_notification.buttons) {
        if (button.key == QLatin1String("default"))
            continue; // a click on the notification itself
        auto* push = new QPushButton(button.label, m_buttons);
        push->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where it is
        push->setAutoDefault(true);
        layout->addWidget(push);
        connect(push, &QPushButton::clicked, this, [this, key = button.key] { Q_EMIT pressed(key); });
    }
    layout->addStretch(1);
}

void Toast::takeFocus()
{
    if (auto* first = m_buttons->findChild<QPushButton*>())
        first->setFocus(Qt::ShortcutFocusReason);
}

void Toast::setTextWidth(int width)
{
    setFixedWidth(width);
    setFixedHeight(layout()->heightForWidth(width));
}

void Toast::takeTheme()
{
    m_icon->setPixmap(m_icons.state(state(), space::kIcon, devicePixelRatioF()));
    m_title->setFont(Theme::strongFont());
    // As the window runs, not as the words do: subjects come in any language.
    const Qt::Alignment side = (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
    for (QLabel* label : { m_title, m_body })
        label->setAlignment(side | Qt::AlignVCenter);
    // Title and icon stand level with the button beside them.
    const int inset = std::max(0, (m_close->sizeHint().height() - m_title->fontMetrics().height()) / 2);
    m_title->setContentsMargins(0, inset, 0, 0);
    m_icon->setContentsMargins(0, inset, 0, 0);
    update();
}

// Whoever reads it, or has the keyboard on it, is not finished.
void Toast::leaveLater()
{
    if (underMouse() || isAncestorOf(focusWidget()) || hasFocus())
        m_leaving.start();
    else
        Q_EMIT dismissed();
}

void Toast::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT dismissed();
        return;
    }
    QFrame::keyPressEvent(event);
}

void Toast::enterEvent(QEnterEvent* event)
{
    m_leaving.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    if (m_notification.urgency != Notification::Urgency::Critical)
        m_leaving.start();
    QFrame::leaveEvent(event);
}

void Toast::paintEvent(QPaintEvent*)
{
    const Colours& colours = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(colours.dark ? colours.muted : colours.line);
    painter.setBrush(colours.dark ? colours.band : colours.base);
    painter.drawRoundedRect(card, space::kCorner, space::kCorner);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const QRectF stripe(rightToLeft ? card.right() - kStripe - 1 : card.left() + 1, card.top() + space::kCorner,
                        kStripe, card.height() - 2 * space::kCorner);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ofState(state()));
    painter.drawRoundedRect(stripe, kStripe / 2.0, kStripe / 2.0);
}

} // namespace duebell
