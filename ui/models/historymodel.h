// What happened to a ticket, newest first, in words.
#pragma once

#include "desk/desk.h"
#include "ui/models/boundedtablemodel.h"
#include "ui/models/namebook.h"

namespace duebell {

class HistoryModel : public BoundedTableModel {
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        WhatColumn,
        WhoColumn,
        ColumnCount,
    };

    explicit HistoryModel(const NameBook& names, QObject* parent = nullptr);

    /// Events later than the inspection's instant do not exist yet.
    void show(const Inspection& inspection);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;

private:
    struct Entry {
        Instant at {};
        Instant recorded {};
        QString what;
        QString who;
    };
    const NameBook& m_names;
    std::vector<Entry> m_entries;
    Instant m_now {};
};

} // namespace duebell
