// Every command on tickets, in the order in which the menus show them: what it is called, what it does, its icon and
// its key. The one place to look one up or to change one.
#pragma once

#include <QtGlobal>

#include <array>
#include <cstdint>

namespace duebell {

enum class TicketCommand : std::uint8_t {
    MarkAnswered,
    AnsweredAt,
    AddNote,
    NoReplyNeeded,
    SetStatus,
    WaitingSince,
    Assign,
    TakeOver,
    SetTeam,
    SetPriority,
    SetType,
    SetClient,
    SetLabels,
    Acknowledge,
    Waive,
    BreachReason,
    Merge,
    NewTicket,
    CopyText,
    CopyTable,
    CopyLinks,
    Undo,
    Redo,
    DoAnyway,
};

enum class CommandMenu : std::uint8_t {
    Ticket,
    Edit,
    Copy, ///< beneath Edit
};

struct CommandEntry {
    TicketCommand command;
    CommandMenu menu;
    int group; ///< another number than the one before: a separator stands between
    const char* text; ///< to be translated in the context of TicketActions
    const char* tip;
    const char* icon;
    const char* keys; ///< the first is shown
    const char* brief = ""; ///< on a button
};

// clang-format off
#define DUEBELL_COMMAND(text) QT_TRANSLATE_NOOP("duebell::TicketActions", text)
inline constexpr std::array kCommandList {
    CommandEntry { TicketCommand::MarkAnswered, CommandMenu::Ticket, 1, DUEBELL_COMMAND("Mark as &answered"),
        DUEBELL_COMMAND("The answer went out elsewhere: note that it did. Nothing is sent."), "answer", "Ctrl+Return; Ctrl+Enter", DUEBELL_COMMAND("Answered") },
    CommandEntry { TicketCommand::AnsweredAt, CommandMenu::Ticket, 1, DUEBELL_COMMAND("Mark as answere&d at …"),
        DUEBELL_COMMAND("The answer went out earlier, by phone for instance: note when"), "answer", "Ctrl+Alt+Return; Ctrl+Alt+Enter" },
    CommandEntry { TicketCommand::NoReplyNeeded, CommandMenu::Ticket, 1, DUEBELL_COMMAND("No &reply needed …"),
        DUEBELL_COMMAND("The client’s last message wants no answer: a “thank you”, for instance"), "no-reply", "Ctrl+Shift+Return; Ctrl+Shift+Enter" },
    CommandEntry { TicketCommand::AddNote, CommandMenu::Ticket, 1, DUEBELL_COMMAND("Add a &note …"),
        DUEBELL_COMMAND("Something that your colleagues should know"), "note", "Ctrl+E", DUEBELL_COMMAND("Note") },
    CommandEntry { TicketCommand::SetStatus, CommandMenu::Ticket, 2, DUEBELL_COMMAND("&Status …"),
        DUEBELL_COMMAND("Set the status"), "status", "Ctrl+T", DUEBELL_COMMAND("Status") },
    CommandEntry { TicketCommand::WaitingSince, CommandMenu::Ticket, 2, DUEBELL_COMMAND("&Waiting since …"),
        DUEBELL_COMMAND("Say that the ticket has been waiting for a while: its clocks are counted anew"), "wait", "Ctrl+Shift+T" },
    CommandEntry { TicketCommand::Assign, CommandMenu::Ticket, 3, DUEBELL_COMMAND("Ass&ign …"),
        DUEBELL_COMMAND("Give the ticket to somebody"), "assign", "Ctrl+I", DUEBELL_COMMAND("Assign") },
    CommandEntry { TicketCommand::TakeOver, CommandMenu::Ticket, 3, DUEBELL_COMMAND("Assign to &me"),
        DUEBELL_COMMAND("Take the ticket"), "person", "Ctrl+M" },
    CommandEntry { TicketCommand::SetTeam, CommandMenu::Ticket, 3, DUEBELL_COMMAND("T&eam …"),
        DUEBELL_COMMAND("Give the ticket to a team"), "team", "Ctrl+Shift+I" },
    CommandEntry { TicketCommand::SetPriority, CommandMenu::Ticket, 4, DUEBELL_COMMAND("&Priority …"),
        DUEBELL_COMMAND("Set the priority: the promised times may change with it"), "priority", "Ctrl+P" },
    CommandEntry { TicketCommand::SetType, CommandMenu::Ticket, 4, DUEBELL_COMMAND("T&ype …"),
        DUEBELL_COMMAND("Set the type of incident"), "type", "Ctrl+Shift+Y" },
    CommandEntry { TicketCommand::SetClient, CommandMenu::Ticket, 4, DUEBELL_COMMAND("&Client …"),
        DUEBELL_COMMAND("Say whose ticket this is"), "client", "Ctrl+Shift+L" },
    CommandEntry { TicketCommand::SetLabels, CommandMenu::Ticket, 4, DUEBELL_COMMAND("&Labels …"),
        DUEBELL_COMMAND("Add labels or take them away"), "label", "Ctrl+L" },
    CommandEntry { TicketCommand::Acknowledge, CommandMenu::Ticket, 5, DUEBELL_COMMAND("Ac&knowledge …"),
        DUEBELL_COMMAND("Say that you have seen the warning: it stays silent until the next stage"), "acknowledge", "Ctrl+Shift+A" },
    CommandEntry { TicketCommand::BreachReason, CommandMenu::Ticket, 5, DUEBELL_COMMAND("&Breach reason …"),
        DUEBELL_COMMAND("Say why a promise was broken"), "reason", "Ctrl+Shift+B" },
    CommandEntry { TicketCommand::Waive, CommandMenu::Ticket, 5, DUEBELL_COMMAND("Wai&ve a clock …"),
        DUEBELL_COMMAND("The promise does not hold here: the clock is cancelled, a breach taken back"), "waive", "Ctrl+Shift+X" },
    CommandEntry { TicketCommand::Merge, CommandMenu::Ticket, 6, DUEBELL_COMMAND("Mer&ge into …"),
        DUEBELL_COMMAND("Another ticket is about the same: it takes over the client’s wait"), "merge", "Ctrl+Shift+M" },
    CommandEntry { TicketCommand::NewTicket, CommandMenu::Ticket, 6, DUEBELL_COMMAND("New ticke&t …"),
        DUEBELL_COMMAND("Note a request that came by phone or in person"), "new", "Ctrl+N" },
    CommandEntry { TicketCommand::Undo, CommandMenu::Edit, 1, DUEBELL_COMMAND("&Undo"),
        DUEBELL_COMMAND("Take back what you did last"), "undo", "Ctrl+Z" },
    CommandEntry { TicketCommand::Redo, CommandMenu::Edit, 1, DUEBELL_COMMAND("&Redo"),
        DUEBELL_COMMAND("Do again what you took back last"), "redo", "Ctrl+Shift+Z" },
    CommandEntry { TicketCommand::DoAnyway, CommandMenu::Edit, 1, DUEBELL_COMMAND("&Do it anyway"),
        DUEBELL_COMMAND("Somebody else was faster: do it all the same, knowing what happened"), "", "Alt+Return; Alt+Enter" },
    CommandEntry { TicketCommand::CopyText, CommandMenu::Copy, 1, DUEBELL_COMMAND("As &text"),
        DUEBELL_COMMAND("A summary of the tickets with the reason for their deadline"), "copy", "Ctrl+C" },
    CommandEntry { TicketCommand::CopyTable, CommandMenu::Copy, 1, DUEBELL_COMMAND("As &CSV"),
        DUEBELL_COMMAND("The columns shown, for a spreadsheet"), "copy", "Ctrl+Alt+C" },
    CommandEntry { TicketCommand::CopyLinks, CommandMenu::Copy, 1, DUEBELL_COMMAND("As &link"),
        DUEBELL_COMMAND("The tickets’ addresses in the helpdesk"), "link", "Ctrl+Alt+L" },
};
#undef DUEBELL_COMMAND
// clang-format on

inline constexpr std::size_t kCommandCount = kCommandList.size();

} // namespace duebell
