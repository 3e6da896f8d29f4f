#include "ui/pages/statusline.h"

#include "ui/pages/plaintip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace duebell {

static constexpr int kNarrowest = 48; // less says nothing

std::vector<int> fitPieces(const std::vector<int>& wanted, const std::vector<int>& importance, int gap, int room)
{
    std::vector<int> widths(wanted.size(), 0);
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t piece) { return importance[piece]; });
    int left = room;
    for (const std::size_t piece : order) {
        if (wanted[piece] <= 0)
            continue;
        const int before = left < room ? gap : 0;
        if (wanted[piece] + before > left) {
            if (left - before >= kNarrowest)
                widths[piece] = left - before;
            break;
        }
        widths[piece] = wanted[piece];
        left -= wanted[piece] + before;
    }
    return widths;
}

StatusLine::StatusLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void StatusLine::show(std::vector<StatusPiece> pieces)
{
    if (pieces == m_pieces)
        return;
    m_pieces = std::move(pieces);
    QStringList said;
    for (const StatusPiece& piece : m_pieces) {
        if (!piece.text.isEmpty())
            said.append(piece.text);
    }
    setAccessibleName(said.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QString StatusLine::shownText(const StatusPiece& piece)
{
    return piece.isWarning ? QStringLiteral("⚠ ") + piece.text : piece.text;
}

int StatusLine::widthOf(const StatusPiece& piece) const
{
    return piece.text.isEmpty() ? 0 : fontMetrics().horizontalAdvance(shownText(piece)) + 2;
}

QSize StatusLine::sizeHint() const
{
    int width = 0;
    for (const StatusPiece& piece : m_pieces) {
        if (const int own = widthOf(piece); own > 0)
            width += own + (width > 0 ? space::kLarge : 0);
    }
    return { width, fontMetrics().height() + space::kTiny };
}

QSize StatusLine::minimumSizeHint() const
{
    return { std::min(80, sizeHint().width()), sizeHint().height() };
}

std::vector<QRect> StatusLine::boxes() const
{
    std::vector<int> wanted;
    std::vector<int> importance;
    for (const StatusPiece& piece : m_pieces) {
        wanted.push_back(widthOf(piece));
        importance.push_back(piece.importance);
    }
    std::vector<QRect> boxes;
    int x = 0;
    for (const int taken : fitPieces(wanted, importance, space::kLarge, width())) {
        boxes.push_back(taken > 0 ? QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, taken, height()))
                                  : QRect());
        x += taken > 0 ? taken + space::kLarge : 0;
    }
    return boxes;
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const std::vector<QRect> places = boxes();
    const auto side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const auto flags = static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine;
    for (std::size_t number = 0; number < m_pieces.size(); ++number) {
        if (places[number].isEmpty())
            continue;
        painter.setPen(m_pieces[number].isWarning ? m_theme.colours().atRisk : m_theme.colours().muted);
        painter.drawText(places[number], flags,
                         fontMetrics().elidedText(shownText(m_pieces[number]), Qt::ElideRight, places[number].width()));
    }
}

bool StatusLine::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::vector<QRect> places = boxes();
    QString tip;
    for (std::size_t number = 0; number < m_pieces.size(); ++number) {
        const StatusPiece& piece = m_pieces[number];
        if (places[number].contains(help->pos()))
            tip = piece.tip.isEmpty() ? piece.text : piece.text + QLatin1Char('\n') + piece.tip;
    }
    QToolTip::showText(help->globalPos(), plainTip(tip), this);
    return true;
}

} // namespace duebell
