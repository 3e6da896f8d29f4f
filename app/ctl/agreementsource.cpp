#include "ctl/agreementsource.h"

#include "ctl/agreementfile.h"
#include "exchange/agreementreader.h"
#include "exchange/agreementwriter.h"
#include "words/errortext.h"
#include "workspace/deskconfiguration.h"

#include <QFile>

namespace duebell::ctl {

namespace {

    std::optional<DeskConfiguration> configurationOf(const QString& path, const Console& console, int* exitCode)
    {
        Result<DeskConfiguration> configuration = DeskConfiguration::ofFile(path);
        if (configuration)
            return std::move(*configuration);
        console.complain(path + QLatin1String(": ") + ErrorText::sentence(configuration.error()));
        *exitCode = kFailed;
        return std::nullopt;
    }

} // namespace

bool looksLikeDesk(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArrayView("SQLite format 3\0", 16);
}

std::optional<Agreement> agreementFrom(const QString& path, const Console& console, int* exitCode)
{
    if (!looksLikeDesk(path))
        return loadAgreement(path, console, exitCode);
    const auto configuration = configurationOf(path, console, exitCode);
    return configuration ? std::optional(configuration->agreement()) : std::nullopt;
}

std::optional<Agreement> agreementOfVersion(const QString& path, int number, const Console& console, int* exitCode)
{
    const auto configuration = configurationOf(path, console, exitCode);
    if (!configuration)
        return std::nullopt;
    const auto& agreements = configuration->agreements();
    if (number < 1 || number > static_cast<int>(agreements.size())) {
        console.complain(
            QCoreApplication::translate("Ctl", "There is no version %1 of the agreement. Versions are 1 to %2.")
                .arg(number)
                .arg(agreements.size()));
        *exitCode = kFoundProblems;
        return std::nullopt;
    }
    Agreement agreement = agreements[static_cast<std::size_t>(number) - 1];
    agreement.directory = configuration->agreement().directory;
    if (AgreementReader::read(AgreementWriter::write(agreement)).agreement)
        return agreement;
    console.complain(QCoreApplication::translate(
                         "Ctl", "The directory is left out: it names tiers or calendars that version %1 does not have.")
                         .arg(number));
    agreement.directory = {};
    return agreement;
}

} // namespace duebell::ctl
