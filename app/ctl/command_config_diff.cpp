#include "ctl/agreementsource.h"
#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"
#include "ctl/outputformat.h"
#include "ctl/texttable.h"

#include "exchange/agreementdiff.h"
#include "words/differencetext.h"

#include <array>

namespace duebell::ctl {

namespace {

    QString kindId(AgreementDifference::Kind kind)
    {
        constexpr std::array<const char*, 4> ids { "added", "removed", "changed", "moved" };
        return QString::fromUtf8(ids[static_cast<std::size_t>(kind)]);
    }

    void print(const std::vector<AgreementDifference>& found, OutputFormat format, const Console& console)
    {
        if (format == OutputFormat::Table) {
            for (const AgreementDifference& difference : found) {
                console.say(DifferenceText::sentence(difference));
                console.say(QLatin1String("  ") + QString::fromStdString(difference.pointer));
            }
            return;
        }
        TextTable table(
            { QStringLiteral("kind"), QStringLiteral("pointer"), QStringLiteral("before"), QStringLiteral("after") });
        for (const AgreementDifference& difference : found)
            table.add({ kindId(difference.kind), QString::fromStdString(difference.pointer),
                        QString::fromStdString(difference.before), QString::fromStdString(difference.after) });
        table.print(format, console.out);
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const QString command = QStringLiteral("config diff");
        if (arguments.positional().size() != 2)
            return wrongUse(console, command,
                            QCoreApplication::translate("Ctl", "Which two agreements should be compared?"));
        const auto format = outputFormat(arguments, console, "config diff");
        if (!format)
            return kWrongUse;
        int exitCode = kFailed;
        const auto first = agreementFrom(arguments.positional().constFirst(), console, &exitCode);
        if (!first)
            return kFailed;
        const auto second = agreementFrom(arguments.positional().constLast(), console, &exitCode);
        if (!second)
            return kFailed;
        const std::vector<AgreementDifference> found = differences(*first, *second);
        print(found, *format, console);
        if (found.empty() && *format == OutputFormat::Table)
            console.say(QCoreApplication::translate("Ctl", "There is no difference."));
        return found.empty() ? kDone : kFoundProblems;
    }

} // namespace

CommandDescription configDiffCommand()
{
    return {
        .name = "config diff",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Says what differs between two agreements."),
        .usage = { "config diff DESK|FILE DESK|FILE [--format table|csv|json]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Each of the two is a desk (its newest version, with its directory) or an agreement file. Every difference "
            "is said\nin words, and by its place in the second file; of what is gone, in the first.\n\n"
            "It returns 0 when nothing differs, 1 when something does, 3 when one of them cannot be read.\n\n"
            "Example:\n  duebellctl config diff support.duebell agreement.json"),
        .options = { formatOption() },
        .run = run,
    };
}

} // namespace duebell::ctl
