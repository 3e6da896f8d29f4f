// A desk made from committed agreement and mapping files and a log.
#pragma once

#include "exchange/agreementreader.h"
#include "exchange/mappingreader.h"
#include "support/testdata.h"
#include "workspace/deskfigures.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace duebell::test {

inline std::string fileBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline std::optional<Agreement> agreementFile(const QString& name)
{
    return AgreementReader::read(fileBytes(syntheticFile(name))).agreement;
}

inline std::optional<Mapping> mappingFile(const QString& name)
{
    return MappingReader::read(fileBytes(syntheticFile(name))).mapping;
}

class DeskFixture {
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("desk.duebell")); }

    /// The desk, empty; null when the agreement or the file is refused.
    std::unique_ptr<Workspace> create(const QString& agreement) const
    {
        const std::optional<Agreement> read = agreementFile(agreement);
        if (!read) {
            qWarning("%s is refused", qPrintable(agreement));
            return nullptr;
        }
        return opened(Workspace::create(path(), *read, everything()));
    }
    std::unique_ptr<Workspace> open(std::optional<Instant> asOf = {}) const
    {
        Workspace::Options options = everything();
        options.asOf = asOf;
        return opened(Workspace::open(path(), options));
    }

    /// Logs of old times: their tickets have ended long ago.
    static Workspace::Options everything()
    {
        Workspace::Options options;
        options.everything = true;
        return options;
    }

private:
    static std::unique_ptr<Workspace> opened(Result<std::unique_ptr<Workspace>> workspace)
    {
        if (workspace)
            return std::move(*workspace);
        const Error& error = workspace.error();
        qWarning("error %d, %s: %s, allowed %s", static_cast<int>(error.code), error.where.c_str(), error.value.c_str(),
                 error.allowed.c_str());
        return nullptr;
    }

    QTemporaryDir m_folder;
};

} // namespace duebell::test
