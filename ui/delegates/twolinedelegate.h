// Paints a cell of two lines: the text, and a muted second line from a role.
#pragma once

#include "ui/delegates/tabulartext.h"
#include "ui/theme/theme.h"

#include <QAbstractItemDelegate>

namespace duebell {

class TwoLineDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    TwoLineDelegate(int secondLineRole, const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_secondLineRole;
    const Theme& m_theme;
};

} // namespace duebell
