// Completes the last of several labels that stand in one line, separated by commas.
#pragma once

#include <QCompleter>

namespace duebell {

class LabelCompleter : public QCompleter {
    Q_OBJECT

public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override;
    [[nodiscard]] QStringList splitPath(const QString& path) const override;

    /// The labels of a line: trimmed, sorted, each once.
    [[nodiscard]] static QStringList labelsOf(const QString& line);
};

} // namespace duebell
