// A ticket's history as a list: newest first or oldest first, long bodies folded until somebody wants all.
#pragma once

#include "ui/models/boundedtablemodel.h"
#include "ui/models/historyentry.h"

#include <unordered_set>

namespace duebell {

class HistoryModel : public BoundedTableModel {
    Q_OBJECT

public:
    enum Role {
        EntryRole = Qt::UserRole, ///< const HistoryEntry*, valid until the next show()
        BodyRole, ///< the body as it is to be shown: all of it, or its beginning
        HiddenLinesRole, ///< int: lines of the body that are folded away
        FoldableRole, ///< bool: the body is long
    };

    explicit HistoryModel(QObject* parent = nullptr);

    /// `entries` oldest first; what was unfolded stays so while the ticket is the same.
    void show(std::vector<HistoryEntry> entries, Instant now, bool sameTicket);
    void setOldestFirst(bool oldestFirst);
    [[nodiscard]] bool isOldestFirst() const { return m_oldestFirst; }
    void setUnfolded(int row, bool unfolded);
    [[nodiscard]] bool isUnfolded(int row) const;
    [[nodiscard]] const HistoryEntry& entryAt(int row) const;
    [[nodiscard]] Instant now() const { return m_now; }

    /// The beginning of a long body, cut at a line or word; the body itself when it is short.
    [[nodiscard]] static QString beginning(const QString& body);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

protected:
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        HistoryEntry entry;
        QString beginning;
        int hiddenLines = 0;
    };
    [[nodiscard]] std::size_t place(int row) const;
    [[nodiscard]] static QString tip(const HistoryEntry& entry);

    std::vector<Row> m_rows; // oldest first
    std::unordered_set<Sequence> m_unfolded;
    Instant m_now {};
    bool m_oldestFirst = false;
};

} // namespace duebell
