// Text from outside as a tool tip: Qt takes what looks like markup for markup, so that it is escaped where it does.
#pragma once

#include <QString>
#include <QTextDocument>

namespace duebell {

[[nodiscard]] inline QString plainTip(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<span style=\"white-space:pre-wrap\">%1</span>").arg(text.toHtmlEscaped());
}

} // namespace duebell
