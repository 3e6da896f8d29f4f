// Rows for people (aligned columns) or for programs (JSON, or CSV whose cells no spreadsheet takes for a formula).
#pragma once

#include "ctl/outputformat.h"

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
    /// An object a line, with the header's names; empty cells are null.
    void printJson(std::ostream& out) const;
    void print(OutputFormat format, std::ostream& out) const;

    /// Columns whose cells are numbers, in JSON.
    void setNumbers(QStringList columns) { m_numbers = std::move(columns); }

private:
    QStringList m_header;
    std::vector<QStringList> m_rows;
    QStringList m_numbers;
};

} // namespace duebell::ctl
