// Says that a desk is damaged, offers its newest backup, shows that it is at work, and then what was saved and what is
// lost. Knows nothing of files: who shows it restores.
#pragma once

#include "base/result.h"
#include "desk/deskbackup.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <vector>

namespace duebell {

class RestoreDialog : public QDialog {
    Q_OBJECT

public:
    explicit RestoreDialog(QWidget* parent = nullptr);

    /// `reason`: a sentence; `backups`: newest first, none: there is nothing to offer; `now` for "an hour ago".
    void offer(const QString& deskPath, const QString& reason, const std::vector<DeskBackup>& backups, Instant now);
    void showWorking();
    void showAccount(const RestoreAccount& account);
    void showFailure(const QString& sentence);

    /// What stands in the dialog, for tests and screen readers.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* restoreButton() const { return m_restore; }

Q_SIGNALS:
    void restoreRequested();

private:
    void setTexts(const QString& heading, const QStringList& paragraphs);

    QLabel* m_heading;
    QLabel* m_body;
    QProgressBar* m_progress;
    QDialogButtonBox* m_buttons;
    QPushButton* m_restore;
    QPushButton* m_close;
};

} // namespace duebell
