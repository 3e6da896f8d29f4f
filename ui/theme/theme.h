// The one visual language of the window: colours with measured contrast for light and dark, and the distances that
// everything keeps. Distances are device-independent pixels; text sizes follow the desktop's font.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>

#include <cstdint>
#include <optional>

namespace duebell {

enum class RowState : std::uint8_t; // desk/summary.h

/// Distances. Four is the unit; nothing on screen stands at other multiples.
namespace space {
    inline constexpr int kTiny = 4;
    inline constexpr int kSmall = 8;
    inline constexpr int kMedium = 12;
    inline constexpr int kLarge = 16;
    inline constexpr int kHuge = 24;
    inline constexpr int kIcon = 16;
    inline constexpr int kCorner = 6;
} // namespace space

struct Colours {
    bool dark = false;
    QColor window;
    QColor base; ///< tables, editors
    QColor band; ///< lane headers, column headers
    QColor line; ///< hairlines between areas
    QColor text;
    QColor muted; ///< secondary text, at least 4.5 : 1 on base, band and window
    QColor hover;
    QColor selection;
    QColor accent;
    QColor onAccent;
    QColor banner; ///< the as-of banner
    QColor onBanner;
    QColor running;
    QColor atRisk;
    QColor breached;
    QColor paused;
    QColor calm;
    QColor closed; ///< time outside opening hours in pictures

    [[nodiscard]] QColor ofState(RowState state) const;
    /// A quiet background in the state's hue.
    [[nodiscard]] QColor tint(RowState state) const;
};

class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode {
        System,
        Light,
        Dark,
    };
    Q_ENUM(Mode)

    explicit Theme(QObject* parent = nullptr);

    /// "light", "dark", "system".
    [[nodiscard]] static std::optional<Mode> modeFromName(const QString& name);
    [[nodiscard]] static QString modeName(Mode mode);

    /// Gives the application style, palette and fonts of the mode, and emits changed().
    void apply(Mode mode);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] const Colours& colours() const { return m_colours; }
    [[nodiscard]] static Colours lightColours();
    [[nodiscard]] static Colours darkColours();
    [[nodiscard]] static QPalette paletteOf(const Colours& colours);

    /// The desktop's font, smaller, for second lines; and larger, for headings.
    [[nodiscard]] static QFont secondaryFont();
    [[nodiscard]] static QFont headingFont();
    [[nodiscard]] static QFont strongFont();

Q_SIGNALS:
    void changed();

private:
    Mode m_mode = Mode::System;
    Colours m_colours;
};

} // namespace duebell
