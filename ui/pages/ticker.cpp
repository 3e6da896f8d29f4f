#include "ui/pages/ticker.h"

#include <QEvent>

namespace duebell {

Ticker::Ticker(QWidget* widget)
    : QObject(widget)
    , m_widget(widget)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::beat);
    widget->installEventFilter(this);
}

void Ticker::setRunning(bool running)
{
    m_running = running;
    refresh();
}

void Ticker::refresh()
{
    const bool seen = m_widget->isVisible() && !m_widget->window()->isMinimized();
    if (!m_running || !seen) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        Q_EMIT beat(); // what was hidden for a while is right at once
        m_timer.start();
    }
}

bool Ticker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        m_widget->window()->installEventFilter(this); // minimising is told to the window only; twice is once
        refresh();
    } else if (event->type() == QEvent::WindowStateChange) {
        refresh();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace duebell
