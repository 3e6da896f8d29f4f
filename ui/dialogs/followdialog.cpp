#include "ui/dialogs/followdialog.h"

#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace duebell {

FollowDialog::FollowDialog(QWidget* parent)
    : QDialog(parent)
    , m_path(new QLineEdit(this))
    , m_mapping(new QLineEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Follow a file or folder"));
    auto* hint = new QLabel(tr("Lines appended to the file, or files dropped into the folder, become tickets’ events "
                               "while they arrive, each once."),
                            this);
    hint->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(
        tr("&File or folder:"),
        row(m_path, tr("File or folder"), { { tr("File …"), Wanted::File }, { tr("Folder …"), Wanted::Folder } }));
    form->addRow(tr("&Mapping:"), row(m_mapping, tr("Mapping"), { { tr("Choose …"), Wanted::Mapping } }));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addLayout(form);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Follow"));
    for (const QLineEdit* edit : { m_path, m_mapping })
        connect(edit, &QLineEdit::textChanged, this, &FollowDialog::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(560);
    refresh();
}

QWidget* FollowDialog::row(QLineEdit* edit, const QString& name, const std::vector<std::pair<QString, Wanted>>& buttons)
{
    auto* box = new QWidget(this);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(edit, 1);
    edit->setAccessibleName(name);
    for (const auto& [text, wanted] : buttons) {
        auto* button = new QPushButton(text, box);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, what = wanted] { browse(what); });
        layout->addWidget(button);
    }
    box->setFocusProxy(edit); // the form's label leads there
    return box;
}

void FollowDialog::setPaths(const QString& path, const QString& mapping)
{
    m_path->setText(path);
    m_mapping->setText(mapping);
}

void FollowDialog::browse(Wanted wanted)
{
    QLineEdit* edit = wanted == Wanted::Mapping ? m_mapping : m_path;
    auto* dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(wanted == Wanted::Folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (wanted == Wanted::Mapping)
        dialog->setNameFilters({ tr("Mappings (*.json)"), tr("All files (*)") });
    if (!edit->text().isEmpty())
        dialog->setDirectory(QFileInfo(edit->text()).path());
    connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
    dialog->open();
}

// A file that is not there yet can be waited for; its folder must be there.
void FollowDialog::refresh()
{
    const QFileInfo followed(path());
    const bool canFollow = !path().isEmpty() && (followed.exists() || followed.dir().exists());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(canFollow && QFileInfo(mapping()).isFile());
}

} // namespace duebell
