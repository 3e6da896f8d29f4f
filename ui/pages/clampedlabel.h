// Text from outside in a label of at most so many lines: what does not fit ends with an ellipsis, and the tool tip has
// all of it. A word that is longer than a line is broken, so that the label never asks for room.
#pragma once

#include <QLabel>

namespace duebell {

class ClampedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ClampedLabel(int mostLines, QWidget* parent = nullptr);

    void setWhole(const QString& text);
    [[nodiscard]] const QString& whole() const { return m_whole; }
    [[nodiscard]] bool isCut() const { return m_isCut; }

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Lines {
        QString text; ///< as it is to be shown
        int height = 0;
        bool isCut = false;
    };
    [[nodiscard]] Lines linesFor(int width) const;
    [[nodiscard]] QSize around() const; ///< margins
    void fit();

    QString m_whole;
    int m_mostLines;
    bool m_isCut = false;
};

} // namespace duebell
