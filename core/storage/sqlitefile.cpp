#include "storage/sqlitefile.h"

#include "desk/storefault.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace duebell::sqlitefile {

namespace {

    constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

    constexpr std::array kNetworkTypes {
        "nfs",         "nfs4",           "cifs",       "smb2",
        "smb3",        "smbfs",          "ncpfs",      "afs",
        "9p",          "ceph",           "lustre",     "gpfs",
        "gfs2",        "ocfs2",          "fuse.sshfs", "fuse.davfs",
        "fuse.rclone", "fuse.glusterfs", "fuse.s3fs",  "fuse.gvfsd-fuse",
        "davfs",       "coda",
    };

    Error systemError(const QString& path, const char* fault)
    {
        return { ErrorCode::File, path.toStdString(), std::strerror(errno), fault };
    }

    QString folderOf(const QString& path)
    {
        return QFileInfo(path).absolutePath();
    }

    // "1: POSIX  ADVISORY  READ 4242 fd:01:1234567 128 128"
    bool locks(const QByteArray& line, const QByteArray& file)
    {
        const QList<QByteArray> words = line.simplified().split(' ');
        return words.size() >= 6 && words[1] != "->" && words[5].endsWith(file);
    }

    // Some file systems tell stat another device than the one they are locked under.
    bool hasDeviceOfItsOwn(const QByteArray& name)
    {
        constexpr long btrfs = 0x9123683e;
        constexpr long overlay = 0x794c7630;
        struct statfs system { };
        return ::statfs(name.constData(), &system) != 0 || system.f_type == btrfs || system.f_type == overlay;
    }

    // "fd:01:1234567" as that table has it, from the colon on where the device cannot be known; empty for no file.
    QByteArray lockNameOf(const QString& path)
    {
        const QByteArray name = QFile::encodeName(path);
        struct stat status { };
        if (::stat(name.constData(), &status) != 0)
            return {};
        const QByteArray inode = ':' + QByteArray::number(static_cast<qulonglong>(status.st_ino));
        if (hasDeviceOfItsOwn(name))
            return inode;
        const auto hex = [](unsigned value) { return QByteArray::number(value, 16).rightJustified(2, '0'); };
        return hex(major(status.st_dev)) + ':' + hex(minor(status.st_dev)) + inode;
    }

} // namespace

QByteArray fileSystemType(const QString& path)
{
    return QStorageInfo(folderOf(path)).fileSystemType();
}

Status refuseNetworkDrive(const QString& path, const FileSystemType& type)
{
    const QByteArray found = type ? type(path) : fileSystemType(path);
    for (const char* network : kNetworkTypes) {
        if (found == network)
            return Error { ErrorCode::File, path.toStdString(), found.toStdString(), storefault::kNetworkDrive };
    }
    return Done {};
}

// With the effective user's rights, as opening it would have.
bool isWritable(const QString& path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

Status requireWritable(const QString& path)
{
    for (const QString& each : { path, folderOf(path) }) {
        if (!isWritable(each))
            return systemError(each, storefault::kReadOnly);
    }
    return Done {};
}

Status requireFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error { ErrorCode::NotFound, {}, path.toStdString(), {} };
    if (info.isDir())
        return Error { ErrorCode::File, path.toStdString(), {}, storefault::kFolder };
    if (info.size() == 0)
        return Error { ErrorCode::WrongFile, path.toStdString(), "empty", {} };
    return Done {};
}

Status makeEmpty(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly))
        return Error { ErrorCode::File, path.toStdString(), file.errorString().toStdString(), storefault::kExists };
    return Done {};
}

void keepToOwner(const QString& path)
{
    if ((QFile::permissions(path) & ~(kOwnerOnly | QFileDevice::ReadUser | QFileDevice::WriteUser)) != 0)
        QFile::setPermissions(path, kOwnerOnly);
}

QString logOf(const QString& path)
{
    return path + QStringLiteral("-wal");
}

QString sharedMemoryOf(const QString& path)
{
    return path + QStringLiteral("-shm");
}

bool hasLog(const QString& path)
{
    return QFileInfo(logOf(path)).size() > 0;
}

bool isOpenSomewhere(const QString& path)
{
    QFile table(QStringLiteral("/proc/locks"));
    if (!table.open(QIODevice::ReadOnly))
        return false;
    const QByteArray file = lockNameOf(path);
    const QByteArray shared = lockNameOf(sharedMemoryOf(path));
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if ((!file.isEmpty() && locks(line, file)) || (!shared.isEmpty() && locks(line, shared)))
            return true;
    }
    return false;
}

Status synchronise(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return systemError(path, storefault::kDevice);
    const int result = ::fsync(file);
    const Status status = result == 0 ? Status(Done {}) : Status(systemError(path, storefault::kDevice));
    ::close(file);
    return status;
}

Status rename(const QString& from, const QString& to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(to, storefault::kCannotOpen);
    return synchronise(folderOf(to));
}

} // namespace duebell::sqlitefile
