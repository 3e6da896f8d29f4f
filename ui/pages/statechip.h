// A state as icon and word on a quiet background.
#pragma once

#include "ui/theme/iconset.h"

#include <QWidget>

namespace duebell {

class StateChip : public QWidget {
    Q_OBJECT

public:
    StateChip(const Theme& theme, const IconSet& icons, QWidget* parent = nullptr);

    void show(RowState state, const QString& text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    const IconSet& m_icons;
    RowState m_state {};
    QString m_text;
};

} // namespace duebell
