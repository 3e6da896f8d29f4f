// B8: rows of a ticket log split, typed and validated. B9: the same into a desk file. B10: a look at a file's
// beginning.
#include "bench/benchmark.h"

#include "exchange/agreementreader.h"
#include "exchange/filepreview.h"
#include "exchange/mappingpreview.h"
#include "exchange/mappingreader.h"
#include "exchange/ticketfile.h"
#include "exchange/ticketimportrows.h"
#include "support/manualtimesource.h"
#include "support/randomsource.h"
#include "workspace/importsession.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace duebell;
using namespace duebell::bench;

namespace {

constexpr std::size_t kRowsPerTicket = 6;

const char* const kAgreement = R"({"duebell": 1, "desk": {"name": "Bench", "time_zone": "Europe/Berlin"},
 "statuses": [{"id": "new", "name": "New", "category": "new"}, {"id": "active", "name": "Active", "category": "open"},
  {"id": "waiting", "name": "Awaiting User", "category": "waiting", "waits_for": "client"},
  {"id": "resolved", "name": "Resolved", "category": "resolved"}, {"id": "closed", "name": "Closed", "category": "closed"}],
 "priorities": [{"id": "p1", "name": "1 - Critical"}, {"id": "p2", "name": "2 - High"},
  {"id": "p3", "name": "3 - Moderate"}, {"id": "p4", "name": "4 - Low"}],
 "policies": [{"id": "all", "name": "All", "targets": {"resolution": {"promised": "8h"}}}]})";

const char* const kMapping = R"({"duebell_mapping": 1, "shape": "snapshot", "source": "bench",
 "dates": {"format": "d/M/yyyy HH:mm", "time_zone": "Europe/Berlin"}, "missing": ["?"],
 "ticket": {"key": "number"}, "row": {"at": "updated", "actor": "by"},
 "fields": {"status": "state", "priority": "priority", "assignee": "assignee", "team": "team", "client": "client"}})";

// One event a row, nothing but what every log has.
const char* const kNarrowMapping = R"({"duebell_mapping": 1, "shape": "event", "source": "narrow", "duplicates": "keep",
 "dates": {"format": "d/M/yyyy HH:mm", "time_zone": "Europe/Berlin"}, "missing": ["?"],
 "ticket": {"key": "number"}, "row": {"at": "updated", "actor": "by"}, "fields": {"status": "state"}})";

struct Row {
    std::size_t ticket = 0;
    std::array<int, 5> date {}; // day, month, year, hour, minute
    const char* state = "";
    int priority = 0;
    int assignee = 0;
    int team = 0;
    int client = 0;
    int actor = 0;
};

constexpr std::array kStates { "New", "Active", "Awaiting User", "Active", "Resolved", "Closed" };
constexpr std::array kPriorities { "1 - Critical", "2 - High", "3 - Moderate", "4 - Low" };

// Rows of a ticket stand together in the order of time, as an export has them.
std::vector<Row> randomRows(std::size_t count)
{
    test::RandomSource random(20260301);
    std::vector<Row> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
        Row& row = rows[i];
        const std::size_t step = i % kRowsPerTicket;
        if (step != 0)
            row = rows[i - 1];
        row.ticket = i / kRowsPerTicket;
        if (step == 0) {
            row.date = { random.between(1, 20), random.between(1, 12), random.between(2020, 2025), 0, 0 };
            row.priority = random.below(4);
            row.team = random.below(60);
            row.client = random.below(2000);
        }
        row.date[0] += random.below(2);
        row.date[3] = static_cast<int>(step) * 4 + random.below(4);
        row.date[4] = random.below(60);
        row.state = kStates[step];
        if (random.below(4) == 0)
            row.assignee = random.below(300) + 1;
        row.actor = random.below(300);
    }
    return rows;
}

std::string csvOf(const std::vector<Row>& rows)
{
    std::string text = "number,state,updated,priority,assignee,team,client,by\n";
    std::array<char, 160> line {};
    for (const Row& row : rows) {
        std::array<char, 24> assignee { "?" };
        if (row.assignee != 0)
            std::snprintf(assignee.data(), assignee.size(), "Resolver %d", row.assignee);
        std::snprintf(
            line.data(), line.size(), "INC%07d,%s,%d/%d/%d %02d:%02d,%s,%s,Group %d,Location %d,Updated by %d\n",
            static_cast<int>(row.ticket), row.state, row.date[0], row.date[1], row.date[2], row.date[3], row.date[4],
            kPriorities[static_cast<std::size_t>(row.priority)], assignee.data(), row.team, row.client, row.actor);
        text += line.data();
    }
    return text;
}

