#include "ctl/importtext.h"

#include <QCoreApplication>

namespace duebell::ctl {

namespace {

    QString reason(const ImportProblem& problem)
    {
        using Kind = ImportProblem::Kind;
        const QString value = QString::fromStdString(problem.value);
        const QString allowed = QString::fromStdString(problem.allowed);
        switch (problem.kind) {
        case Kind::BrokenQuotes:
            return QCoreApplication::translate("Ctl", "the quotes do not match; the row is left out");
        case Kind::BrokenJson:
            return QCoreApplication::translate("Ctl", "this is no JSON object; the row is left out");
        case Kind::TooLong:
            return QCoreApplication::translate("Ctl",
                                               "a field is too long, or there are too many; the row is left out");
        case Kind::FieldCount:
            return QCoreApplication::translate("Ctl", "it has %1 fields, the header has %2; the row is left out")
                .arg(value, allowed);
        case Kind::NoKey:
            return QCoreApplication::translate("Ctl", "there is no ticket key; the row is left out");
        case Kind::UnreadableDate:
            return QCoreApplication::translate("Ctl", "“%1” is no date of the form %2; the row is left out")
                .arg(value, allowed);
        case Kind::UnreadableOpening:
            return QCoreApplication::translate(
                       "Ctl", "“%1” is no date of the form %2; the ticket is taken as opened at its first row")
                .arg(value, allowed);
        case Kind::RepeatedHour:
            return QCoreApplication::translate("Ctl", "“%1” happened twice that night; the earlier time is taken")
                .arg(value);
        case Kind::SkippedHour:
            return QCoreApplication::translate("Ctl", "“%1” was skipped that night; it is moved forward").arg(value);
        case Kind::UnknownValue:
            return QCoreApplication::translate(
                       "Ctl",
                       "“%1” means nothing in the agreement (%2); the field keeps its value. Map it or say \"ignore\"")
                .arg(value, allowed);
        case Kind::UnreadableInstant:
            return QCoreApplication::translate("Ctl", "“%1” is no date of the form %2; it is passed over")
                .arg(value, allowed);
        case Kind::EndedWithoutInstant:
            return QCoreApplication::translate(
                       "Ctl", "ticket %1 has ended, but nothing says when; its status is left as it was")
                .arg(value);
        case Kind::OpenWithInstant:
            return QCoreApplication::translate("Ctl",
                                               "ticket %1 is open, but has an instant of its end; that is passed over")
                .arg(value);
        }
        return {};
    }

    QString kindText(const RunInfo& info)
    {
        const QString source = QString::fromStdString(info.source);
        switch (info.kind) {
        case RunInfo::Kind::Import:
            return QCoreApplication::translate("Ctl", "import of %1").arg(source);
        case RunInfo::Kind::Sync:
            return QCoreApplication::translate("Ctl", "followed %1").arg(source);
        case RunInfo::Kind::Hand:
            return QCoreApplication::translate("Ctl", "by hand, %1").arg(QString::fromStdString(info.account));
        case RunInfo::Kind::Scenario:
            return QCoreApplication::translate("Ctl", "scenarios");
        case RunInfo::Kind::Retraction:
            return QCoreApplication::translate("Ctl", "retraction of run %1").arg(source);
        }
        return source;
    }

} // namespace

QString importProblemText(const ImportProblem& problem)
{
    const QString place = problem.column.empty() ? QCoreApplication::translate("Ctl", "line %1").arg(problem.line)
                                                 : QCoreApplication::translate("Ctl", "line %1, %2")
                                                       .arg(problem.line)
                                                       .arg(QString::fromStdString(problem.column));
    return place + QLatin1String(": ") + reason(problem);
}

QStringList importSummary(const ImportReport& report)
{
    QStringList lines;
    lines.append(QCoreApplication::translate("Ctl", "Rows: %1, left out: %2. Tickets: %3.")
                     .arg(report.rows)
                     .arg(report.rowsLeftOut)
                     .arg(report.tickets));
    lines.append(QCoreApplication::translate("Ctl", "Events added: %1, known before: %2.")
                     .arg(report.eventsAdded)
                     .arg(report.eventsKnown));
    if (report.rowsDuplicate != 0)
        lines.append(QCoreApplication::translate("Ctl", "Rows that repeat another one exactly, dropped: %1.")
                         .arg(report.rowsDuplicate));
    if (report.rowsIgnored != 0)
        lines.append(QCoreApplication::translate("Ctl", "Rows of activities that the mapping ignores: %1.")
                         .arg(report.rowsIgnored));
    if (report.rowsBeforeOpening != 0)
        lines.append(
            QCoreApplication::translate("Ctl", "Rows before their ticket was opened, taken as of the opening: %1.")
                .arg(report.rowsBeforeOpening));
    if (report.rowsBackwards != 0)
        lines.append(QCoreApplication::translate("Ctl", "Rows that run backwards in time, put in order: %1.")
                         .arg(report.rowsBackwards));
    for (const auto& [name, unknown] : report.unknownValues)
        lines.append(QCoreApplication::translate("Ctl", "Unknown in %1: “%2”, rows: %3, first in line %4.")
                         .arg(QString::fromStdString(unknown.column), QString::fromStdString(name.second))
                         .arg(unknown.rows)
                         .arg(unknown.firstLine));
    if (!report.unmappedColumns.empty()) {
        QStringList columns;
        for (const std::string& column : report.unmappedColumns)
            columns.append(QString::fromStdString(column));
        lines.append(QCoreApplication::translate("Ctl", "Columns that the mapping does not mention: %1.")
                         .arg(columns.join(QLatin1String(", "))));
    }
    if (report.wasLatin1)
        lines.append(QCoreApplication::translate("Ctl", "The file is not UTF-8 and was read as Latin-1."));
    if (report.cancelled)
        lines.append(QCoreApplication::translate("Ctl", "Cancelled. What was imported until then stays."));
    return lines;
}

QStringList runLines(const std::vector<EventStore::RunSummary>& runs)
{
    QStringList lines;
    for (const EventStore::RunSummary& run : runs) {
        QString line = QStringLiteral("%1  %2  %3  ")
                           .arg(run.id.value)
                           .arg(QString::fromStdString(toIso(run.at)), kindText(run.info));
        line += QCoreApplication::translate("Ctl", "events: %1").arg(run.events);
        if (run.retracted != 0)
            line += QLatin1String(", ")
                + QCoreApplication::translate("Ctl", "of these retracted: %1").arg(run.retracted);
        lines.append(line);
    }
    return lines;
}

QStringList retractionSummary(const RetractionReport& report)
{
    QStringList lines;
    lines.append(QCoreApplication::translate("Ctl", "Events retracted: %1.").arg(report.retracted));
    if (report.already != 0)
        lines.append(QCoreApplication::translate("Ctl", "Retracted before: %1.").arg(report.already));
    if (report.cancelled)
        lines.append(QCoreApplication::translate(
            "Ctl", "Cancelled. What was retracted until then stays so; retracting the run again goes on."));
    return lines;
}

} // namespace duebell::ctl
