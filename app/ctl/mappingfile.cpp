#include "ctl/mappingfile.h"

#include "ctl/agreementfile.h"
#include "exchange/mappingreader.h"
#include "words/errortext.h"

namespace duebell::ctl {

std::optional<Mapping> loadMapping(const QString& path, const Console& console, int* exitCode)
{
    *exitCode = kFailed;
    constexpr qint64 largest = 1024 * 1024;
    const auto text = readFile(path, largest, console);
    if (!text)
        return std::nullopt;
    MappingReader::Reading reading = MappingReader::read(*text);
    *exitCode = kFoundProblems;
    for (const Problem& problem : reading.problems)
        console.complain(path + QLatin1String(": ") + ErrorText::withPlace(problem));
    return std::move(reading.mapping);
}

} // namespace duebell::ctl
