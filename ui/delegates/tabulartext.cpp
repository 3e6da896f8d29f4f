#include "ui/delegates/tabulartext.h"

#include <QGlyphRun>

#include <algorithm>

namespace duebell {

TabularText::TabularText(const QFont& font)
    : m_font(font)
    , m_rawFont(QRawFont::fromFont(font))
{
    const QFontMetricsF metrics(font);
    for (char digit = '0'; digit <= '9'; ++digit)
        m_digitWidth = std::max(m_digitWidth, metrics.horizontalAdvance(QLatin1Char(digit)));
    m_ascent = metrics.ascent();
    m_lineHeight = qRound(metrics.height());
}

bool TabularText::layOut(const QString& text, QList<quint32>& glyphs, QList<QPointF>& positions, qreal& width) const
{
    for (const QChar character : text) {
        if (character.unicode() > 0x024f && character.unicode() != 0x2026 && character.unicode() != 0x2212)
            return false; // a script that wants shaping, or a character of another font
    }
    glyphs = m_rawFont.glyphIndexesForString(text);
    if (glyphs.size() != text.size() || glyphs.contains(0))
        return false;
    const QList<QPointF> advances = m_rawFont.advancesForGlyphIndexes(glyphs);
    positions.resize(glyphs.size());
    width = 0;
    for (qsizetype at = 0; at < glyphs.size(); ++at) {
        const bool digit = text[at].isDigit();
        const qreal slack = digit ? (m_digitWidth - advances[at].x()) / 2 : 0;
        positions[at] = QPointF(width + slack, 0);
        width += digit ? m_digitWidth : advances[at].x();
    }
    return true;
}

qreal TabularText::width(const QString& text) const
{
    QList<quint32> glyphs;
    QList<QPointF> positions;
    qreal width = 0;
    return layOut(text, glyphs, positions, width) ? width : QFontMetricsF(m_font).horizontalAdvance(text);
}

void TabularText::draw(QPainter& painter, const QRect& box, const QString& text, Qt::LayoutDirection direction) const
{
    QList<quint32> glyphs;
    QList<QPointF> positions;
    qreal width = 0;
    if (!layOut(text, glyphs, positions, width) || width > box.width()) {
        painter.setFont(m_font);
        const QFontMetrics metrics(m_font);
        const int alignment = static_cast<int>((direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)
                                               | Qt::AlignVCenter | Qt::AlignAbsolute)
            | Qt::TextSingleLine;
        painter.drawText(box, alignment, metrics.elidedText(text, Qt::ElideRight, box.width()));
        return;
    }
    QGlyphRun run;
    run.setRawFont(m_rawFont);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    const qreal left = direction == Qt::RightToLeft ? box.right() + 1 - width : box.left();
    const qreal top = box.top() + (box.height() - m_lineHeight) / 2.0;
    painter.drawGlyphRun(QPointF(left, qRound(top + m_ascent)), run);
}

} // namespace duebell
