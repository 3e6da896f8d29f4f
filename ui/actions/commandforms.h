// The forms of those commands that ask for words: what they ask, what they check, and the commands made of it.
#pragma once

#include "ui/actions/commandlist.h"
#include "ui/actions/commandrunner.h"
#include "ui/actions/commandtarget.h"
#include "ui/dialogs/formdialog.h"
#include "ui/models/namebook.h"

namespace duebell {

class CommandForms {
    Q_DECLARE_TR_FUNCTIONS(CommandForms)

public:
    /// All must outlive the forms.
    CommandForms(const NameBook& names, CommandRunner& runner, QWidget* window);

    void answeredAt(const CommandTarget& target) const;
    void note(const CommandTarget& target) const;
    void waitingSince(const CommandTarget& target) const;
    void labels(const CommandTarget& target) const;
    void noReplyNeeded(const CommandTarget& target) const;
    void acknowledge(const CommandTarget& target) const;
    void waive(const CommandTarget& target) const;
    void breachReason(const CommandTarget& target) const;
    void newTicket(const CommandTarget& target) const;

private:
    FormDialog* form(const QString& title, const QString& doText, const CommandTarget& target) const;
    QComboBox* addClocks(FormDialog& form, const std::vector<Metric>& metrics, const CommandTarget& target) const;
    /// A writer who pasted a book learns of it at the field.
    [[nodiscard]] static bool isTooLong(const QString& text, std::size_t most);
    /// Only tickets that have such a clock.
    [[nodiscard]] static CommandTarget concerned(TicketCommand command, Metric metric, const CommandTarget& target);

    const NameBook& m_names;
    CommandRunner& m_runner;
    QWidget* m_window;
};

} // namespace duebell
