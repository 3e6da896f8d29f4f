#include "ui/pages/timekindpainter.h"

#include "desk/summary.h"

namespace duebell {

static void paintTexture(QPainter& painter, const QRectF& rect, const QColor& ground, const QColor& lines,
                         Qt::BrushStyle style)
{
    painter.fillRect(rect, ground);
    painter.fillRect(rect, QBrush(lines, style));
}

void paintTimeKind(QPainter& painter, const QRectF& rect, RowKind kind, bool late, const Colours& colours)
{
    switch (kind) {
    case RowKind::Counted:
        if (late)
            paintTexture(painter, rect, colours.breached, colours.base, Qt::FDiagPattern);
        else
            painter.fillRect(rect, colours.running);
        return;
    case RowKind::OutsideHours: {
        // Thinner: time in which nothing moves.
        const qreal inset = rect.height() / 4;
        painter.fillRect(rect.adjusted(0, inset, 0, -inset), colours.closed);
        return;
    }
    case RowKind::Holiday:
        paintTexture(painter, rect, colours.base, colours.muted, Qt::Dense6Pattern);
        return;
    case RowKind::PausedForClient:
        paintTexture(painter, rect, colours.tint(RowState::Paused), colours.paused, Qt::BDiagPattern);
        return;
    case RowKind::PausedForThirdParty:
        paintTexture(painter, rect, colours.tint(RowState::Paused), colours.paused, Qt::DiagCrossPattern);
        return;
    case RowKind::PausedByStatus:
        paintTexture(painter, rect, colours.tint(RowState::Paused), colours.paused, Qt::VerPattern);
        return;
    case RowKind::Resolved:
        paintTexture(painter, rect, colours.base, colours.calm, Qt::HorPattern);
        return;
    }
}

RowKind timeKindOf(Waiting who)
{
    switch (who) {
    case Waiting::Client:
        return RowKind::PausedForClient;
    case Waiting::ThirdParty:
        return RowKind::PausedForThirdParty;
    case Waiting::Nobody:
        return RowKind::OutsideHours;
    case Waiting::Resolved:
        return RowKind::Resolved;
    case Waiting::Us:
        break;
    }
    return RowKind::Counted;
}

} // namespace duebell
