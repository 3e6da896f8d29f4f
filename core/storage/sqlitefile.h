// The desk's file as the file system sees it: what must be right before SQLite opens it. Nothing here opens the file
// while this program may have it open: closing it again would drop SQLite's locks (sqlite.org/howtocorrupt.html, 2.2).
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace duebell::sqlitefile {

/// Tells the type of the file system that a path lies on ("ext4", "nfs4").
using FileSystemType = std::function<QByteArray(const QString& path)>;

/// The host's answer.
[[nodiscard]] QByteArray fileSystemType(const QString& path);

/// ErrorCode::File, storefault::kNetworkDrive: SQLite's locks cannot be trusted there. `type`: empty asks the host.
[[nodiscard]] Status refuseNetworkDrive(const QString& path, const FileSystemType& type = {});
/// ErrorCode::File, storefault::kReadOnly, with `where` the file or the folder that cannot be written: SQLite keeps
/// files beside the desk's.
[[nodiscard]] Status requireWritable(const QString& path);
[[nodiscard]] bool isWritable(const QString& path);
/// An existing file that may be a desk. NotFound; File with storefault::kFolder; WrongFile, value "empty".
[[nodiscard]] Status requireFile(const QString& path);
/// An empty file that only its owner may read. SQLite gives its -wal and -shm the permissions of the main file.
[[nodiscard]] Status makeEmpty(const QString& path);
/// A file somebody copied here may have come with looser permissions; it holds what clients wrote.
void keepToOwner(const QString& path);

[[nodiscard]] QString logOf(const QString& path); ///< NAME-wal
[[nodiscard]] QString sharedMemoryOf(const QString& path); ///< NAME-shm
/// Whether a -wal with something in it lies beside the file: a program that ends in order leaves none.
[[nodiscard]] bool hasLog(const QString& path);
/// Whether any process, this one included, holds SQLite's locks on the file: by the kernel's table of locks, without
/// touching the file. False where there is no such table.
[[nodiscard]] bool isOpenSomewhere(const QString& path);

/// Makes what was written to a file or a folder's list of names last through a power cut.
[[nodiscard]] Status synchronise(const QString& path);
/// Renames within a folder, replacing what is there, and makes that last.
[[nodiscard]] Status rename(const QString& from, const QString& to);

} // namespace duebell::sqlitefile
