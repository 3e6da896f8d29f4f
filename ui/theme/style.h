// Fusion, made flat and quiet: hairlines instead of bevels, one focus mark, thin splitters.
#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>
#include <QStyleOptionToolButton>

namespace duebell {

class Style : public QProxyStyle {
    Q_OBJECT

public:
    explicit Style(const Colours& colours);

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;

private:
    void drawFocusFrame(const QStyleOption& option, QPainter& painter) const;
    void drawDropLine(const QStyleOption& option, QPainter& painter) const;
    void drawMenuBarItem(const QStyleOption& option, QPainter& painter) const;
    void drawToolButtonLabel(const QStyleOptionToolButton& option, QPainter& painter) const;
    void drawTab(const QStyleOption& option, QPainter& painter) const;
    void drawButtonPanel(const QStyleOption& option, QPainter& painter) const;
    void drawHeaderSection(const QStyleOption& option, QPainter& painter) const;

    Colours m_colours;
};

} // namespace duebell
