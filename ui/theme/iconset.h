// Our icons: drawn once in black as SVG, coloured for the theme when used. Pixmaps are cached by name, colour, size and
// scale. Main thread only.
//
// Commands that every program has (open, undo, copy, find ...) wear the desktop's icons under their freedesktop names,
// where its icon theme has them. Only the symbolic kind is taken, and only its shape: drawn in our colour it cannot
// turn out dark on dark, whatever the desktop's own palette. A theme that lacks one of them gives none, so that no menu
// is half theirs and half ours. What only Duebell has, states above all, is always ours: one language wherever it runs.
#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QIcon>
#include <QPixmap>

namespace duebell {

class IconSet {
public:
    explicit IconSet(const Theme& theme);

    /// The icon `name` (":/icons/<name>.svg") in one colour; `size` in device-independent pixels.
    [[nodiscard]] QPixmap pixmap(const QString& name, const QColor& colour, int size, qreal scale) const;
    /// The icon of a ticket's state: each has its own shape, so that colour is never alone.
    [[nodiscard]] QPixmap state(RowState state, int size, qreal scale) const;
    /// For actions: in the text's colour, and paler when disabled. The desktop's icon, where the command is a common
    /// one and the desktop has all of those; else ours.
    [[nodiscard]] QIcon action(const QString& name) const;
    [[nodiscard]] static bool desktopHasCommonCommands();

    [[nodiscard]] static QString nameOf(RowState state);

private:
    const Theme& m_theme;
    mutable QHash<QString, QPixmap> m_cache;
};

} // namespace duebell
