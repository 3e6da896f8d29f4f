#include "ctl/deskstatistics.h"

#include "ctl/texttable.h"
#include "exchange/jsonvalue.h"
#include "words/names.h"

#include <array>

namespace duebell::ctl {

namespace {

    struct Column {
        const char* id;
        std::int64_t (*value)(const ClockTally& tally);
    };

    constexpr std::array kColumns {
        Column { "clocks", [](const ClockTally& tally) { return tally.clocks; } },
        Column { "met", [](const ClockTally& tally) { return tally.met; } },
        Column { "breached", [](const ClockTally& tally) { return tally.breached; } },
        Column { "running", [](const ClockTally& tally) { return tally.running; } },
        Column { "hour_left", [](const ClockTally& tally) { return tally.leftWithinHour; } },
        Column { "paused", [](const ClockTally& tally) { return tally.paused; } },
        Column { "overdue", [](const ClockTally& tally) { return tally.breachedAndOwed; } },
        Column { "overdue_waiting", [](const ClockTally& tally) { return tally.breachedAndWaiting; } },
        Column { "cancelled", [](const ClockTally& tally) { return tally.cancelled; } },
        Column { "counted_s", [](const ClockTally& tally) { return std::int64_t { tally.counted.count() }; } },
        Column { "paused_s", [](const ClockTally& tally) { return std::int64_t { tally.pausedTime.count() }; } },
    };

    QString fieldId(const Workspace& workspace, FieldId field)
    {
        if (const std::string_view name = builtInFieldName(field); !name.empty())
            return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        const std::string_view id
            = workspace.desk().symbols().text(Symbol { field.value - field::kFirstCustomField.value });
        return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
    }

    QStringList header(bool forPeople)
    {
        QStringList titles { QStringLiteral("metric"), QStringLiteral("priority") };
        for (const Column& column : kColumns)
            titles.append(QString::fromUtf8(column.id));
        if (forPeople)
            titles.replaceInStrings(QStringLiteral("_"), QStringLiteral(" "));
        return titles;
    }

    QStringList tallyRow(const QString& metric, const QString& priority, const ClockTally& tally)
    {
        QStringList cells { metric, priority };
        for (const Column& column : kColumns)
            cells.append(QString::number(column.value(tally)));
        return cells;
    }

    TextTable clockTable(const DeskFigures& figures, const DeskNames& names, bool forPeople)
    {
        TextTable table(header(forPeople));
        for (const auto& [metric, each] : figures.metrics) {
            const std::string_view id = metricName(metric);
            const QString title
                = forPeople ? Names::metric(metric) : QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
            table.add(tallyRow(title, QCoreApplication::translate("Ctl", "all"), each.all));
            for (const auto& [priority, tally] : each.byPriority)
                table.add(tallyRow(title, names.name(priority), tally));
        }
        return table;
    }

    JsonValue tallyJson(const ClockTally& tally)
    {
        JsonValue object = JsonValue::object();
        for (const Column& column : kColumns)
            object.insert(column.id, JsonValue::number(column.value(tally)));
        return object;
    }

    JsonValue figuresJson(const Workspace& workspace, const DeskFigures& figures)
    {
        JsonValue object = JsonValue::object();
        object.insert("at", JsonValue::string(toIso(workspace.desk().now())));
        object.insert("tickets", JsonValue::number(figures.tickets));
        object.insert("unresolved", JsonValue::number(figures.unresolved));
        object.insert("no_agreement", JsonValue::number(figures.noAgreement));
        object.insert("reopened", JsonValue::number(figures.reopened));
        object.insert("ever_waited", JsonValue::number(figures.everWaited));
        JsonValue changes = JsonValue::object();
        for (const auto& [field, count] : figures.changes)
            changes.insert(fieldId(workspace, field).toStdString(), JsonValue::number(count));
        object.insert("changes", std::move(changes));
        JsonValue metrics = JsonValue::object();
        for (const auto& [metric, each] : figures.metrics) {
            JsonValue values = tallyJson(each.all);
            JsonValue priorities = JsonValue::object();
            for (const auto& [priority, tally] : each.byPriority)
                priorities.insert(std::string(workspace.desk().symbols().text(priority)), tallyJson(tally));
            values.insert("priorities", std::move(priorities));
            metrics.insert(std::string(metricName(metric)), std::move(values));
        }
        object.insert("metrics", std::move(metrics));
        return object;
    }

} // namespace

Status printStatistics(Workspace& workspace, const DeskNames& names, OutputFormat format, const Console& console)
{
    const Result<DeskFigures> counted = figuresOf(workspace.desk());
    if (!counted)
        return counted.error();
    const DeskFigures& figures = *counted;
    if (format == OutputFormat::Json) {
        console.out << figuresJson(workspace, figures).toLine() << '\n';
        return Done {};
    }
    if (format == OutputFormat::Csv) {
        clockTable(figures, names, false).printCsv(console.out);
        return Done {};
    }
    console.say(
        QCoreApplication::translate("Ctl", "As of %1").arg(QString::fromStdString(toIso(workspace.desk().now()))));
    console.say(QCoreApplication::translate("Ctl", "Tickets: %1, unresolved: %2, without agreement: %3")
                    .arg(figures.tickets)
                    .arg(figures.unresolved)
                    .arg(figures.noAgreement));
    console.say(QCoreApplication::translate("Ctl", "Reopened at least once: %1, ever waiting: %2")
                    .arg(figures.reopened)
                    .arg(figures.everWaited));
    QStringList changes;
    for (const auto& [field, count] : figures.changes)
        changes.append(QStringLiteral("%1 %2").arg(fieldId(workspace, field)).arg(count));
    console.say(QCoreApplication::translate("Ctl", "Changes: %1").arg(changes.join(QLatin1String(", "))));
    console.say({});
    clockTable(figures, names, true).printAligned(console.out);
    console.say({});
    console.say(QCoreApplication::translate(
        "Ctl",
        "“hour left”: of those running, an hour of open time or less is left. “overdue”: of those breached, still "
        "owed.\n"
        "“overdue waiting”: of those overdue, paused now. Counted and paused are open seconds."));
    return Done {};
}

} // namespace duebell::ctl
