// Base of every table model here: checks the index once, so that no model repeats or forgets it.
#pragma once

#include <QAbstractTableModel>

namespace duebell {

class BoundedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(index.row(), index.column(), role);
    }

protected:
    /// `row` and `column` are inside the model. Constant time, no input or output.
    [[nodiscard]] virtual QVariant cell(int row, int column, int role) const = 0;
};

} // namespace duebell
