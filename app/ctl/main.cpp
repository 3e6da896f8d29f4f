#include "base/systemtimesource.h"
#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"

#include "exchange/nearestname.h"

#include <QCoreApplication>

#include <clocale>
#include <iostream>

using namespace duebell;
using namespace duebell::ctl;

namespace {

/// How many of `words` name the command: "config check" is two.
qsizetype namedBy(const CommandDescription& command, const QStringList& words)
{
    const QStringList name = QString::fromUtf8(command.name).split(QLatin1Char(' '));
    return words.mid(0, name.size()) == name ? name.size() : 0;
}

int runCommand(const CommandDescription& command, const QStringList& words, const Console& console)
{
    QString error;
    const auto arguments = CommandArguments::parse(command, words, &error);
    if (!arguments)
        return wrongUse(console, QString::fromUtf8(command.name), error);
    if (arguments->wantsHelp()) {
        console.out << helpPage(command).toStdString();
        return kDone;
    }
    return command.run(*arguments, console);
}

int unknownCommand(const std::vector<CommandDescription>& commands, const QStringList& words, const Console& console)
{
    std::vector<std::string> names;
    QStringList longer;
    for (const CommandDescription& command : commands) {
        names.emplace_back(command.name);
        if (QString::fromUtf8(command.name).startsWith(words.first() + QLatin1Char(' ')))
            longer.append(QString::fromUtf8(command.name));
    }
    if (!longer.isEmpty())
        return wrongUse(console, {},
                        QCoreApplication::translate("Ctl", "“%1” is not complete. There are: %2.")
                            .arg(words.first(), longer.join(QLatin1String(", "))));
    QString sentence = QCoreApplication::translate("Ctl", "There is no command “%1”.").arg(words.first());
    const std::string nearest = nearestName(words.first().toStdString(), names);
    if (!nearest.empty())
        sentence += QLatin1Char(' ')
            + QCoreApplication::translate("Ctl", "Did you mean “%1”?").arg(QString::fromStdString(nearest));
    return wrongUse(console, {}, sentence);
}

int runWords(const QStringList& words, const Console& console)
{
    const std::vector<CommandDescription> commands = allCommands();
    if (words.isEmpty())
        return wrongUse(console, {}, QCoreApplication::translate("Ctl", "Which command?"));
    if (words.first() == QLatin1String("--version")) {
        console.say(QStringLiteral("duebellctl " DUEBELL_VERSION));
        return kDone;
    }
    QStringList rest = words;
    if (rest.first() == QLatin1String("help") && rest.size() > 1) {
        rest.removeFirst();
        rest.append(QStringLiteral("--help"));
    }
    if (rest.first() == QLatin1String("help") || rest.first() == QLatin1String("--help")
        || rest.first() == QLatin1String("-h")) {
        console.out << overviewPage(commands).toStdString();
        return kDone;
    }
    for (const CommandDescription& command : commands) {
        if (const qsizetype count = namedBy(command, rest))
            return runCommand(command, rest.mid(count), console);
    }
    return unknownCommand(commands, rest, console);
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    QCoreApplication application(argc, argv);
    std::setlocale(LC_ALL, "C.UTF-8"); // machine output never follows the user's locale
    QCoreApplication::setApplicationName(QStringLiteral("duebellctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DUEBELL_VERSION));
    SystemTimeSource time;
    const Console console { std::cin, std::cout, std::cerr, time };
    const int code = runWords(QCoreApplication::arguments().mid(1), console);
    std::cout.flush();
    if (!std::cout) {
        console.complain(QCoreApplication::translate("Ctl", "The output could not be written."));
        return kFailed;
    }
    return code;
}
