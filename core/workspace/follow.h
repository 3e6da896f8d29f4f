// Live intake (DESIGN 4): follows a file that grows, or a folder into which files are dropped. Each look reads what is
// new; when to look is the caller's business (Follower). Has a store of its own: belongs to the thread that opened it.
#pragma once

#include "workspace/followedfile.h"

#include <QDateTime>
#include <QFileInfo>

#include <map>

namespace duebell {

class SqliteStore;
class DeskConfiguration;

class Follow {
public:
    struct Target {
        QString desk;
        QString path; ///< of the file or the folder
        Mapping mapping;
        std::string account; ///< the operating system's
        bool once = false; ///< dropped files are taken as they are, without waiting for them to stop growing
    };
    struct Problem {
        QString path;
        Error error;
        bool operator==(const Problem&) const = default;
    };
    struct Look {
        std::vector<FollowedPiece> pieces;
        std::vector<Problem> problems; ///< files that could not be read; the next look tries again
        bool isThere = true;
        bool hasMore = false; ///< look again at once
    };

    /// Errors as SqliteStore::open and DeskConfiguration::load; NotFound when the path has no folder to be in.
    [[nodiscard]] static Result<std::unique_ptr<Follow>> open(Target target);
    ~Follow();

    /// Never fails as a whole but when the desk cannot be read.
    [[nodiscard]] Result<Look> look(Instant now, const std::stop_token& stop = {});
    [[nodiscard]] bool isFolder() const;

private:
    /// A dropped file, as it was at the last look.
    struct Dropped {
        qint64 size = -1;
        QDateTime changed;
        bool isTaken = false;
    };

    explicit Follow(Target target);
    Status readConfiguration();
    void lookAtFile(FollowedFile& file, const QString& path, Instant now, const std::stop_token& stop, Look& look);
    void lookAtFolder(Instant now, const std::stop_token& stop, Look& look);
    [[nodiscard]] bool hasSettled(const QFileInfo& info);

    Target m_target;
    std::unique_ptr<SqliteStore> m_store;
    std::unique_ptr<DeskConfiguration> m_configuration;
    std::int64_t m_stamp = 0;
    std::unique_ptr<FollowContext> m_context;
    std::unique_ptr<FollowedFile> m_file; // when it is no folder
    std::map<QString, Dropped> m_dropped; // by path
};

} // namespace duebell
