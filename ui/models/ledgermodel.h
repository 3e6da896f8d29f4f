// A clock's ledger folded by the viewer's days: a day's rows lie beneath it, and the day says what they add up to.
#pragma once

#include "desk/desk.h"
#include "words/ledgertext.h"

#include <QAbstractItemModel>

namespace duebell {

class LedgerModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        KindColumn,
        LengthColumn,
        TotalColumn,
        ColumnCount,
    };
    enum Role {
        KindRole = Qt::UserRole, ///< int of RowKind; invalid for a day
    };

    explicit LedgerModel(QObject* parent = nullptr);

    /// Folds the rows; none empty the tree. Those that `isLate` are marked: their cause became known late.
    void show(const std::vector<LedgerRow>& rows, Instant now, const LedgerText::RowTest& isLate = {});

    /// What the first column says of a row: from when to when.
    [[nodiscard]] static QString hours(Instant from, Instant to);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QVariant dayCell(const LedgerText::Day& day, int column, int role);
    [[nodiscard]] static QVariant lineCell(const LedgerText::Line& line, int column, int role);

    std::vector<LedgerText::Day> m_days;
};

} // namespace duebell
