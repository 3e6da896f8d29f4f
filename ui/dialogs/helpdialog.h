// A page of the help, as it lies in resources/help. Not modal: it may stay open beside the work.
#pragma once

#include <QDialog>
#include <QString>

namespace duebell {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    /// The page ":/help/<page>.md"; the dialog deletes itself when it is closed.
    HelpDialog(const QString& page, const QString& title, QWidget* parent);
};

} // namespace duebell
