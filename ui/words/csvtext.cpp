#include "words/csvtext.h"

namespace duebell {

static QString cellText(QString cell)
{
    if (!cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.front()))
        cell.prepend(QLatin1Char('\''));
    const bool quotes = cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char(','))
        || cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'));
    if (!quotes)
        return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString CsvText::row(const QStringList& cells)
{
    QStringList texts;
    for (const QString& cell : cells)
        texts.append(cellText(cell));
    return texts.join(QLatin1Char(',')) + QLatin1Char('\n');
}

} // namespace duebell
