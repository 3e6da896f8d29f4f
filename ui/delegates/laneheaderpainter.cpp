#include "ui/delegates/laneheaderpainter.h"

#include "words/names.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace duebell {

static constexpr int kStripe = 3;

// The state whose colour stands for the lane.
static RowState stateOf(Lane lane)
{
    switch (lane) {
    case Lane::DueSoon:
        return RowState::AtRisk;
    case Lane::BreachedToday:
    case Lane::OlderOverdue:
        return RowState::Breached;
    case Lane::Later:
        return RowState::Running;
    case Lane::Waiting:
        return RowState::Paused;
    case Lane::NoAgreement:
        return RowState::NoAgreement;
    case Lane::Done:
        break;
    }
    return RowState::Done;
}

void paintLaneHeader(QPainter& painter, const QRect& rect, const LaneHeader& header, const QFont& font,
                     Qt::LayoutDirection direction, const Theme& theme, const IconSet& icons)
{
    const Colours& colours = theme.colours();
    const bool rightToLeft = direction == Qt::RightToLeft;
    const auto placed = [&](const QRect& box) { return QStyle::visualRect(direction, rect, box); };
    painter.fillRect(rect, header.isSelected ? colours.selection : colours.band);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line);
    painter.fillRect(placed(QRect(rect.left(), rect.top(), kStripe, rect.height() - 1)),
                     colours.ofState(stateOf(header.lane)));
    const QString chevron = QString::fromLatin1(!header.isFolded  ? "chevron-down"
                                                    : rightToLeft ? "chevron-left"
                                                                  : "chevron-right");
    const QRect icon(rect.left() + space::kSmall, rect.center().y() - space::kIcon / 2, space::kIcon, space::kIcon);
    painter.drawPixmap(placed(icon).topLeft(),
                       icons.pixmap(chevron, colours.muted, space::kIcon, painter.device()->devicePixelRatioF()));

    int left = icon.right() + 1 + space::kSmall;
    const int alignment
        = static_cast<int>((rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute);
    const auto write = [&](const QString& text, const QFont& with, const QColor& colour) {
        const int room = rect.right() - space::kSmall - left;
        const QFontMetrics metrics(with);
        const int width = std::min(metrics.horizontalAdvance(text) + 2, room);
        painter.setFont(with);
        painter.setPen(colour);
        painter.drawText(placed(QRect(left, rect.top(), width, rect.height())), alignment,
                         metrics.elidedText(text, Qt::ElideRight, width));
        left += width + space::kSmall;
    };
    write(Names::lane(header.lane), Theme::strongFont(), colours.text);
    write(QLocale().toString(header.count), font, colours.muted);
    if (!header.first.isEmpty()) {
        left += space::kMedium;
        write(header.first, Theme::secondaryFont(), colours.muted);
    }
}

} // namespace duebell
