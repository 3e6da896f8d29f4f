// A page of the help, in Markdown. Not modal: it may stay open beside the work.
#pragma once

#include <QDialog>
#include <QString>

namespace duebell {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    /// The dialog deletes itself when it is closed.
    HelpDialog(const QString& title, const QString& markdown, QWidget* parent);

    /// What lies in resources/help under this name.
    [[nodiscard]] static QString page(const QString& name);
};

} // namespace duebell
