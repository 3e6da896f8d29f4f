#include "ctl/commanddescription.h"

#include <QCoreApplication>

#include <algorithm>

namespace duebell::ctl {

namespace {

    QString translated(const char* text)
    {
        return QCoreApplication::translate("Ctl", text);
    }

    /// Two columns: names as wide as the widest, texts beside them.
    QString columns(const std::vector<std::pair<QString, QString>>& rows)
    {
        qsizetype width = 0;
        for (const auto& [name, text] : rows)
            width = std::max(width, name.size());
        QString page;
        for (const auto& [name, text] : rows)
            page += QLatin1String("  ") + name.leftJustified(width + 2) + text + QLatin1Char('\n');
        return page;
    }

    QString usageLines(const std::vector<const char*>& lines)
    {
        QString page = QCoreApplication::translate("Ctl", "Usage:") + QLatin1Char('\n');
        for (const char* line : lines)
            page += QLatin1String("  duebellctl ") + QString::fromUtf8(line) + QLatin1Char('\n');
        return page + QLatin1Char('\n');
    }

} // namespace

QString helpPage(const CommandDescription& command)
{
    std::vector<std::pair<QString, QString>> options;
    for (const OptionDescription& option : command.options) {
        QString name = QLatin1String("--") + QString::fromUtf8(option.name);
        if (option.valueName)
            name += QLatin1Char(' ') + QString::fromUtf8(option.valueName);
        options.emplace_back(name, translated(option.text));
    }
    options.emplace_back(QStringLiteral("--help"), QCoreApplication::translate("Ctl", "Shows this page."));
    return usageLines(command.usage) + translated(command.summary) + QLatin1String("\n\n") + translated(command.details)
        + QLatin1String("\n\n") + QCoreApplication::translate("Ctl", "Options:") + QLatin1Char('\n') + columns(options);
}

QString overviewPage(const std::vector<CommandDescription>& commands)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const CommandDescription& command : commands)
        rows.emplace_back(QString::fromUtf8(command.name), translated(command.summary));
    return usageLines({ "COMMAND [options]", "COMMAND --help", "--version" })
        + QCoreApplication::translate("Ctl", "Duebell on the command line: the same clocks as in the window.")
        + QLatin1String("\n\n") + QCoreApplication::translate("Ctl", "Commands:") + QLatin1Char('\n') + columns(rows)
        + QLatin1Char('\n')
        + QCoreApplication::translate("Ctl",
                                      "It returns 0 when done, 1 when it found problems, 2 for wrong use, 3 when "
                                      "it failed.")
        + QLatin1Char('\n');
}

} // namespace duebell::ctl
