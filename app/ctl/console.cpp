#include "ctl/console.h"

#include <QCoreApplication>

namespace duebell::ctl {

void Console::say(const QString& text) const
{
    out << text.toStdString() << '\n';
}

void Console::complain(const QString& text) const
{
    out.flush(); // so that both streams read in order on a terminal
    err << "duebellctl: " << text.toStdString() << '\n';
}

int wrongUse(const Console& console, const QString& command, const QString& sentence)
{
    console.complain(sentence);
    const QString call
        = command.isEmpty() ? QStringLiteral("duebellctl --help") : QStringLiteral("duebellctl %1 --help").arg(command);
    console.err << QCoreApplication::translate("Ctl", "“%1” says how it is used.").arg(call).toStdString() << '\n';
    return kWrongUse;
}

} // namespace duebell::ctl
