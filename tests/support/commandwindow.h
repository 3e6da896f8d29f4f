// The shown window as somebody works in it who has no mouse: keys, and whatever dialog they open.
#pragma once

#include "support/shownwindow.h"
#include "ui/dialogs/choicedialog.h"
#include "ui/dialogs/formdialog.h"

#include <QApplication>
#include <QStatusBar>

namespace duebell::test {

class CommandWindow : public ShownWindow {
public:
    using ShownWindow::ShownWindow;

    /// Ready for keys, with this ticket chosen.
    bool ready(const char* key)
    {
        const bool active = QTest::qWaitForWindowActive(window.get());
        const bool selected = select(key);
        view().setFocus();
        return active && selected;
    }
    void keys(const char* text)
    {
        if (!QApplication::activeModalWidget() && !window->isActiveWindow()) {
            window->activateWindow(); // what a window manager does when a dialog is closed
            if (!QTest::qWaitForWindowActive(window.get()))
                qWarning("the window does not become active");
        }
        QTest::keySequence(focus(), QKeySequence(QString::fromLatin1(text)));
    }
    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    void type(const char* text) { type(QString::fromUtf8(text)); }
    void enter() { QTest::keyClick(focus(), Qt::Key_Return); }
    void tab() { QTest::keyClick(focus(), Qt::Key_Tab); }
    /// The open form or chooser; null when none is.
    [[nodiscard]] static FormDialog* form() { return qobject_cast<FormDialog*>(QApplication::activeModalWidget()); }
    [[nodiscard]] static ChoiceDialog* chooser()
    {
        return qobject_cast<ChoiceDialog*>(QApplication::activeModalWidget());
    }
    /// A dialog is open and has the keys.
    template <typename Dialog>
    [[nodiscard]] static bool isUp()
    {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        return dialog && dialog->isAncestorOf(QApplication::focusWidget());
    }
    [[nodiscard]] const Event& last(const char* key) { return sample.ticket(key).events.back(); }
    [[nodiscard]] std::string lastBody(const char* key)
    {
        const auto bodies = sample.store.loadBodies(sample.ticket(key).record.id);
        return bodies->empty() ? std::string() : bodies->back().second;
    }
    [[nodiscard]] QString statusText() { return window->statusBar()->currentMessage(); }
    [[nodiscard]] bool isOn(TicketCommand command) { return window->actions().action(command)->isEnabled(); }

private:
    [[nodiscard]] QWidget* focus()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget() : static_cast<QWidget*>(&view());
    }
};

} // namespace duebell::test
