// Rows for people (aligned columns) or for programs (CSV whose cells no spreadsheet takes for a formula).
#pragma once

#include <QStringList>

#include <ostream>
#include <vector>

namespace duebell::ctl {

class TextTable {
public:
    explicit TextTable(QStringList header);

    void add(QStringList row) { m_rows.push_back(std::move(row)); }
    /// Columns two spaces apart, none wider than `widest`.
    void printAligned(std::ostream& out, qsizetype widest = 48) const;
    /// RFC 4180, line ends "\n".
    void printCsv(std::ostream& out) const;

private:
    QStringList m_header;
    std::vector<QStringList> m_rows;
};

} // namespace duebell::ctl
