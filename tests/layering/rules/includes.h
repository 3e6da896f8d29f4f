// What the sources include, held against the house's plan.
#pragma once

#include "layering/rules/houseplan.h"

namespace duebell::layering {

/// Says which Qt module a header belongs to, by looking where Qt's headers are installed.
class QtHeaders {
public:
    explicit QtHeaders(const QString& folder);

    /// "QtWidgets" for "QLabel", "QtWidgets/QLabel" or "qlabel.h"; empty for a header that is not Qt's.
    [[nodiscard]] QString moduleOf(const QString& header) const;
    /// True for a header that pulls in a whole module, such as <QtWidgets>.
    [[nodiscard]] bool isUmbrella(const QString& header) const;
    [[nodiscard]] bool isEmpty() const { return m_modules.isEmpty(); }

private:
    QString m_folder;
    QStringList m_modules;
};

/// One sentence for each #include below `root` that the plan does not allow: "core/sla/a.h:3: ...".
[[nodiscard]] QStringList checkIncludes(const QString& root, const HousePlan& plan, const QtHeaders& qt);

} // namespace duebell::layering
