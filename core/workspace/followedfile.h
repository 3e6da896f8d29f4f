// One file that is followed: what was appended since the last look becomes events. Survives restarts (the position is
// in the store), rotation by renaming and by copying and cutting, replacement, and the file's absence. One thread, the
// store's.
#pragma once

#include "desk/eventstore.h"
#include "exchange/ticketintake.h"

#include <QFile>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace duebell {

/// What every followed file needs. All must outlive it.
struct FollowContext {
    EventStore& store;
    const Agreement* agreement; ///< another one: see forgetAgreement()
    const Mapping& mapping;
    std::string account; ///< the operating system's
};

/// What one look brought from one file.
struct FollowedPiece {
    QString path; ///< of the file that was read: after a rotation, the old one's new name
    ImportReport report;
};

class FollowedFile {
public:
    enum class Kind {
        Growing, ///< others append to it
        Finished, ///< dropped as a whole: its last line is complete without a line feed, and no other file continues it
    };
    struct Look {
        std::vector<FollowedPiece> pieces;
        bool isThere = true; ///< false: nothing of that name exists; what was open is still read
        bool hasMore = false; ///< there is more to read at once
    };

    FollowedFile(QString path, Kind kind, const FollowContext& context);
    ~FollowedFile();

    /// Reads what is there, up to some megabytes. File when it cannot be read; errors of TicketIntake: the next look
    /// tries again.
    [[nodiscard]] Result<Look> look(Instant now, const std::stop_token& stop = {});

    /// The context has another agreement from now on; the file and its place stay.
    void forgetAgreement();

private:
    struct Source; // a file that is open, and how far it was read

    Result<bool> attach();
    Result<std::unique_ptr<Source>> rotatedCopy(const IntakePosition& position) const;
    std::unique_ptr<Source> openSource(const QString& path) const;
    Status openIntake(Source& source, bool isFinal) const;
    Result<bool> readOn(Source& source, bool isFinal, Instant now, Look& look);
    Status take(Source& source, std::string bytes, Instant now, Look& look);
    Result<RunId> run(Instant now);
    [[nodiscard]] bool isStillThere(const Source& source) const;
    [[nodiscard]] bool isContinuedBySuccessor(const Source& source) const;
    Status startOver();

    QString m_path;
    Kind m_kind;
    const FollowContext& m_context;
    std::unique_ptr<Source> m_source; // null until the file is there
    RunId m_run;
    Instant m_runSince {};
};

} // namespace duebell
