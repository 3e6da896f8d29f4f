#include "ctl/outputformat.h"

#include <QCoreApplication>

namespace duebell::ctl {

std::optional<OutputFormat> outputFormat(const CommandArguments& arguments, const Console& console, const char* command)
{
    if (!arguments.has("format"))
        return OutputFormat::Table;
    const QString format = arguments.value("format");
    const QStringList formats { QStringLiteral("table"), QStringLiteral("csv"), QStringLiteral("json") };
    if (const qsizetype chosen = formats.indexOf(format); chosen >= 0)
        return static_cast<OutputFormat>(chosen);
    (void)wrongUse(console, QString::fromUtf8(command),
                   QCoreApplication::translate("Ctl", "“%1” is no format. Formats are: table, csv, json.").arg(format));
    return std::nullopt;
}

OptionDescription formatOption()
{
    return { "format", "FORMAT", QT_TRANSLATE_NOOP("Ctl", "“table” for people (the default), “csv” or “json”.") };
}

} // namespace duebell::ctl
