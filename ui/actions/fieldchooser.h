// What a ticket's fields can be set to, as choices: for the choosers of single commands and for the command palette.
#pragma once

#include "ui/actions/commandlist.h"
#include "ui/actions/commandrunner.h"
#include "ui/actions/commandtarget.h"
#include "ui/models/choicemodel.h"
#include "ui/models/namebook.h"

namespace duebell {

class FieldChooser {
    Q_DECLARE_TR_FUNCTIONS(FieldChooser)

public:
    /// All must outlive the choices.
    FieldChooser(const NameBook& names, CommandRunner& runner);

    /// One of SetStatus, Assign, SetTeam, SetPriority, SetType, SetClient.
    [[nodiscard]] std::vector<Choice> choices(TicketCommand command, const CommandTarget& target) const;
    /// The same, each with what it does: “Status: Waiting”, “Assign to Ida”.
    [[nodiscard]] std::vector<Choice> spelledOut(TicketCommand command, const CommandTarget& target) const;
    /// What is asked of the tickets that take the place of %1.
    [[nodiscard]] static QString prompt(TicketCommand command);
    [[nodiscard]] static bool isField(TicketCommand command);

private:
    struct Field {
        FieldId id;
        NameBook::Kind kind;
        bool canBeEmpty = false;
    };
    [[nodiscard]] static Field fieldOf(TicketCommand command);
    /// “Status set to Waiting”
    [[nodiscard]] static QString doneText(TicketCommand command, const QString& name);
    [[nodiscard]] static QString spelled(TicketCommand command, const QString& name);

    const NameBook& m_names;
    CommandRunner& m_runner;
};

} // namespace duebell
