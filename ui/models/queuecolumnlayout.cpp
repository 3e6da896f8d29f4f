#include "ui/models/queuecolumnlayout.h"

#include <algorithm>

namespace duebell {

static constexpr int kWidest = 4000;

QueueColumnLayout QueueColumnLayout::standard()
{
    QueueColumnLayout layout;
    for (const QueueColumnTraits& traits : kQueueColumns) {
        if (traits.shown)
            layout.shown.push_back({ traits.column, 0 });
    }
    return layout;
}

QStringList QueueColumnLayout::toTexts() const
{
    QStringList texts;
    for (const ShownColumn& entry : shown) {
        const QString id = QLatin1String(traitsOf(entry.column).id);
        texts.append(entry.width > 0 ? id + QLatin1Char(':') + QString::number(entry.width) : id);
    }
    return texts;
}

QueueColumnLayout QueueColumnLayout::fromTexts(const QStringList& texts)
{
    QueueColumnLayout layout;
    for (const QString& text : texts) {
        const std::optional<QueueColumn> column = queueColumnOf(text.section(QLatin1Char(':'), 0, 0));
        if (!column || layout.shows(*column))
            continue;
        const int width = text.section(QLatin1Char(':'), 1).toInt();
        layout.shown.push_back({ *column, width > 0 && width <= kWidest ? width : 0 });
    }
    return layout.shown.empty() ? standard() : layout;
}

bool QueueColumnLayout::shows(QueueColumn column) const
{
    return std::ranges::any_of(shown, [column](const ShownColumn& entry) { return entry.column == column; });
}

} // namespace duebell
