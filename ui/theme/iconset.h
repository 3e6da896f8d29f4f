// Our icons: drawn once in black as SVG, coloured for the theme when used. Pixmaps are cached by name, colour, size and
// scale. Main thread only.
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
    /// For actions: in the text's colour, and paler when disabled.
    [[nodiscard]] QIcon action(const QString& name) const;

    [[nodiscard]] static QString nameOf(RowState state);

private:
    const Theme& m_theme;
    mutable QHash<QString, QPixmap> m_cache;
};

} // namespace duebell
