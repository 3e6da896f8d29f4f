// The views that the user saved and the ones that are pinned, in the user's order. Written to a file at every change,
// when it has one.
#pragma once

#include "ui/models/viewfile.h"

#include <QObject>

#include <optional>

namespace duebell {

class SavedViews : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Reads the file, which need not exist, and keeps it up to date from now on. A file that cannot be read is set
    /// aside, and that is told.
    void setPath(const QString& path);

    [[nodiscard]] const std::vector<QueueViewDefinition>& all() const { return m_content.views; }
    [[nodiscard]] const QueueViewDefinition* find(const QString& name) const;
    /// The name, or with a number behind it when there is one of that name.
    [[nodiscard]] QString freeName(const QString& name) const;
    /// Replaces the one of the same name.
    void put(const QueueViewDefinition& view);
    /// False when the name is empty or taken.
    bool rename(const QString& name, const QString& wanted);
    void remove(const QString& name);
    /// Brings back what was removed last; its name, empty when there is nothing.
    QString takeBack();
    [[nodiscard]] bool canTakeBack() const { return m_removed.has_value(); }
    void move(const QString& name, int by);
    /// The view stands before the other one; at the end when there is none of that name.
    void place(const QString& name, const QString& before);

    [[nodiscard]] const QStringList& pinned() const { return m_content.pinned; }
    void setPinned(const QString& id, bool pinned);
    void movePinned(const QString& id, int by);
    /// As place, among the pinned ones.
    void placePinned(const QString& id, const QString& before);

    /// The id of a saved view in the sidebar.
    [[nodiscard]] static QString idOf(const QString& name) { return QStringLiteral("saved:") + name; }
    [[nodiscard]] static QString nameOf(const QString& id);

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    struct Removed {
        QueueViewDefinition view;
        std::size_t place = 0;
        qsizetype pin = -1;
    };
    void keep();
    [[nodiscard]] std::vector<QueueViewDefinition>::iterator placeOf(const QString& name);

    QString m_path;
    ViewFile::Content m_content;
    std::optional<Removed> m_removed;
};

} // namespace duebell
