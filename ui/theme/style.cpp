#include "ui/theme/style.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace duebell {

Style::Style(const Colours& colours)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_colours(colours)
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return space::kTiny;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
        return space::kIcon;
    case PM_ToolBarItemSpacing:
        return space::kTiny;
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
        return 3;
    case PM_HeaderMargin:
        return space::kSmall;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    if (hint == SH_ItemView_ShowDecorationSelected)
        return 1;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // the words say it
    if (hint == SH_Table_GridLineColor)
        return static_cast<int>(m_colours.line.rgba());
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

void Style::drawButtonPanel(const QStyleOption& option, QPainter& painter) const
{
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool down = option.state.testFlag(State_Sunken) || option.state.testFlag(State_On);
    const bool hovered = option.state.testFlag(State_MouseOver) && enabled;
    const bool flat = option.state.testFlag(State_AutoRaise);
    if (flat && !down && !hovered)
        return;
    QColor fill = flat ? m_colours.hover : option.palette.color(QPalette::Button);
    if (down)
        fill = m_colours.selection;
    else if (hovered)
        fill = m_colours.hover;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(option.state.testFlag(State_HasFocus) ? m_colours.accent : m_colours.line);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), space::kTiny, space::kTiny);
    painter.restore();
}

void Style::drawFocusFrame(const QStyleOption& option, QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_colours.accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), space::kTiny, space::kTiny);
    painter.restore();
}

// Where something that is dragged would stand: a line with a knob at its leading end.
void Style::drawDropLine(const QStyleOption& option, QPainter& painter) const
{
    if (option.rect.width() <= 0)
        return;
    constexpr qreal knob = 4;
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const qreal y = std::max<qreal>(option.rect.top(), knob);
    const QLineF line(option.rect.left() + space::kSmall + knob, y, option.rect.right() - space::kSmall - knob, y);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colours.accent, 2));
    painter.drawLine(line);
    painter.setBrush(m_colours.base);
    painter.drawEllipse(rightToLeft ? line.p2() : line.p1(), knob - 1, knob - 1);
    painter.restore();
}

void Style::drawMenuBarItem(const QStyleOption& option, QPainter& painter) const
{
    painter.fillRect(option.rect, m_colours.window);
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (!item)
        return;
    if (option.state.testFlag(State_Selected) || option.state.testFlag(State_Sunken)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colours.selection);
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), space::kTiny, space::kTiny);
        painter.restore();
    }
    drawItemText(&painter, option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.palette,
                 option.state.testFlag(State_Enabled), item->text, QPalette::WindowText);
}

// A tab is its caption; the chosen one is underlined.
void Style::drawTab(const QStyleOption& option, QPainter& painter) const
{
    if (option.state.testFlag(State_MouseOver))
        painter.fillRect(option.rect, m_colours.hover);
    if (option.state.testFlag(State_Selected))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), m_colours.accent);
}

// A button with a menu shows a chevron of readable size after its text.
void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (control != CC_ToolButton || !button || !button->features.testFlag(QStyleOptionToolButton::HasMenu)) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    QStyleOptionToolButton plain(*button);
    plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    drawButtonPanel(plain, *painter);
    const int room = space::kLarge;
    const bool rightToLeft = option->direction == Qt::RightToLeft;
    plain.rect.adjust(rightToLeft ? room : 0, 0, rightToLeft ? 0 : -room, 0);
    drawControl(CE_ToolButtonLabel, &plain, painter, widget);
    const QPointF centre(rightToLeft ? option->rect.left() + room * 0.75 : option->rect.right() - room * 0.75,
                         option->rect.center().y() + 1.0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option->palette.color(QPalette::ButtonText), 1.4));
    painter->drawPolyline(
        QPolygonF { centre + QPointF(-3.5, -2), centre + QPointF(0, 1.5), centre + QPointF(3.5, -2) });
    painter->restore();
}

void Style::drawToolButtonLabel(const QStyleOptionToolButton& option, QPainter& painter) const
{
    const bool enabled = option.state.testFlag(State_Enabled);
    const QRect icon(option.rect.left() + space::kSmall, option.rect.center().y() - space::kIcon / 2 + 1, space::kIcon,
                     space::kIcon);
    option.icon.paint(&painter, visualRect(option.direction, option.rect, icon), Qt::AlignCenter,
                      enabled ? QIcon::Normal : QIcon::Disabled);
    const int left = icon.right() + 1 + space::kTiny + 2;
    const QRect text(left, option.rect.top(), option.rect.right() - left + 1, option.rect.height());
    drawItemText(&painter, visualRect(option.direction, option.rect, text),
                 static_cast<int>(visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                     | Qt::TextShowMnemonic | Qt::TextSingleLine,
                 option.palette, enabled, option.text, QPalette::ButtonText);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ToolButton) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        const bool menu = button && button->features.testFlag(QStyleOptionToolButton::HasMenu);
        result += QSize(space::kMedium + (menu ? space::kMedium : 0), space::kTiny);
    }
    if (type == CT_MenuBarItem)
        result += QSize(space::kSmall, space::kTiny);
    if (type == CT_TabBarTab)
        result += QSize(space::kSmall, space::kTiny);
    if (type == CT_LineEdit)
        result.rheight() = std::max(result.height(), 28);
    return result;
}

void Style::drawHeaderSection(const QStyleOption& option, QPainter& painter) const
{
    painter.fillRect(option.rect, m_colours.window);
    painter.setPen(m_colours.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButtonPanel(*option, *painter);
        return;
    case PE_IndicatorItemViewItemDrop:
        return drawDropLine(*option, *painter);
    case PE_FrameFocusRect:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_IndicatorToolBarSeparator:
        return;
    case PE_PanelLineEdit:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(option->state.testFlag(State_HasFocus) ? m_colours.accent : m_colours.line);
        painter->setBrush(m_colours.base);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), space::kTiny, space::kTiny);
        painter->restore();
        return;
    case PE_Frame:
        painter->setPen(m_colours.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(*option, *painter);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader muted(*header);
            muted.palette.setColor(QPalette::ButtonText, m_colours.muted);
            muted.state.setFlag(State_On, false); // the current column's caption does not turn bold
            QProxyStyle::drawControl(element, &muted, painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull()) {
            drawToolButtonLabel(*button, *painter);
            return;
        }
        break;
    case CE_PushButton:
        QProxyStyle::drawControl(element, option, painter, widget);
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option); button
            && button->features.testFlag(QStyleOptionButton::CommandLinkButton)
            && button->state.testFlag(State_HasFocus))
            drawFocusFrame(*option, *painter); // others show it on their panel
        return;
    case CE_Splitter: {
        const bool upright = option->state.testFlag(State_Horizontal);
        const QPoint centre = option->rect.center();
        painter->fillRect(option->rect, m_colours.window);
        painter->setPen(m_colours.line);
        if (upright)
            painter->drawLine(centre.x(), option->rect.top(), centre.x(), option->rect.bottom());
        else
            painter->drawLine(option->rect.left(), centre.y(), option->rect.right(), centre.y());
        return;
    }
    case CE_MenuBarItem:
        drawMenuBarItem(*option, *painter);
        return;
    case CE_TabBarTabShape:
        drawTab(*option, *painter);
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_colours.window);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace duebell
