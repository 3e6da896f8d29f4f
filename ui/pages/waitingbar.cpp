#include "ui/pages/waitingbar.h"

#include "ui/pages/timekindpainter.h"
#include "words/durationtext.h"
#include "words/names.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace duebell {

static constexpr int kBarHeight = 8;
static constexpr int kSwatch = 12;

WaitingBar::WaitingBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setToolTip(tr("Who the ticket was waiting for, from its opening to its end or until now."));
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void WaitingBar::show(const WaitingSplit& split)
{
    m_split = split;
    setAccessibleName(tr("Waiting for: %1", "who and how long").arg(words().join(QStringLiteral(", "))));
    setVisible(!parts().empty());
    updateGeometry();
    update();
}

std::vector<Waiting> WaitingBar::parts() const
{
    std::vector<Waiting> parts;
    for (const Waiting who :
         { Waiting::Us, Waiting::Client, Waiting::ThirdParty, Waiting::Nobody, Waiting::Resolved }) {
        if (m_split.of(who) > Seconds(0))
            parts.push_back(who);
    }
    return parts;
}

QStringList WaitingBar::words() const
{
    QStringList words;
    for (const Waiting who : parts())
        words.append(
            tr("%1 %2", "who was waited for, how long").arg(Names::waiting(who), DurationText::wall(m_split.of(who))));
    return words;
}

FlowPlan WaitingBar::plan(int width) const
{
    const QFontMetrics metrics(Theme::secondaryFont());
    std::vector<QSize> sizes;
    for (const QString& word : words())
        sizes.emplace_back(kSwatch + space::kTiny + metrics.horizontalAdvance(word), metrics.height());
    return planFlow(sizes, width, space::kMedium, 1);
}

int WaitingBar::heightForWidth(int width) const
{
    return kBarHeight + space::kTiny + plan(width).height;
}

QSize WaitingBar::sizeHint() const
{
    constexpr int usual = 400;
    return { usual, heightForWidth(usual) };
}

QSize WaitingBar::minimumSizeHint() const
{
    return { 160, kBarHeight + space::kTiny + QFontMetrics(Theme::secondaryFont()).height() };
}

void WaitingBar::paintEvent(QPaintEvent*)
{
    const auto whole = static_cast<double>(m_split.whole().count());
    if (whole <= 0)
        return;
    QPainter painter(this);
    const Colours& colours = m_theme.colours();
    const auto placed = [this](const QRect& box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    const FlowPlan flow = plan(width());
    const QStringList said = words();
    painter.setFont(Theme::secondaryFont());
    const QFontMetrics metrics(painter.font());
    double before = 0;
    qsizetype number = 0;
    for (const Waiting who : parts()) {
        const double share = static_cast<double>(m_split.of(who).count()) / whole;
        const int left = qRound(before * width());
        before += share;
        const int right = std::max(left + 2, qRound(before * width()));
        paintTimeKind(painter, placed(QRect(left, 0, right - left, kBarHeight)), timeKindOf(who), false, colours);
        const QRect box = flow.boxes[static_cast<std::size_t>(number)].translated(0, kBarHeight + space::kTiny);
        paintTimeKind(painter, placed(QRect(box.left(), box.center().y() - 4, kSwatch, 10)), timeKindOf(who), false,
                      colours);
        painter.setPen(colours.muted);
        const QRect text = placed(box.adjusted(kSwatch + space::kTiny, 0, 2, 0));
        painter.drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine,
                         said[number]);
        ++number;
    }
}

} // namespace duebell
