#include "ctl/commandarguments.h"

#include <QCoreApplication>

namespace duebell::ctl {

namespace {

    const OptionDescription* find(const CommandDescription& command, const QString& name)
    {
        for (const OptionDescription& option : command.options) {
            if (name == QLatin1String(option.name))
                return &option;
        }
        return nullptr;
    }

    QString unknownOption(const CommandDescription& command, const QString& name)
    {
        QStringList known;
        for (const OptionDescription& option : command.options)
            known.append(QLatin1String("--") + QString::fromUtf8(option.name));
        known.append(QStringLiteral("--help"));
        return QCoreApplication::translate("Ctl", "“%1” has no option “--%2”. Its options are: %3.")
            .arg(QString::fromUtf8(command.name), name, known.join(QLatin1String(", ")));
    }

} // namespace

std::optional<CommandArguments> CommandArguments::parse(const CommandDescription& command, const QStringList& words,
                                                        QString* error)
{
    CommandArguments result;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words.at(i);
        if (!optionsEnded && word == QLatin1String("--")) {
            optionsEnded = true;
        } else if (!optionsEnded && (word == QLatin1String("--help") || word == QLatin1String("-h"))) {
            result.m_wantsHelp = true;
        } else if (!optionsEnded && word.startsWith(QLatin1String("--"))) {
            const qsizetype equals = word.indexOf(QLatin1Char('='));
            const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
            const OptionDescription* option = find(command, name);
            if (!option) {
                *error = unknownOption(command, name);
                return std::nullopt;
            }
            if (result.m_values.contains(name)) {
                *error = QCoreApplication::translate("Ctl", "Option “--%1” is given twice.").arg(name);
                return std::nullopt;
            }
            if (option->valueName ? equals < 0 && i + 1 >= words.size() : equals >= 0) {
                *error = option->valueName
                    ? QCoreApplication::translate("Ctl", "Option “--%1” needs a value: --%1 %2.")
                          .arg(name, QString::fromUtf8(option->valueName))
                    : QCoreApplication::translate("Ctl", "Option “--%1” takes no value.").arg(name);
                return std::nullopt;
            }
            result.m_values.insert(name,
                                   !option->valueName ? QString()
                                       : equals >= 0  ? word.mid(equals + 1)
                                                      : words.at(++i));
        } else if (!optionsEnded && !command.takesDashedWords && word.size() > 1 && word.startsWith(QLatin1Char('-'))
                   && !word.at(1).isDigit()) {
            *error = QCoreApplication::translate("Ctl", "“%1” is no option. Options begin with two dashes.").arg(word);
            return std::nullopt;
        } else {
            result.m_positional.append(word);
        }
    }
    return result;
}

} // namespace duebell::ctl
