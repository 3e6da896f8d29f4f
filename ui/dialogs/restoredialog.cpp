#include "ui/dialogs/restoredialog.h"

#include "ui/theme/theme.h"
#include "words/restoretext.h"

#include <QDir>
#include <QFileInfo>
#include <QVBoxLayout>

namespace duebell {

namespace {

    constexpr int kWidth = 520;

} // namespace

RestoreDialog::RestoreDialog(QWidget* parent)
    : QDialog(parent)
    , m_heading(new QLabel(this))
    , m_body(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_buttons(new QDialogButtonBox(this))
    , m_restore(m_buttons->addButton(tr("Restore the backup"), QDialogButtonBox::ActionRole))
    , m_close(m_buttons->addButton(tr("Not now", "leave the damaged desk as it is"), QDialogButtonBox::RejectRole))
{
    setWindowTitle(tr("Damaged desk"));
    QFont strong = Theme::strongFont();
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_heading->setFont(strong);
    for (QLabel* label : { m_heading, m_body }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFixedWidth(kWidth - 2 * space::kHuge); // wrapped text knows its height then
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Restoring"));
    m_restore->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kLarge);
    layout->setSpacing(space::kMedium);
    layout->addWidget(m_heading);
    layout->addWidget(m_body);
    layout->addWidget(m_progress);
    layout->addSpacing(space::kSmall);
    layout->addWidget(m_buttons);
    m_progress->hide();
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::restoreRequested);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RestoreDialog::setTexts(const QString& heading, const QStringList& paragraphs)
{
    m_heading->setText(heading);
    m_body->setText(paragraphs.join(QLatin1String("\n\n")));
    setAccessibleDescription(m_body->text());
    adjustSize();
}

QString RestoreDialog::text() const
{
    return m_heading->text() + QLatin1Char('\n') + m_body->text();
}

void RestoreDialog::offer(const QString& deskPath, const QString& reason, const std::vector<DeskBackup>& backups,
                          Instant now)
{
    QStringList paragraphs { reason };
    if (backups.empty()) {
        paragraphs.append(tr("There is no backup beside it. If you have a copy of the desk elsewhere, open that one."));
    } else {
        paragraphs.append(tr("The newest backup is of %1.", "moment").arg(RestoreText::age(backups.front().made, now)));
        paragraphs.append(tr("Restoring puts it in the file’s place. What was entered later is taken over as far as it "
                             "can still be read; you are told what is missing. The damaged file is kept."));
    }
    m_restore->setVisible(!backups.empty());
    m_restore->setEnabled(true);
    m_close->setText(backups.empty() ? tr("Close") : tr("Not now", "leave the damaged desk as it is"));
    m_close->setEnabled(true);
    m_progress->hide();
    setTexts(tr("“%1” is damaged", "file name").arg(QFileInfo(deskPath).fileName()), paragraphs);
}

void RestoreDialog::showWorking()
{
    m_restore->setEnabled(false);
    m_close->setText(tr("Cancel"));
    m_progress->show();
    setTexts(tr("Restoring …"), { tr("The backup is looked through and copied, then later entries are taken over.") });
}

void RestoreDialog::showAccount(const RestoreAccount& account)
{
    m_restore->hide();
    m_close->setText(tr("Close"));
    m_close->setDefault(true);
    m_close->setFocus();
    m_progress->hide();
    setTexts(tr("The desk is restored"), RestoreText::account(account));
}

void RestoreDialog::showFailure(const QString& sentence)
{
    m_restore->setEnabled(true);
    m_close->setText(tr("Close"));
    m_progress->hide();
    setTexts(tr("The desk could not be restored"), { sentence, tr("Nothing was changed.") });
}

} // namespace duebell
