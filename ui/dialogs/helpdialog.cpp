#include "ui/dialogs/helpdialog.h"

#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace duebell {

HelpDialog::HelpDialog(const QString& page, const QString& title, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* text = new QTextBrowser(this);
    text->setAccessibleName(title);
    text->setOpenLinks(false);
    text->setFrameShape(QFrame::NoFrame);
    QFile file(QStringLiteral(":/help/%1.md").arg(page));
    if (file.open(QIODevice::ReadOnly))
        text->setMarkdown(QString::fromUtf8(file.readAll()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 110, letter * 100);
}

} // namespace duebell
