#include "workspace/followedfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>

namespace duebell {

namespace {

    constexpr std::int64_t kHeadSize = 4096; // tells one file from another
    constexpr std::int64_t kPieceSize = 4ll * 1024 * 1024; // read and committed at once
    constexpr std::int64_t kLongestRow = 1024 * 1024; // longer than this, a row has lost its end
    constexpr std::int64_t kLongestHeader = 256 * 1024;
    constexpr std::chrono::hours kRunLength { 1 }; // what a run brought can be taken back as a whole
    constexpr int kMostPieces = 4; // in one look

    struct FileNumber {
        dev_t device = 0;
        ino_t number = 0;
        bool operator==(const FileNumber&) const = default;
    };

    std::optional<FileNumber> numberOf(const QString& path)
    {
        struct stat status { };
        if (::stat(QFile::encodeName(path).constData(), &status) != 0)
            return std::nullopt;
        return FileNumber { status.st_dev, status.st_ino };
    }

    std::string hashOf(QFile& file, std::int64_t size)
    {
        if (!file.seek(0))
            return {};
        const QByteArray head = file.read(size);
        return head.size() == size ? QCryptographicHash::hash(head, QCryptographicHash::Sha256).toHex().toStdString()
                                   : std::string();
    }

    Error cannotRead(const QFile& file)
    {
        return { ErrorCode::File, file.fileName().toStdString(), file.errorString().toStdString(), {} };
    }

} // namespace

struct FollowedFile::Source {
    QString path;
    QFile file;
    FileNumber number;
    IntakePosition position; // `path` of it is the followed one, whatever this file is called now
    std::optional<TicketIntake> intake;
    bool isLeftover = false; // what a rotation left behind: nobody writes to it any more

