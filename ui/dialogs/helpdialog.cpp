#include "ui/dialogs/helpdialog.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

namespace duebell {

QString HelpDialog::page(const QString& name)
{
    QFile file(QStringLiteral(":/help/%1.md").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Markdown says nothing of looks: hairlines instead of boxes, room around the words, headings that stand off.
static void dress(QTextDocument& document, const QPalette& palette)
{
    document.setDocumentMargin(space::kLarge);
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(palette.color(QPalette::Mid));
        format.setCellPadding(space::kTiny);
        format.setCellSpacing(0);
        format.setBottomMargin(space::kMedium);
        table->setFormat(format);
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || block == document.begin())
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(space::kLarge);
        QTextCursor(block).setBlockFormat(format);
    }
}

HelpDialog::HelpDialog(const QString& title, const QString& markdown, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* text = new QTextBrowser(this);
    text->setAccessibleName(title);
    text->setOpenLinks(false);
    text->setFrameShape(QFrame::NoFrame);
    text->setMarkdown(markdown);
    dress(*text->document(), palette());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 110, letter * 100);
}

} // namespace duebell
