#include "exchange/ticketimport.h"

#include "exchange/textencoding.h"
#include "exchange/ticketfile.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <thread>

namespace duebell {

namespace {

    // SHA-256 of the file, computed beside the reading.
    class FileHash {
    public:
        explicit FileHash(std::shared_ptr<const std::string> bytes)
            : m_bytes(std::move(bytes))
            , m_thread([this] {
                const QByteArray view
                    = QByteArray::fromRawData(m_bytes->data(), static_cast<qsizetype>(m_bytes->size()));
                m_hash = QCryptographicHash::hash(view, QCryptographicHash::Sha256).toHex().toStdString();
            })
        {
        }
        [[nodiscard]] std::string take()
        {
            m_thread.join();
            return std::move(m_hash);
        }

    private:
        std::shared_ptr<const std::string> m_bytes;
        std::string m_hash;
        std::jthread m_thread; // the last: it uses the others
    };

    std::shared_ptr<const std::string> utf8Of(const std::shared_ptr<const std::string>& bytes, bool& wasLatin1)
    {
        wasLatin1 = !isUtf8(*bytes);
        return wasLatin1 ? std::make_shared<const std::string>(utf8FromLatin1(*bytes)) : bytes;
    }

} // namespace

TicketImport::TicketImport(EventStore& store, const Agreement& agreement, const Mapping& mapping)
    : m_store(store)
    , m_agreement(agreement)
    , m_mapping(mapping)
{
}

Result<ImportReport> TicketImport::run(File file, Instant now, const ProgressFunction& progress)
{
    ImportReport report;
    Result<TicketImportValues> values = TicketImportValues::make(m_mapping, m_agreement);
    if (!values)
        return values.error();
    Result<TicketImportRows> rows = TicketImportRows::make(m_mapping, *values);
    if (!rows)
        return rows.error();
    const auto bytes = std::make_shared<const std::string>(std::move(file.bytes));
    FileHash hash(bytes);
    Result<std::unique_ptr<RowSource>> source = ticketfile::rowsOf(utf8Of(bytes, report.wasLatin1), m_mapping);
    if (!source)
        return source.error();
    const auto tell = [&](const RowSource& read) { return progress({ read.position(), read.size(), 0, 0, 0 }); };
    if (!rows->read(**source, report, progress ? TicketImportRows::ReadFunction(tell) : nullptr)) {
        report.cancelled = true;
        return report;
    }
    rows->finish(report);
    for (std::string& column : (*source)->otherColumns()) {
        if (!column.empty() && std::ranges::find(m_mapping.ignored, column) == m_mapping.ignored.end())
            report.unmappedColumns.push_back(std::move(column));
    }
    if (Status stored = values->store(m_store, now); !stored)
        return stored.error();
    RunInfo info;
    info.kind = RunInfo::Kind::Import;
    info.source = file.name;
    info.fileHash = hash.take();
    info.mappingJson = m_mapping.json;
    info.account = file.account;
    const Result<RunId> run = m_store.beginRun(info, now);
    if (!run)
        return run.error();
    report.run = *run;
    ImportWriter writer(m_store, *rows, *values, m_mapping, report);
    if (Status written = writer.write(*run, now, {}, progress); !written)
        return written.error();
    return report;
}

} // namespace duebell
