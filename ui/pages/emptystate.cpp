#include "ui/pages/emptystate.h"

#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace duebell {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setFont(Theme::headingFont());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : { m_title, m_hint }) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kHuge);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addStretch(3);
}

void EmptyState::show(const QString& title, const QString& hint)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

} // namespace duebell
