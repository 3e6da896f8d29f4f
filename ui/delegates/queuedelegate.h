// Paints plain text cells of a table, in a narrow one with a second line from a role.
#pragma once

#include "ui/theme/iconset.h"

#include <QAbstractItemDelegate>
#include <QFontMetrics>

namespace duebell {

class QueueDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    /// The role (bool) whose cells are painted in the secondary colour.
    QueueDelegate(int mutedRole, const Theme& theme, QObject* parent = nullptr);

    /// The role whose text stands beneath; negative for one line only.
    void setSecondLineRole(int role) { m_secondLineRole = role; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_mutedRole;
    int m_secondLineRole = -1;
    const Theme& m_theme;
};

} // namespace duebell
