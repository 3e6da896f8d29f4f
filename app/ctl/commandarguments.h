// The words behind a command, sorted into options and the rest.
#pragma once

#include "ctl/commanddescription.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace duebell::ctl {

class CommandArguments {
public:
    /// Understands "--name value", "--name=value" and "--" (nothing behind it is an option); a single "-" is no option.
    /// On wrong use `error` is set to a sentence and the result is empty.
    static std::optional<CommandArguments> parse(const CommandDescription& command, const QStringList& words,
                                                 QString* error);

    [[nodiscard]] bool has(const char* option) const { return m_values.contains(QString::fromUtf8(option)); }
    /// The option's value; empty when it was not given.
    [[nodiscard]] QString value(const char* option) const { return m_values.value(QString::fromUtf8(option)); }
    [[nodiscard]] const QStringList& positional() const { return m_positional; }
    [[nodiscard]] bool wantsHelp() const { return m_wantsHelp; }

private:
    QMap<QString, QString> m_values;
    QStringList m_positional;
    bool m_wantsHelp = false;
};

} // namespace duebell::ctl
