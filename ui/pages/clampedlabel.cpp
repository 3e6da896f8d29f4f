#include "ui/pages/clampedlabel.h"

#include "ui/pages/plaintip.h"

#include <QEvent>
#include <QTextLayout>

#include <algorithm>

namespace duebell {

ClampedLabel::ClampedLabel(int mostLines, QWidget* parent)
    : QLabel(parent)
    , m_mostLines(mostLines)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(mostLines > 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(mostLines > 1);
    setSizePolicy(policy);
}

void ClampedLabel::setWhole(const QString& text)
{
    m_whole = text;
    setAccessibleName(text);
    fit();
    updateGeometry();
}

QSize ClampedLabel::around() const
{
    const QMargins margins = contentsMargins();
    return { margins.left() + margins.right(), margins.top() + margins.bottom() };
}

ClampedLabel::Lines ClampedLabel::linesFor(int width) const
{
    const int room = std::max(1, width - around().width());
    QString paragraphs = m_whole;
    paragraphs.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(paragraphs, font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    Lines lines;
    QStringList shown;
    qreal height = 0; // fonts that stand in for missing letters may be taller
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room);
        height += line.height() + line.leading();
        const bool isLast = static_cast<int>(shown.size()) + 1 == m_mostLines;
        const int end = line.textStart() + line.textLength();
        if (isLast && end < paragraphs.size()) {
            QString rest = m_whole.mid(line.textStart());
            rest = rest.section(QLatin1Char('\n'), 0, 0).trimmed() + QStringLiteral("…");
            shown.append(fontMetrics().elidedText(rest, Qt::ElideRight, room));
            lines.isCut = true;
            break;
        }
        shown.append(m_whole.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    lines.height = std::max(fontMetrics().lineSpacing(), qCeil(height));
    lines.text = shown.join(QChar::LineSeparator); // lines of one paragraph run in one direction
    return lines;
}

void ClampedLabel::fit()
{
    const Lines lines = linesFor(width());
    m_isCut = lines.isCut;
    setText(lines.text);
    setToolTip(lines.isCut ? plainTip(m_whole) : QString());
}

int ClampedLabel::heightForWidth(int width) const
{
    return linesFor(width).height + around().height();
}

QSize ClampedLabel::sizeHint() const
{
    const QStringList lines = m_whole.split(QLatin1Char('\n'));
    int widest = 0;
    for (const QString& line : lines)
        widest = std::max(widest, fontMetrics().horizontalAdvance(line) + 1);
    const int usual = fontMetrics().averageCharWidth() * 60;
    const int width = std::min(widest, m_mostLines > 1 ? usual : widest) + around().width();
    return { width, heightForWidth(width) };
}

QSize ClampedLabel::minimumSizeHint() const
{
    return QSize(fontMetrics().averageCharWidth() * 8, fontMetrics().lineSpacing()) + around();
}

void ClampedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    fit();
}

void ClampedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ContentsRectChange)
        fit();
}

} // namespace duebell
