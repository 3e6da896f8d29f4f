#include "ui/delegates/historydelegate.h"

#include "desk/summary.h"
#include "ui/delegates/rowpainter.h"
#include "ui/models/moments.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>

namespace duebell {

static const HistoryEntry& entryOf(const QModelIndex& index)
{
    return *index.data(HistoryModel::EntryRole).value<const HistoryEntry*>();
}

static Instant nowOf(const QModelIndex& index)
{
    return qobject_cast<const HistoryModel*>(index.model())->now();
}

// Breaks the text into lines; the result is its height.
static int layOut(QTextLayout& layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();
    return qCeil(height);
}

// QTextLayout knows one paragraph; its line separator is not the file's.
static QString asLines(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

static QFont headFont(const HistoryEntry& entry)
{
    return entry.isMessage() ? QApplication::font() : Theme::secondaryFont();
}

static QString shownBody(const HistoryEntry& entry, const QModelIndex& index)
{
    return entry.isErased ? HistoryDelegate::tr("The text was erased.") : index.data(HistoryModel::BodyRole).toString();
}

HistoryDelegate::HistoryDelegate(const Theme& theme, const IconSet& icons, QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_theme(theme)
    , m_icons(icons)
{
}

void HistoryDelegate::setWidth(int width)
{
    if (m_width == width)
        return;
    m_width = width;
    forget();
}

QString HistoryDelegate::moreText(const QModelIndex& index)
{
    if (!index.data(HistoryModel::FoldableRole).toBool())
        return {};
    const int hidden = index.data(HistoryModel::HiddenLinesRole).toInt();
    return hidden > 0 ? tr("Show all (%n more line(s))", nullptr, hidden) : tr("Show less");
}

QString HistoryDelegate::remarkOf(const HistoryEntry& entry)
{
    QStringList remarks;
    for (const QString& remark : { entry.undone, entry.late }) {
        if (!remark.isEmpty())
            remarks.append(remark);
    }
    return remarks.join(QStringLiteral(" · "));
}

HistoryRowPlan HistoryDelegate::plan(const QModelIndex& index) const
{
    const HistoryEntry& entry = entryOf(index);
    const bool message = entry.isMessage();
    const QFontMetrics head(headFont(entry));
    const QFontMetrics small(Theme::secondaryFont());
    const int air = message ? space::kSmall : space::kTiny;
    const int left = space::kLarge;
    const int right = m_width - space::kMedium;
    const int time = small.horizontalAdvance(Moments::brief(entry.at, nowOf(index)));
    HistoryRowPlan plan;
    int y = air;
    plan.time = QRect(right - time, y, time, head.height());
    plan.head = QRect(left, y, right - time - space::kMedium - left, head.height());
    if (entry.kind == HistoryEntry::Kind::Alert) {
        const int side = std::min(space::kIcon, head.height());
        plan.icon = QRect(left, y + (head.height() - side) / 2, side, side);
        plan.head.setLeft(left + side + space::kTiny);
    }
    y += head.height();
    if (!remarkOf(entry).isEmpty()) {
        plan.remark = QRect(left, y, right - left, small.height());
        y += small.height();
    }
    const QString body = shownBody(entry, index);
    if (!body.isEmpty()) {
        QTextLayout layout(asLines(body), QApplication::font());
        const int height = layOut(layout, right - left);
        plan.body = QRect(left, y + space::kTiny / 2, right - left, height);
        y += height + space::kTiny / 2;
    }
    if (const QString more = moreText(index); !more.isEmpty()) {
        plan.more = QRect(left, y + space::kTiny / 2, small.horizontalAdvance(more), small.height());
        y += small.height() + space::kTiny / 2;
    }
    plan.height = y + air;
    if (message)
        plan.bar = QRect(space::kTiny + 1, air, 3, plan.height - 2 * air);
    return plan;
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool unfolded = index.data(HistoryModel::HiddenLinesRole).toInt() == 0;
    const quint64 key = static_cast<quint64>(entryOf(index).sequence.value) * 2 + (unfolded ? 1 : 0);
    auto height = m_heights.constFind(key);
    if (height == m_heights.constEnd())
        height = m_heights.insert(key, plan(index).height);
    return { m_width, *height };
}

QColor HistoryDelegate::barColour(const HistoryEntry& entry) const
{
    const Colours& colours = m_theme.colours();
    if (entry.kind == HistoryEntry::Kind::Note)
        return colours.atRisk;
    return entry.actorKind == ActorKind::Client ? colours.accent : colours.calm;
}

void HistoryDelegate::paintHead(QPainter& painter, const HistoryEntry& entry, const QRect& head, const QRect& time,
                                Instant now, Qt::LayoutDirection direction) const
{
    const Colours& colours = m_theme.colours();
    const Qt::Alignment side = direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const auto flags = static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine;
    QFont strong = entry.isMessage() ? Theme::strongFont() : Theme::secondaryFont();
    QFont plain = headFont(entry);
    strong.setStrikeOut(!entry.undone.isEmpty());
    plain.setStrikeOut(!entry.undone.isEmpty());
    // A message is by somebody; a change is something, done by somebody.
    const QString& first = entry.isMessage() ? entry.who : entry.what;
    const QString& second = entry.isMessage() ? entry.what : entry.who;
    const QFontMetrics metrics(strong);
    const QString shownFirst = metrics.elidedText(first, Qt::ElideRight, head.width());
    const int used = metrics.horizontalAdvance(shownFirst) + space::kSmall;
    painter.setFont(strong);
    painter.setPen(colours.text);
    painter.drawText(head, flags, shownFirst);
    const QRect rest = direction == Qt::RightToLeft ? head.adjusted(0, 0, -used, 0) : head.adjusted(used, 0, 0, 0);
    if (rest.width() > space::kHuge) {
        painter.setFont(plain);
        painter.setPen(colours.muted);
        painter.drawText(rest, flags, QFontMetrics(plain).elidedText(second, Qt::ElideRight, rest.width()));
    }
    painter.setFont(Theme::secondaryFont());
    painter.setPen(colours.muted);
    painter.drawText(time.adjusted(-2, 0, 2, 0), static_cast<int>(Qt::AlignCenter) | Qt::TextSingleLine,
                     Moments::brief(entry.at, now));
}

void HistoryDelegate::paintBody(QPainter& painter, const HistoryEntry& entry, const QString& text,
                                const QRect& body) const
{
    QFont font = QApplication::font();
    font.setStrikeOut(!entry.undone.isEmpty());
    font.setItalic(entry.isErased);
    QTextLayout layout(asLines(text), font);
    (void)layOut(layout, body.width());
    painter.setPen(entry.isErased ? m_theme.colours().muted : m_theme.colours().text);
    layout.draw(&painter, body.topLeft());
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = m_theme.colours();
    const HistoryEntry& entry = entryOf(index);
    const HistoryRowPlan parts = plan(index);
    const auto placed = [&option](const QRect& part) {
        const QRect box = part.translated(option.rect.topLeft());
        return QStyle::visualRect(option.direction, option.rect, box);
    };
    painter->save();
    if (entry.kind == HistoryEntry::Kind::Note)
        painter->fillRect(option.rect, colours.tint(RowState::AtRisk));
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        paintRowBackground(*painter, option, colours);
    if (!parts.bar.isNull())
        painter->fillRect(placed(parts.bar), barColour(entry));
    if (!parts.icon.isNull()) {
        const RowState state = entry.isBreach ? RowState::Breached : RowState::AtRisk;
        painter->drawPixmap(placed(parts.icon).topLeft(),
                            m_icons.state(state, parts.icon.width(), painter->device()->devicePixelRatioF()));
    }
    paintHead(*painter, entry, placed(parts.head), placed(parts.time), nowOf(index), option.direction);
    painter->setFont(Theme::secondaryFont());
    const auto side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const auto flags = static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine;
    if (!parts.remark.isNull()) {
        painter->setPen(colours.atRisk);
        painter->drawText(placed(parts.remark), flags, remarkOf(entry));
    }
    if (!parts.body.isNull())
        paintBody(*painter, entry, shownBody(entry, index), placed(parts.body));
    if (!parts.more.isNull()) {
        painter->setFont(Theme::secondaryFont());
        painter->setPen(colours.accent);
        painter->drawText(placed(parts.more), flags, moreText(index));
    }
    painter->restore();
}

} // namespace duebell
