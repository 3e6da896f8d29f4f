#include "ui/pages/factsview.h"

#include "ui/pages/plaintip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace duebell {

FactsView::FactsView(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void FactsView::show(std::vector<Fact> facts)
{
    m_facts = std::move(facts);
    QStringList spoken;
    for (const Fact& fact : m_facts)
        spoken.append(fact.caption + QLatin1Char(' ') + fact.value);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

FlowPlan FactsView::plan(int width) const
{
    const QFontMetrics metrics(font());
    std::vector<QSize> sizes;
    sizes.reserve(m_facts.size());
    for (const Fact& fact : m_facts)
        sizes.emplace_back(metrics.horizontalAdvance(fact.caption) + space::kTiny + 2
                               + metrics.horizontalAdvance(fact.value),
                           metrics.height());
    return planFlow(sizes, width, space::kLarge, space::kTiny / 2);
}

QSize FactsView::sizeHint() const
{
    constexpr int usual = 400;
    return { usual, plan(usual).height };
}

QSize FactsView::minimumSizeHint() const
{
    return { 120, QFontMetrics(font()).height() };
}

void FactsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const FlowPlan flow = plan(width());
    const QFontMetrics metrics(font());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto flags
        = static_cast<int>((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter)
        | Qt::TextSingleLine;
    for (std::size_t number = 0; number < m_facts.size(); ++number) {
        const QRect box = QStyle::visualRect(layoutDirection(), rect(), flow.boxes[number]);
        const Fact& fact = m_facts[number];
        painter.setPen(m_theme.colours().muted);
        painter.drawText(box, flags, fact.caption);
        const int used = metrics.horizontalAdvance(fact.caption) + space::kTiny + 2;
        const QRect rest = mirrored ? box.adjusted(0, 0, -used, 0) : box.adjusted(used, 0, 0, 0);
        painter.setPen(m_theme.colours().text);
        painter.drawText(rest, flags, metrics.elidedText(fact.value, Qt::ElideRight, rest.width() + 1));
    }
}

bool FactsView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const FlowPlan flow = plan(width());
    QString tip;
    for (std::size_t number = 0; number < m_facts.size(); ++number) {
        if (QStyle::visualRect(layoutDirection(), rect(), flow.boxes[number]).contains(help->pos()))
            tip = m_facts[number].caption + QLatin1Char(' ') + m_facts[number].value;
    }
    QToolTip::showText(help->globalPos(), plainTip(tip), this);
    return true;
}

} // namespace duebell
