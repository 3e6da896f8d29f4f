#include "ui/pages/queryhelp.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace duebell {

QueryHelp::QueryHelp(QWidget* field, const Theme& theme)
    : QFrame(field)
    , m_field(field)
    , m_theme(theme)
    , m_grid(new QGridLayout)
{
    setAccessibleName(tr("How to filter"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_grid->setHorizontalSpacing(space::kLarge);
    m_grid->setVerticalSpacing(space::kTiny);
    m_grid->setColumnStretch(1, 1);
    addExample(QStringLiteral("printer"), tr("Words in ticket, subject, client, priority, status, assignee"));
    addExample(QStringLiteral("\"on fire\""), tr("These words, one after the other"));
    addExample(QStringLiteral("tier:premium,standard"), tr("One of these values; also client:none, has:client"));
    addExample(QStringLiteral("assignee:me"), tr("Mine; also “mine” and “unassigned”"));
    addExample(QStringLiteral("due<1h"), tr("Due within the hour, or overdue; wall time"));
    addExample(QStringLiteral("left<30m"), tr("Less than half an hour of open time left"));
    addExample(QStringLiteral("age>3d"), tr("Older than three days; “idle” since anything happened"));
    addExample(QStringLiteral("breached"), tr("A state: also atrisk, running, paused, calm, today, done"));
    addExample(QStringLiteral("-status:waiting"), tr("Not: whatever is not waiting"));
    auto* all = new QToolButton(this);
    all->setText(tr("The whole language …"));
    all->setAutoRaise(true);
    connect(all, &QToolButton::clicked, this, &QueryHelp::wholeLanguageRequested);
    auto* hint = new QLabel(tr("All terms must hold. Ctrl+Space proposes what can be typed."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(hint, 1);
    bottom->addWidget(all);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kSmall);
    layout->setSpacing(space::kSmall);
    layout->addLayout(m_grid);
    layout->addLayout(bottom);
    hide();
    connect(&theme, &Theme::changed, this, &QueryHelp::takeTheme);
    takeTheme();
}

// Examples look like what they are: text to be typed, and links.
void QueryHelp::takeTheme()
{
    for (QToolButton* button : findChildren<QToolButton*>()) {
        QPalette palette = button->palette();
        palette.setColor(QPalette::ButtonText, m_theme.colours().accent);
        button->setPalette(palette);
    }
}

void QueryHelp::addExample(const QString& example, const QString& meaning)
{
    const int row = m_grid->rowCount();
    auto* button = new QToolButton(this);
    button->setText(example);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolTip(tr("Puts it into the filter"));
    connect(button, &QToolButton::clicked, this, [this, example] { Q_EMIT picked(example); });
    auto* label = new QLabel(meaning, this);
    label->setBuddy(button);
    m_grid->addWidget(button, row, 0, Qt::AlignLeading);
    m_grid->addWidget(label, row, 1);
}

void QueryHelp::popUp()
{
    QWidget* window = m_field->window();
    if (parentWidget() != window)
        setParent(window);
    const QSize size = sizeHint().boundedTo(window->size());
    const bool rightToLeft = m_field->layoutDirection() == Qt::RightToLeft;
    QPoint corner
        = m_field->mapTo(window, QPoint(rightToLeft ? m_field->width() - size.width() : 0, m_field->height() + 1));
    corner.setX(std::clamp(corner.x(), 0, std::max(window->width() - size.width(), 0)));
    setGeometry(QRect(corner, size));
    show();
    raise();
}

} // namespace duebell
