// What stands where there is nothing yet: a sentence that says why, and one that says what to do.
#pragma once

#include <QLabel>
#include <QWidget>

namespace duebell {

class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void show(const QString& title, const QString& hint);
    [[nodiscard]] QString title() const { return m_title->text(); }

private:
    QLabel* m_title;
    QLabel* m_hint;
};

} // namespace duebell
