// Asks what to follow: a file that grows or a folder, and the mapping that says what its columns mean.
#pragma once

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>

namespace duebell {

class FollowDialog : public QDialog {
    Q_OBJECT

public:
    explicit FollowDialog(QWidget* parent = nullptr);

    void setPaths(const QString& path, const QString& mapping);
    [[nodiscard]] QString path() const { return m_path->text(); }
    [[nodiscard]] QString mapping() const { return m_mapping->text(); }

private:
    enum class Wanted {
        File,
        Folder,
        Mapping,
    };
    void browse(Wanted wanted);
    void refresh();
    QWidget* row(QLineEdit* edit, const QString& name, const std::vector<std::pair<QString, Wanted>>& buttons);

    QLineEdit* m_path;
    QLineEdit* m_mapping;
    QDialogButtonBox* m_buttons;
};

} // namespace duebell
