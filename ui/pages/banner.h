// A strip over the whole width that says one thing and offers one way on: the as-of banner and the bar for failures.
#pragma once

#include "ui/theme/theme.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace duebell {

class Banner : public QWidget {
    Q_OBJECT

public:
    enum class Kind {
        AsOf,
        Failure,
    };
    Banner(Kind kind, const QString& buttonText, const Theme& theme, QWidget* parent = nullptr);

    /// Shows the banner with this text; an empty one hides it.
    void setText(const QString& text);
    /// Another way on, beside the button while the action is enabled.
    void setWayOn(QAction* action);
    [[nodiscard]] QString text() const { return m_text->text(); }
    [[nodiscard]] QToolButton* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void takeTheme();
    [[nodiscard]] QColor background() const;
    [[nodiscard]] QColor foreground() const;

    Kind m_kind;
    const Theme& m_theme;
    QLabel* m_text;
    QToolButton* m_button;
};

} // namespace duebell
