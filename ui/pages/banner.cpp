#include "ui/pages/banner.h"

#include "desk/summary.h"

#include <QHBoxLayout>
#include <QPainter>

namespace duebell {

Banner::Banner(Kind kind, const QString& buttonText, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_button(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_button->setText(buttonText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    connect(&theme, &Theme::changed, this, &Banner::takeTheme);
    takeTheme();
    hide();
}

QColor Banner::background() const
{
    return m_kind == Kind::AsOf ? m_theme.colours().banner : m_theme.colours().tint(RowState::Breached);
}

QColor Banner::foreground() const
{
    return m_kind == Kind::AsOf ? m_theme.colours().onBanner : m_theme.colours().text;
}

void Banner::takeTheme()
{
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, foreground());
    m_text->setPalette(palette);
    QFont font = Theme::strongFont();
    if (m_kind == Kind::Failure)
        font.setWeight(QFont::Normal);
    m_text->setFont(font);
    update();
}

void Banner::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void Banner::setWayOn(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setText(tr("%1 (%2)", "action, key")
                        .arg(QString(action->text()).remove(QLatin1Char('&')),
                             action->shortcut().toString(QKeySequence::NativeText)));
    const auto show = [action, button] { button->setVisible(action->isEnabled()); };
    connect(action, &QAction::enabledChanged, button, show);
    show();
    qobject_cast<QHBoxLayout*>(layout())->insertWidget(1, button);
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), background());
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colours().line);
}

} // namespace duebell
