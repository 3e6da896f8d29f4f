// The views at the side of the queue: which one is shown, folding, and what keys do to them.
#pragma once

#include "ui/models/sidebarmodel.h"
#include "ui/theme/iconset.h"

#include <QListView>
#include <QMenu>
#include <QSettings>

namespace duebell {

class Sidebar : public QListView {
    Q_OBJECT

public:
    /// References must outlive the sidebar.
    Sidebar(SidebarModel& model, const Theme& theme, const IconSet& icons, QWidget* parent = nullptr);

    [[nodiscard]] const QString& shownView() const { return m_shown; }
    /// Shows the view; false when there is none of that id.
    bool show(const QString& id);
    using QListView::show;
    /// The view under the cursor: what commands on views act on. Empty on a header.
    [[nodiscard]] QString currentView() const;
    void focusCurrent();
    void setContextMenu(QMenu* menu) { m_menu = menu; }
    [[nodiscard]] SidebarModel& views() { return m_model; }

    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

Q_SIGNALS:
    void viewShown();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void toggle(int row);
    void restoreCurrent();
    void drag(const QPoint& to);
    void endDrag();

    SidebarModel& m_model;
    QMenu* m_menu = nullptr;
    QString m_shown = kAllOpenView;
    bool m_restoring = false;
    QString m_pressed; // the view under the pressed button, if a hand may move it
    QPoint m_pressedAt;
    bool m_isDragging = false;
    int m_dropRow = -1; // what is dragged would stand before it; negative: it cannot stay there
};

} // namespace duebell