std::string jsonOf(const std::vector<Row>& rows)
{
    std::string text;
    std::array<char, 320> line {};
    for (const Row& row : rows) {
        std::snprintf(
            line.data(), line.size(),
            "{\"number\":\"INC%07d\",\"state\":\"%s\",\"updated\":\"%d/%d/%d %02d:%02d\",\"priority\":\"%s\","
            "\"assignee\":\"Resolver %d\",\"team\":\"Group %d\",\"client\":\"Location %d\",\"by\":\"Updated by "
            "%d\"}\n",
            static_cast<int>(row.ticket), row.state, row.date[0], row.date[1], row.date[2], row.date[3], row.date[4],
            kPriorities[static_cast<std::size_t>(row.priority)], row.assignee, row.team, row.client, row.actor);
        text += line.data();
    }
    return text;
}

double readCost(const Bench& bench, const std::string& text, std::size_t count, const Mapping& mapping,
                const Agreement& agreement)
{
    const auto shared = std::make_shared<const std::string>(text);
    return bench.medianCpu(count, [&] {
        ImportReport report;
        Result<TicketImportValues> values = TicketImportValues::make(mapping, agreement);
        Result<TicketImportRows> rows = TicketImportRows::make(mapping, *values);
        Result<std::unique_ptr<RowSource>> source = ticketfile::rowsOf(shared, mapping);
        rows->read(**source, report);
        if (report.rows != static_cast<std::int64_t>(count) || report.problemCount != 0)
            std::abort();
        keep(rows->rowCount());
    });
}

void importIntoDesk(const std::string& text, std::size_t count, const Mapping& mapping, const Agreement& agreement)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.duebell"));
    test::ManualTimeSource time(Instant { Seconds { 1'780'000'000 } });
    Workspace::Options options;
    options.time = &time;
    if (!Workspace::create(path, agreement, options))
        std::abort();
    const auto session = ImportSession::open(path, time);
    const Result<ImportReport> report = (*session)->import(mapping, { "bench.csv", text, {} });
    if (!report || report->rows != static_cast<std::int64_t>(count))
        std::abort();
}

void measureImport(Bench& bench)
{
    const Agreement agreement = *AgreementReader::read(kAgreement).agreement;
    const Mapping mapping = *MappingReader::read(kMapping).mapping;
    const std::size_t count = bench.count(600'000);
    const std::vector<Row> rows = randomRows(count);
    const std::string csv = csvOf(rows);
    bench.report({ "B8", "a row of CSV, 8 columns, split, typed, validated (2 M rows/s)",
                   readCost(bench, csv, count, mapping, agreement), Unit::Nanoseconds, 500, 333 });
    bench.report({ "B8", "the same row as JSON Lines", readCost(bench, jsonOf(rows), count, mapping, agreement),
                   Unit::Nanoseconds, 1000, 700 });
    const std::size_t few = bench.count(200'000);
    const std::string fewRows = csvOf(randomRows(few));
    const Mapping narrow = *MappingReader::read(kNarrowMapping).mapping;
    const double event = bench.medianCpu(few, [&] { importIntoDesk(fewRows, few, narrow, agreement); });
    bench.report(
        { "B9", "a row of CSV, an event, into a desk file (0.35 M rows/s)", event, Unit::Nanoseconds, 2857, 2222 });
    const double snapshot = bench.medianCpu(few, [&] { importIntoDesk(fewRows, few, mapping, agreement); });
    bench.report(
        { "B9", "the same with five fields compared: two events a row", snapshot, Unit::Nanoseconds, 5714, 4444 });
    const std::string head = csv.substr(0, FilePreview::kBytes);
    const double preview = bench.medianCpu(1, [&] {
        keep(previewFile(head, false)->columns.size());
        keep(previewMapping(head, false, mapping, agreement, 20)->tickets.size());
    });
    bench.report({ "B10", "preview of a file, with its mapping", preview / 1e6, Unit::Milliseconds, 50, 0 });
}

} // namespace

DUEBELL_BENCH(measureImport)
