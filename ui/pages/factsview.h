// What is known of a ticket as pairs of caption and value, set like words.
#pragma once

#include "ui/pages/flow.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace duebell {

struct Fact {
    QString caption;
    QString value; ///< plain text from outside
    bool operator==(const Fact&) const = default;
};

class FactsView : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the view.
    explicit FactsView(const Theme& theme, QWidget* parent = nullptr);

    void show(std::vector<Fact> facts);
    [[nodiscard]] const std::vector<Fact>& facts() const { return m_facts; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return plan(width).height; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] FlowPlan plan(int width) const;

    const Theme& m_theme;
    std::vector<Fact> m_facts;
};

} // namespace duebell
