#include "ctl/agreementfile.h"

#include "exchange/agreementreader.h"
#include "words/errortext.h"

#include <QFile>
#include <QFileInfo>

namespace duebell::ctl {

std::optional<std::string> readFile(const QString& path, qint64 largest, const Console& console)
{
    QFile file(path);
    const bool cannotOpen = !file.exists() || !file.open(QIODevice::ReadOnly);
    const QByteArray bytes = cannotOpen ? QByteArray() : file.read(largest + 1);
    if (cannotOpen || file.error() != QFileDevice::NoError) {
        const QString reason = !file.exists() ? QCoreApplication::translate("Ctl", "there is no such file")
            : QFileInfo(path).isDir()         ? QCoreApplication::translate("Ctl", "it is a folder")
                                              : file.errorString();
        console.complain(ErrorText::sentence(Error { ErrorCode::File, path.toStdString(), reason.toStdString(), {} }));
        return std::nullopt;
    }
    return bytes.toStdString();
}

std::optional<Agreement> loadAgreement(const QString& path, const Console& console, int* exitCode)
{
    const auto text = readFile(path, qint64(AgreementReader::kLargestFile), console);
    if (!text) {
        *exitCode = kFailed;
        return std::nullopt;
    }
    AgreementReader::Reading reading = AgreementReader::read(*text);
    for (const Problem& problem : reading.problems)
        console.complain(path + QLatin1String(": ") + ErrorText::withPlace(problem));
    *exitCode = kFoundProblems;
    return std::move(reading.agreement);
}

} // namespace duebell::ctl