    /// Whether the beginning is what it was when `known` was written, and all that was read is still there.
    [[nodiscard]] bool continues(const IntakePosition& known)
    {
        return file.size() >= known.position && (known.headSize == 0 || hashOf(file, known.headSize) == known.head);
    }
};

FollowedFile::FollowedFile(QString path, Kind kind, const FollowContext& context)
    : m_path(std::move(path))
    , m_kind(kind)
    , m_context(context)
{
}

FollowedFile::~FollowedFile() = default;

void FollowedFile::forgetAgreement()
{
    if (m_source)
        m_source->intake.reset();
}

Result<FollowedFile::Look> FollowedFile::look(Instant now, const std::stop_token& stop)
{
    Look look;
    for (int piece = 0; piece < kMostPieces && !stop.stop_requested(); ++piece) {
        if (!m_source) {
            const Result<bool> attached = attach();
            if (!attached)
                return attached.error();
            look.isThere = *attached;
            if (!*attached)
                return look;
        }
        Source& source = *m_source;
        if (!source.isLeftover && !source.continues(source.position)) {
            if (Status restarted = startOver(); !restarted)
                return restarted.error();
            continue;
        }
        const bool isGone = !source.isLeftover && !isStillThere(source);
        const bool hasSuccessor = isGone && QFileInfo(m_path).size() > 0;
        Result<bool> more = readOn(source, m_kind == Kind::Finished || source.isLeftover, now, look);
        if (more && !*more && hasSuccessor && !isContinuedBySuccessor(source))
            more = readOn(source, true, now, look); // nobody will finish its last line
        if (!more)
            return more.error();
        look.isThere = !isGone || hasSuccessor;
        look.hasMore = *more;
        if (*more)
            continue;
        if (!source.isLeftover && !hasSuccessor)
            return look;
        m_source.reset(); // to the one that took its place
        look.hasMore = true;
    }
    return look;
}

// The store knows how far the file of this name was read. If another one stands there now, what is left of the old one
// comes first.
Result<bool> FollowedFile::attach()
{
    std::unique_ptr<Source> source = openSource(m_path);
    if (!source)
        return false;
    const Result<std::optional<IntakePosition>> known = m_context.store.intakePosition(m_path.toStdString());
    if (!known)
        return known.error();
    if (*known && source->continues(**known)) {
        source->position = **known;
    } else if (*known && m_kind == Kind::Growing) {
        Result<std::unique_ptr<Source>> rotated = rotatedCopy(**known);
        if (!rotated)
            return rotated.error();
        if (*rotated)
            source = std::move(*rotated);
    }
    m_source = std::move(source);
    return true;
}

// Cut, or written anew in place: a copy may hold what was not read yet.
Status FollowedFile::startOver()
{
    const IntakePosition position = m_source->position;
    m_source.reset();
    Result<std::unique_ptr<Source>> rotated
        = m_kind == Kind::Growing ? rotatedCopy(position) : Result<std::unique_ptr<Source>>(nullptr);
    if (!rotated)
        return rotated.error();
    m_source = *rotated ? std::move(*rotated) : openSource(m_path);
    return m_source ? Status(Done {}) : Status(Error { ErrorCode::File, m_path.toStdString(), {}, {} });
}

std::unique_ptr<FollowedFile::Source> FollowedFile::openSource(const QString& path) const
{
    auto source = std::make_unique<Source>();
    source->path = path;
    source->file.setFileName(path);
    const std::optional<FileNumber> number = numberOf(path);
    if (!number || !source->file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return nullptr;
    source->number = *number;
    source->position.path = m_path.toStdString();
    return source;
}

// Beside the followed file, by a name that begins like it ("log.csv.1", "log-20260401.csv"): the one that begins with
// what was read and goes on behind it.
Result<std::unique_ptr<FollowedFile::Source>> FollowedFile::rotatedCopy(const IntakePosition& position) const
{
    const QFileInfo info(m_path);
    const QDir folder = info.dir();
    for (const QString& name :
         folder.entryList({ info.completeBaseName() + QLatin1Char('*') }, QDir::Files, QDir::Time)) {
        if (name == info.fileName())
            continue;
        std::unique_ptr<Source> source = openSource(folder.filePath(name));
        if (!source || source->file.size() <= position.position || !source->continues(position))
            continue;
        source->position = position;
        source->isLeftover = true;
        return source;
    }
    return std::unique_ptr<Source>();
}

bool FollowedFile::isStillThere(const Source& source) const
{
    return numberOf(m_path) == source.number;
}

// An editor writes the whole file anew under the same name, with more behind.
bool FollowedFile::isContinuedBySuccessor(const Source& source) const
{
    const std::unique_ptr<Source> successor = openSource(m_path);
    return successor && successor->continues(source.position);
}

// Once the first row is there: of a CSV file it says what the columns are.
Status FollowedFile::openIntake(Source& source, bool isFinal) const
{
    if (!source.file.seek(0))
        return cannotRead(source.file);
    const std::string head = source.file.read(kLongestHeader).toStdString();
    if (head.find('\n') == std::string::npos && !isFinal)
        return Done {};
    Result<TicketIntake> intake = TicketIntake::open(m_context.store, *m_context.agreement, m_context.mapping, head);
    if (!intake)
        return intake.error();
    source.intake = std::move(*intake);
    if (source.position.position == 0) {
        source.position.position = static_cast<std::int64_t>(source.intake->headerSize());
        source.position.line = source.intake->headerLines();
    }
    return Done {};
}

// Whether there is more.
Result<bool> FollowedFile::readOn(Source& source, bool isFinal, Instant now, Look& look)
{
    if (source.file.size() == 0)
        return false;
    if (!source.intake) {
        if (Status opened = openIntake(source, isFinal); !opened)
            return opened.error();
        if (!source.intake)
            return false;
    }
    if (!source.file.seek(source.position.position))
        return cannotRead(source.file);
    const QByteArray read = source.file.read(kPieceSize);
    if (source.file.error() != QFileDevice::NoError)
        return cannotRead(source.file);
    if (read.isEmpty())
        return false;
    const bool isEnd = source.position.position + read.size() >= source.file.size();
    std::string bytes = read.toStdString();
    if (!isFinal || !isEnd) {
        std::size_t complete = source.intake->completeRows(bytes);
        // A quote that is never closed must not hold up everything behind it.
        if (complete == 0 && static_cast<std::int64_t>(bytes.size()) > kLongestRow)
            complete = bytes.rfind('\n') + 1;
        if (complete == 0 && !isEnd)
            complete = bytes.size();
        if (complete == 0)
            return false;
        bytes.resize(complete);
    }
    if (Status taken = take(source, std::move(bytes), now, look); !taken)
        return taken.error();
    return !isEnd;
}

Status FollowedFile::take(Source& source, std::string bytes, Instant now, Look& look)
{
    const Result<RunId> id = run(now);
    if (!id)
        return id.error();
    IntakePosition position = source.position;
    position.position += static_cast<std::int64_t>(bytes.size());
    position.line += std::ranges::count(bytes, '\n');
    position.headSize = std::min(position.position, kHeadSize);
    position.head = hashOf(source.file, position.headSize);
    position.readAt = now;
    Result<ImportReport> report
        = source.intake->take({ std::move(bytes), source.position.line + 1, position }, *id, now);
    if (!report)
        return report.error();
    source.position = std::move(position);
    look.pieces.push_back({ source.path, std::move(*report) });
    return Done {};
}

Result<RunId> FollowedFile::run(Instant now)
{
    if (m_run && now - m_runSince < kRunLength && now >= m_runSince)
        return m_run;
    RunInfo info;
    info.kind = RunInfo::Kind::Import;
    info.source = QFileInfo(m_path).fileName().toStdString();
    info.mappingJson = m_context.mapping.json;
    info.account = m_context.account;
    const Result<RunId> begun = m_context.store.beginRun(info, now);
    if (begun) {
        m_run = *begun;
        m_runSince = now;
    }
    return begun;
}

} // namespace duebell
