// Paints a proposal: the text that would be typed, and quietly behind it what it means.
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractItemDelegate>

namespace duebell {

class ProposalDelegate : public QAbstractItemDelegate {
    Q_OBJECT

public:
    ProposalDelegate(int hintRole, const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_hintRole;
    const Theme& m_theme;
};

} // namespace duebell
