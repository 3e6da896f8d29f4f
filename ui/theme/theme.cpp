#include "ui/theme/theme.h"

#include "desk/summary.h"
#include "ui/theme/style.h"

#include <QApplication>

namespace duebell {

static QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

static QColor mixed(const QColor& over, const QColor& under, qreal share)
{
    const auto channel = [share](int a, int b) { return qRound(a * share + b * (1.0 - share)); };
    return QColor(channel(over.red(), under.red()), channel(over.green(), under.green()),
                  channel(over.blue(), under.blue()));
}

QColor Colours::ofState(RowState state) const
{
    switch (state) {
    case RowState::Running:
        return running;
    case RowState::AtRisk:
        return atRisk;
    case RowState::Breached:
        return breached;
    case RowState::Paused:
        return paused;
    case RowState::Calm:
        return calm;
    case RowState::NoAgreement:
    case RowState::Done:
        break;
    }
    return muted;
}

QColor Colours::tint(RowState state) const
{
    return mixed(ofState(state), base, dark ? 0.20 : 0.11);
}

Colours Theme::lightColours()
{
    Colours colours;
    colours.window = rgb(0xfff5f6f8);
    colours.base = rgb(0xffffffff);
    colours.band = rgb(0xffeceff3);
    colours.line = rgb(0xffd9dee5);
    colours.text = rgb(0xff1a1e24);
    colours.muted = rgb(0xff566070);
    colours.hover = rgb(0xfff1f4f9);
    colours.selection = rgb(0xffd6e4fb);
    colours.accent = rgb(0xff1c5bb8);
    colours.onAccent = rgb(0xffffffff);
    colours.banner = rgb(0xff5b3a9e);
    colours.onBanner = rgb(0xffffffff);
    colours.running = rgb(0xff12695a);
    colours.atRisk = rgb(0xff8a5200);
    colours.breached = rgb(0xffb3201a);
    colours.paused = rgb(0xff455a8a);
    colours.calm = rgb(0xff2c6e36);
    colours.closed = rgb(0xffe3e7ed);
    return colours;
}

Colours Theme::darkColours()
{
    Colours colours;
    colours.dark = true;
    colours.window = rgb(0xff1a1d22);
    colours.base = rgb(0xff20242a);
    colours.band = rgb(0xff2a2f37);
    colours.line = rgb(0xff3a414b);
    colours.text = rgb(0xffe7eaee);
    colours.muted = rgb(0xffa6b0bd);
    colours.hover = rgb(0xff262b33);
    colours.selection = rgb(0xff2d4368);
    colours.accent = rgb(0xff8cb6fa);
    colours.onAccent = rgb(0xff10203a);
    colours.banner = rgb(0xff54419a);
    colours.onBanner = rgb(0xffffffff);
    colours.running = rgb(0xff6ccfb5);
    colours.atRisk = rgb(0xfff3c04b);
    colours.breached = rgb(0xffff8f86);
    colours.paused = rgb(0xffabbcea);
    colours.calm = rgb(0xff86cf95);
    colours.closed = rgb(0xff2f353e);
    return colours;
}

QPalette Theme::paletteOf(const Colours& colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.band);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.dark ? colours.band : colours.base);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.breached);
    palette.setColor(QPalette::ToolTipBase, colours.band);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.selection);
    palette.setColor(QPalette::HighlightedText, colours.text);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Light, colours.base);
    palette.setColor(QPalette::Midlight, colours.band);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Dark, colours.line);
    palette.setColor(QPalette::Shadow, colours.dark ? QColor(Qt::black) : colours.muted);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, mixed(colours.muted, colours.window, 0.65));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.band);
    return palette;
}

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_colours(lightColours())
{
}

std::optional<Theme::Mode> Theme::modeFromName(const QString& name)
{
    if (name == QLatin1String("light"))
        return Mode::Light;
    if (name == QLatin1String("dark"))
        return Mode::Dark;
    if (name == QLatin1String("system"))
        return Mode::System;
    return {};
}

QString Theme::modeName(Mode mode)
{
    switch (mode) {
    case Mode::Light:
        return QStringLiteral("light");
    case Mode::Dark:
        return QStringLiteral("dark");
    case Mode::System:
        break;
    }
    return QStringLiteral("system");
}

// Qt 6.4 does not tell the desktop's colour scheme; the platform's own palette does, before ours replaces it.
static bool desktopIsDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

void Theme::apply(Mode mode)
{
    const bool dark = mode == Mode::Dark || (mode == Mode::System && desktopIsDark());
    m_mode = mode;
    m_colours = dark ? darkColours() : lightColours();
    QApplication::setStyle(new Style(m_colours)); // the application owns it
    QApplication::setPalette(paletteOf(m_colours));
    Q_EMIT changed();
}

static QFont scaledFont(qreal factor)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

QFont Theme::secondaryFont()
{
    return scaledFont(0.88);
}

QFont Theme::headingFont()
{
    QFont font = scaledFont(1.25);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::strongFont()
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace duebell
