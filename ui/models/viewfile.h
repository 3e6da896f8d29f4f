// Saved views as a file: kept for one user, or given to others. What comes from others is not trusted: sizes are
// limited, unknown things are refused, and what is wrong is said with its place and what to do.
#pragma once

#include "ui/models/queueviewdefinition.h"

#include <QCoreApplication>

#include <variant>
#include <vector>

namespace duebell {

class ViewFile {
    Q_DECLARE_TR_FUNCTIONS(ViewFile)

public:
    struct Content {
        std::vector<QueueViewDefinition> views;
        QStringList pinned; ///< ids of the sidebar
        bool operator==(const Content&) const = default;
    };
    static constexpr qint64 kLargest = 256 * 1024; ///< bytes
    static constexpr qsizetype kMostViews = 200;

    [[nodiscard]] static QByteArray write(const Content& content);
    /// The content, or a sentence: what is wrong, where, and what to do.
    [[nodiscard]] static std::variant<Content, QString> read(const QByteArray& bytes);
    /// Reads a file, refusing large ones unread.
    [[nodiscard]] static std::variant<Content, QString> load(const QString& path);
    /// Writes a file as a whole or not at all; a sentence when that fails.
    [[nodiscard]] static QString store(const QString& path, const Content& content);
};

} // namespace duebell
