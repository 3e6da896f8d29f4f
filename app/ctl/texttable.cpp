#include "ctl/texttable.h"

#include "exchange/jsonvalue.h"
#include "words/csvtext.h"

#include <algorithm>

namespace duebell::ctl {

namespace {

    QString shortened(const QString& cell, qsizetype widest)
    {
        return cell.size() <= widest ? cell : cell.left(widest - 1) + QChar(0x2026);
    }

} // namespace

TextTable::TextTable(QStringList header)
    : m_header(std::move(header))
{
}

void TextTable::printAligned(std::ostream& out, qsizetype widest) const
{
    std::vector<QStringList> all { m_header };
    all.insert(all.end(), m_rows.begin(), m_rows.end());
    std::vector<qsizetype> widths(static_cast<std::size_t>(m_header.size()), 0);
    for (const QStringList& row : all) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[static_cast<std::size_t>(i)]
                = std::max(widths[static_cast<std::size_t>(i)], std::min(widest, row[i].size()));
    }
    for (const QStringList& row : all) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += shortened(row[i], widest).leftJustified(widths[static_cast<std::size_t>(i)] + 2);
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        out << line.toStdString() << '\n';
    }
}

void TextTable::printCsv(std::ostream& out) const
{
    out << CsvText::row(m_header).toStdString();
    for (const QStringList& row : m_rows)
        out << CsvText::row(row).toStdString();
}

void TextTable::printJson(std::ostream& out) const
{
    for (const QStringList& row : m_rows) {
        JsonValue object = JsonValue::object();
        for (qsizetype i = 0; i < row.size(); ++i) {
            const std::string cell = row[i].toStdString();
            object.insert(m_header[i].toStdString(),
                          cell.empty()                          ? JsonValue()
                              : m_numbers.contains(m_header[i]) ? JsonValue::numberText(cell)
                                                                : JsonValue::string(cell));
        }
        out << object.toLine() << '\n';
    }
}

void TextTable::print(OutputFormat format, std::ostream& out) const
{
    switch (format) {
    case OutputFormat::Table:
        printAligned(out);
        return;
    case OutputFormat::Csv:
        printCsv(out);
        return;
    case OutputFormat::Json:
        printJson(out);
        return;
    }
}

} // namespace duebell::ctl
