// Following a file or folder from the window: the two commands, and what the status bar says about it.
#pragma once

#include "base/instant.h"

#include <QAction>
#include <QLabel>
#include <QObject>

#include <optional>

namespace duebell {

class FollowActions : public QObject {
    Q_OBJECT

public:
    struct State {
        QString path;
        QString mapping;
        std::optional<Instant> lastBrought; ///< none: nothing since the program was started
        qint64 events = 0; ///< since then
        bool isThere = true;
        QString problem; ///< a sentence; empty when all is well
    };

    explicit FollowActions(QWidget* window);

    [[nodiscard]] QAction* start() const { return m_start; }
    [[nodiscard]] QAction* stop() const { return m_stop; }
    [[nodiscard]] QLabel* label() const { return m_label; }

    /// Whether a live desk is shown: a desk as of a moment takes nothing in.
    void setUsable(bool usable);
    /// What is followed; none: nothing is.
    void setState(const std::optional<State>& state);

Q_SIGNALS:
    void followRequested(const QString& path, const QString& mapping);
    void stopRequested();

private:
    void ask();
    void refresh();

    QWidget* m_window;
    QAction* m_start;
    QAction* m_stop;
    QLabel* m_label;
    std::optional<State> m_state;
    bool m_usable = false;
};

} // namespace duebell
