// Choosing one thing by typing a few of its letters: the command palette, and what a command asks for when there are
// many to choose from. Keyboard only if one likes: letters filter, arrows move, Enter chooses, Esc leaves.
#pragma once

#include "ui/models/choicemodel.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

namespace duebell {

class ChoiceDialog : public QDialog {
    Q_OBJECT

public:
    /// `title` is read to those who do not see; `prompt` stands in the empty line.
    ChoiceDialog(const QString& title, const QString& prompt, const Theme& theme, QWidget* parent);

    [[nodiscard]] ChoiceModel& model() { return m_model; }
    /// Opens above the upper part of its window, and deletes itself when it is closed.
    void show(std::vector<Choice> choices);

    [[nodiscard]] QLineEdit* line() const { return m_line; }
    [[nodiscard]] QListView* list() const { return m_list; }

Q_SIGNALS:
    /// Before the choice is run.
    void chosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void pick();
    void move(int rows);
    void afterFilter();

    const Theme& m_theme;
    ChoiceModel m_model;
    QLineEdit* m_line;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace duebell
