// A ticket's clocks as a table: promise, deadline, verdict.
#pragma once

#include "desk/desk.h"
#include "ui/models/boundedtablemodel.h"
#include "ui/models/namebook.h"

namespace duebell {

class ClockModel : public BoundedTableModel {
    Q_OBJECT

public:
    enum Column {
        PromiseColumn,
        DueColumn,
        VerdictColumn,
        ColumnCount,
    };
    enum Role {
        ClockRole = Qt::UserRole, ///< const Clock*
        StateRole, ///< int of RowState, at the inspection's instant
        SecondLineRole, ///< muted text beneath
    };

    explicit ClockModel(const NameBook& names, QObject* parent = nullptr);

    /// `inspection` must stay where it is until the next call; null empties the table.
    void show(const Inspection* inspection);
    [[nodiscard]] const Clock* clockAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;

private:
    [[nodiscard]] QString firstLine(const Clock& clock, int column) const;
    [[nodiscard]] QString secondLine(const Clock& clock, int column) const;

    const NameBook& m_names;
    const Inspection* m_inspection = nullptr;
};

} // namespace duebell
