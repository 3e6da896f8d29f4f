// A small form for a command: rows of fields, a sentence at a field that is wrong, and what was written stays when it
// could not be done. Keyboard only if one likes: Enter does it, Shift+Enter begins a line in a text, Esc leaves.
#pragma once

#include "ui/pages/clampedlabel.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <functional>
#include <unordered_map>

namespace duebell {

class FormDialog : public QDialog {
    Q_OBJECT

public:
    /// `doText` is on the button that does it.
    FormDialog(const QString& title, const QString& doText, QWidget* parent);

    /// What it is about, above the fields.
    void setIntroduction(const QString& text);
    QLineEdit* addLine(const QString& label, const QString& placeholder = {});
    QPlainTextEdit* addText(const QString& label, const QString& placeholder = {});
    QComboBox* addChoice(const QString& label, const QStringList& names);
    /// A line that completes to one of the names; other texts are kept, too.
    QComboBox* addFreeChoice(const QString& label, const QStringList& names);
    QDateTimeEdit* addMoment(const QString& label);
    /// Quiet text beneath a field.
    void setHint(QWidget* field, const QString& text);
    /// What is wrong with the field, until it is changed; the first such field gets the focus.
    void setProblem(QWidget* field, const QString& sentence);

    /// Does it: empty when it is done, otherwise why not. Called when no field has a problem.
    void onSubmit(std::function<QString()> submit) { m_submit = std::move(submit); }
    /// Looks at the fields before, with setProblem().
    void onCheck(std::function<void()> check) { m_check = std::move(check); }
    /// Opens over its window, and deletes itself when it is closed.
    void show();

    [[nodiscard]] bool hasProblem(const QWidget* field) const { return !m_problems.at(field)->isHidden(); }
    [[nodiscard]] QString failure() const { return m_failure->text(); }
    [[nodiscard]] QPushButton* doButton() const { return m_do; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void add(const QString& label, QWidget* field);
    void submit();

    QGridLayout* m_fields;
    ClampedLabel* m_introduction;
    QLabel* m_failure;
    QPushButton* m_do;
    std::unordered_map<const QWidget*, QLabel*> m_hints;
    std::unordered_map<const QWidget*, QLabel*> m_problems;
    std::function<QString()> m_submit;
    std::function<void()> m_check;
};

} // namespace duebell
