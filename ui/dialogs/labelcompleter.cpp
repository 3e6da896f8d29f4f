#include "ui/dialogs/labelcompleter.h"

#include <QLineEdit>

namespace duebell {

QString LabelCompleter::pathFromIndex(const QModelIndex& index) const
{
    const auto* line = qobject_cast<const QLineEdit*>(widget());
    const QString typed = line ? line->text() : QString();
    const qsizetype comma = typed.lastIndexOf(QLatin1Char(','));
    const QString before = comma < 0 ? QString() : typed.left(comma + 1) + QLatin1Char(' ');
    return before + QCompleter::pathFromIndex(index);
}

QStringList LabelCompleter::splitPath(const QString& path) const
{
    return { path.section(QLatin1Char(','), -1).trimmed() };
}

QStringList LabelCompleter::labelsOf(const QString& line)
{
    QStringList labels;
    for (const QString& part : line.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            labels.append(part.trimmed());
    }
    labels.sort();
    labels.removeDuplicates();
    return labels;
}

} // namespace duebell
