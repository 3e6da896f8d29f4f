// Short texts side by side in the status bar. Where there is no room for all, the least important ones go first; what
// is left out or cut can be read in the tool tip. Never cropped.
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace duebell {

struct StatusPiece {
    QString text; ///< nothing is shown for an empty one
    QString tip;
    int importance = 0; ///< the higher, the longer it stays
    bool isWarning = false; ///< amber, with a mark before it
    bool operator==(const StatusPiece&) const = default;
};

/// The widths of pieces that want `wanted`, in `room`: the least important get nothing first, the last one is cut.
[[nodiscard]] std::vector<int> fitPieces(const std::vector<int>& wanted, const std::vector<int>& importance, int gap,
                                         int room);

class StatusLine : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the line.
    explicit StatusLine(const Theme& theme, QWidget* parent = nullptr);

    void show(std::vector<StatusPiece> pieces);
    [[nodiscard]] const std::vector<StatusPiece>& pieces() const { return m_pieces; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int widthOf(const StatusPiece& piece) const;
    [[nodiscard]] std::vector<QRect> boxes() const; ///< empty for what is left out
    [[nodiscard]] static QString shownText(const StatusPiece& piece);

    const Theme& m_theme;
    std::vector<StatusPiece> m_pieces;
};

} // namespace duebell
