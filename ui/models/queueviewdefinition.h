// A view of the queue: a name and a query, and how its tickets are shown. Built-in, saved and value views are the same.
#pragma once

#include <QString>
#include <QStringList>

namespace duebell {

struct QueueViewDefinition {
    QString name;
    QString query;
    QStringList columns; ///< as QueueColumnLayout::toTexts(); empty: as everywhere
    QString sortColumn; ///< a column's id; empty: as everywhere
    bool descending = false;
    QString icon; ///< of our own icons; empty: the ordinary one
    bool operator==(const QueueViewDefinition&) const = default;
};

} // namespace duebell
