// CSV that people open in a spreadsheet (RFC 4180): no cell is taken for a formula.
#pragma once

#include <QString>
#include <QStringList>

namespace duebell {

class CsvText {
public:
    /// One line with its end.
    [[nodiscard]] static QString row(const QStringList& cells);
};

} // namespace duebell
