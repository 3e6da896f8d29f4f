// Which of the queue's columns stand in the table, in which order and how wide. A value: remembered between two starts
// and part of a saved view.
#pragma once

#include "ui/models/queuecolumns.h"

#include <QStringList>

#include <vector>

namespace duebell {

struct ShownColumn {
    QueueColumn column = QueueColumn::Key;
    int width = 0; ///< device-independent pixels; 0: as at first
    bool operator==(const ShownColumn&) const = default;
};

struct QueueColumnLayout {
    std::vector<ShownColumn> shown; ///< by the reading direction

    /// Before anybody chose.
    [[nodiscard]] static QueueColumnLayout standard();
    /// Each "client" or "client:140".
    [[nodiscard]] QStringList toTexts() const;
    /// Leaves out what is unknown, repeated or absurdly wide; the standard one when nothing is left.
    [[nodiscard]] static QueueColumnLayout fromTexts(const QStringList& texts);
    [[nodiscard]] bool shows(QueueColumn column) const;

    bool operator==(const QueueColumnLayout&) const = default;
};

} // namespace duebell
