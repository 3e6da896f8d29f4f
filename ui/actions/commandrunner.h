// The way of every command through the desk, and back: does it, remembers it for undo and redo, and asks again where
// somebody else was faster. A failure changes nothing and is told.
#pragma once

#include "desk/desk.h"
#include "ui/models/namebook.h"

#include <QObject>

#include <deque>
#include <functional>

namespace duebell {

class CommandRunner : public QObject {
    Q_OBJECT

public:
    /// `names` must outlive the object.
    explicit CommandRunner(const NameBook& names, QObject* parent = nullptr);

    /// What was done on one desk cannot be taken back on another. A desk as of a moment is none: what was done on the
    /// live one is remembered meanwhile.
    void setDesk(Desk* desk, Symbol me);

    /// `name` says what was done: “Status set to Waiting”. Empty when it was written, or is asked about again;
    /// otherwise a sentence: nothing was written.
    QString execute(const std::vector<Command>& commands, const QString& name);
    QString open(const NewTicket& ticket, const TicketTexts& texts, const QString& name);
    void undo();
    void redo();
    /// What was held back because somebody else was faster.
    void doAnyway();

    [[nodiscard]] bool isLive() const { return m_desk != nullptr; }
    [[nodiscard]] bool canUndo() const { return m_desk && !m_done.empty(); }
    [[nodiscard]] bool canRedo() const { return m_desk && !m_undone.empty(); }
    [[nodiscard]] bool isHeldBack() const { return m_desk && m_heldBack; }
    /// “Status set to Waiting” on 3 tickets.
    [[nodiscard]] QString undoName() const { return canUndo() ? nameOf(m_done.back()) : QString(); }
    [[nodiscard]] QString redoName() const { return canRedo() ? nameOf(m_undone.back()) : QString(); }

Q_SIGNALS:
    void done(const QString& message);
    void failed(const QString& message);
    void heldBack(const QString& message); ///< what happened meanwhile; doAnyway() does it all the same
    void opened(duebell::TicketId ticket);
    void changed(); ///< what can be undone, redone or done anyway

private:
    struct Step {
        QString name;
        Receipt receipt;
    };
    void run(const Step& step, bool isUndo);
    void remember(std::deque<Step>& steps, Step step);
    void holdBack(const std::vector<Command>& commands, std::function<void()> again);
    [[nodiscard]] QString nameOf(const Step& step) const;
    [[nodiscard]] QString failureText(const Error& error, const std::vector<Command>& commands) const;
    [[nodiscard]] QString meanwhileText(const Command& command) const;

    const NameBook& m_names;
    Desk* m_desk = nullptr; ///< null while nothing can be done
    const Desk* m_rememberedDesk = nullptr; ///< whose steps these are; only compared
    Symbol m_me;
    std::deque<Step> m_done;
    std::deque<Step> m_undone;
    std::function<void()> m_heldBack;
};

} // namespace duebell
