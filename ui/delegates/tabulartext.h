// Text whose digits all take the same width, whatever the font does, so that a countdown does not jitter. Plain
// left-to-right scripts only; anything else is left to the font.
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QRawFont>

namespace duebell {

class TabularText {
public:
    TabularText() = default;
    explicit TabularText(const QFont& font);

    /// One line in `box`, at its leading edge, vertically centred, elided when too long.
    void draw(QPainter& painter, const QRect& box, const QString& text, Qt::LayoutDirection direction) const;
    [[nodiscard]] qreal width(const QString& text) const;
    [[nodiscard]] qreal ascent() const { return m_ascent; }
    [[nodiscard]] int lineHeight() const { return m_lineHeight; }
    [[nodiscard]] const QFont& font() const { return m_font; }

private:
    [[nodiscard]] bool layOut(const QString& text, QList<quint32>& glyphs, QList<QPointF>& positions,
                              qreal& width) const;

    QFont m_font;
    QRawFont m_rawFont;
    qreal m_digitWidth = 0;
    qreal m_ascent = 0;
    int m_lineHeight = 0;
};

} // namespace duebell
