// Who a ticket's life was waiting for: a thin bar with shares, and beneath it who and how long in words.
#pragma once

#include "desk/waitingsplit.h"
#include "ui/pages/flow.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace duebell {

class WaitingBar : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the bar.
    explicit WaitingBar(const Theme& theme, QWidget* parent = nullptr);

    void show(const WaitingSplit& split);
    /// "Us 3 h 20 min", in the bar's order; those that nothing was waited for are left out.
    [[nodiscard]] QStringList words() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] FlowPlan plan(int width) const;
    [[nodiscard]] std::vector<Waiting> parts() const; ///< those with a share

    const Theme& m_theme;
    WaitingSplit m_split;
};

} // namespace duebell
