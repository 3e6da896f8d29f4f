#include "ctl/previewtext.h"

#include <QCoreApplication>

namespace duebell::ctl {

namespace {

    QString formatText(const FilePreview& preview)
    {
        if (preview.format == Mapping::Format::JsonLines)
            return QCoreApplication::translate("Ctl", "JSON Lines");
        switch (preview.delimiter) {
        case ';':
            return QCoreApplication::translate("Ctl", "CSV with semicolons");
        case '\t':
            return QCoreApplication::translate("Ctl", "CSV with tabs");
        default:
            return QCoreApplication::translate("Ctl", "CSV with commas");
        }
    }

    QString encodingText(FilePreview::Encoding encoding)
    {
        switch (encoding) {
        case FilePreview::Encoding::Utf8:
            return QStringLiteral("UTF-8");
        case FilePreview::Encoding::Utf8WithMark:
            return QCoreApplication::translate("Ctl", "UTF-8 with a byte order mark");
        case FilePreview::Encoding::Latin1:
            break;
        }
        return QCoreApplication::translate("Ctl", "not UTF-8, read as Latin-1");
    }

    QString typeText(const ColumnPreview& column)
    {
        switch (column.type) {
        case ColumnPreview::Type::Empty:
            return QCoreApplication::translate("Ctl", "empty");
        case ColumnPreview::Type::Date:
            return column.otherDateFormat.empty()
                ? QCoreApplication::translate("Ctl", "date (%1)").arg(QString::fromStdString(column.dateFormat))
                : QCoreApplication::translate("Ctl", "date (%1, or %2)")
                      .arg(QString::fromStdString(column.dateFormat), QString::fromStdString(column.otherDateFormat));
        case ColumnPreview::Type::Number:
            return QCoreApplication::translate("Ctl", "number");
        case ColumnPreview::Type::Flag:
            return QCoreApplication::translate("Ctl", "yes or no");
        case ColumnPreview::Type::Choice:
            return QCoreApplication::translate("Ctl", "choice of %1").arg(column.different);
        case ColumnPreview::Type::Text:
            break;
        }
        return QCoreApplication::translate("Ctl", "text");
    }

    QString oneLine(const std::string& text)
    {
        constexpr qsizetype longest = 30;
        const QString simple = QString::fromStdString(text).simplified();
        return simple.size() <= longest ? simple : simple.left(longest - 1) + QChar(0x2026);
    }

    QString textOf(const SymbolTable& symbols, Symbol symbol)
    {
        const std::string_view text = symbols.text(symbol);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    QString eventText(const Event& event, const SymbolTable& symbols)
    {
        const std::string_view kind = eventKindName(event.kind);
        QString text = QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()));
        if (event.field) {
            const std::string_view builtIn = builtInFieldName(event.field);
            const QString field = builtIn.empty()
                ? textOf(symbols, Symbol { event.field.value - field::kFirstCustomField.value })
                : QString::fromUtf8(builtIn.data(), static_cast<qsizetype>(builtIn.size()));
            text += QStringLiteral(" %1 = %2").arg(field, textOf(symbols, event.value));
        }
        return text;
    }

} // namespace

QStringList previewLines(const FilePreview& preview)
{
    QStringList lines;
    lines.append(
        QCoreApplication::translate("Ctl", "%1, %2.").arg(formatText(preview), encodingText(preview.encoding)));
    lines.append((preview.isWhole ? QCoreApplication::translate("Ctl", "Rows: %1, of these broken: %2.")
                                  : QCoreApplication::translate("Ctl", "Rows looked at: %1, of these broken: %2."))
                     .arg(preview.rows)
                     .arg(preview.rowsLeftOut));
    lines.append(QString());
    for (const ColumnPreview& column : preview.columns) {
        QStringList examples;
        for (const std::string& example : column.examples)
            examples.append(oneLine(example));
        lines.append(
            QStringLiteral("%1: %2. %3")
                .arg(QString::fromStdString(column.name), typeText(column), examples.join(QLatin1String(" | ")))
                .trimmed());
    }
    return lines;
}

QStringList previewLines(const MappingPreview& preview)
{
    QStringList lines;
    for (const MappingPreview::Ticket& ticket : preview.tickets) {
        lines.append(QString::fromStdString(ticket.key) + QLatin1String("  ") + oneLine(ticket.subject));
        for (const Event& event : ticket.events)
            lines.append(QStringLiteral("  %1  %2")
                             .arg(QString::fromStdString(toIso(event.at)), eventText(event, preview.symbols)));
    }
    return lines;
}

} // namespace duebell::ctl
