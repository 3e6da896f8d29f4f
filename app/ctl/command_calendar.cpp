#include "ctl/agreementfile.h"
#include "ctl/calendarbatch.h"
#include "ctl/commandarguments.h"
#include "ctl/commandtable.h"

#include "calendar/workcalendar.h"
#include "exchange/problem.h"
#include "words/durationtext.h"
#include "words/errortext.h"

#include <QDate>
#include <QLocale>
#include <QTime>

namespace duebell::ctl {

namespace {

    int misuse(const Console& console, const QString& sentence)
    {
        return wrongUse(console, QStringLiteral("calendar"), sentence);
    }

    int misuse(const Console& console, const std::string& value, const char* allowed)
    {
        return misuse(console, ErrorText::sentence(Error { ErrorCode::Syntax, {}, value, allowed }));
    }

    /// "2026-03-23T10:30:00Z  Mon 2026-03-23 11:30 Europe/Berlin", or "never".
    QString instantText(const std::optional<Instant>& at, const WorkCalendar& calendar)
    {
        if (!at || *at == kNever)
            return QStringLiteral("never");
        const auto local = calendar.zone().toLocal(*at);
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const QDate date = QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
        const QTime time = QTime(0, 0).addSecs(static_cast<int>((local - day).count()));
        const QLocale machine = QLocale::c();
        return QString::fromStdString(toIso(*at)) + QLatin1String("  ")
            + machine.toString(date, QStringLiteral("ddd yyyy-MM-dd")) + QLatin1Char(' ')
            + time.toString(time.second() == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"))
            + QLatin1Char(' ') + QString::fromStdString(calendar.zone().name());
    }

    /// ISO 8601 with a zone, "now", or a local time of the calendar's zone: "2026-03-21 09:30", "2026-03-21".
    std::optional<Instant> instantFromText(const QString& text, const WorkCalendar& calendar, const Console& console)
    {
        if (text == QLatin1String("now"))
            return console.time.wallNow();
        if (const auto at = fromIso(text.toStdString()))
            return at;
        QString local = text;
        local.replace(QLatin1Char('T'), QLatin1Char(' '));
        if (local.size() == 10)
            local += QLatin1String(" 00:00:00");
        else if (local.size() == 16)
            local += QLatin1String(":00");
        // As if it were UTC: that gives the wall time itself.
        const auto wall = local.size() == 19 ? fromIso(local.toStdString() + 'Z') : std::nullopt;
        if (!wall)
            return std::nullopt;
        return calendar.zone().toInstant(std::chrono::local_seconds(wall->time_since_epoch())).at;
    }

    const CalendarSpec* chooseCalendar(const Agreement& agreement, const QString& id, const Console& console)
    {
        std::vector<std::string> ids;
        for (const CalendarSpec& calendar : agreement.calendars) {
            if (id.toStdString() == calendar.id || (id.isEmpty() && agreement.calendars.size() == 1))
                return &calendar;
            ids.push_back(calendar.id);
        }
        ids.emplace_back(kAlwaysCalendarId);
        if (id.isEmpty())
            misuse(console,
                   QCoreApplication::translate("Ctl", "Which calendar? Say --id with one of: %1.")
                       .arg(QString::fromStdString(allowedNames(ids)).replace(QLatin1Char('|'), QLatin1String(", "))));
        else
            misuse(console,
                   ErrorText::sentence(Error { ErrorCode::UnknownReference, {}, id.toStdString(), allowedNames(ids) }));
        return nullptr;
    }

    int answerSpan(const QString& operation, Instant from, const QString& text, const WorkCalendar& calendar,
                   const Console& console)
    {
        const auto span = targetSpanFromText(text.toStdString());
        const bool isAdd = operation == QLatin1String("add");
        if (!span || (span->days != 0 && !isAdd))
            return misuse(console, text.toStdString(), isAdd ? rule::kSpan : rule::kOpenSpan);
        std::optional<Instant> result;
        if (span->days != 0)
            result = calendar.addWorkingDays(from, span->days);
        else
            result = isAdd ? std::optional(calendar.add(from, span->seconds)) : calendar.subtract(from, span->seconds);
        console.say(instantText(result, calendar));
        return kDone;
    }

    /// What an operation needs behind it; "%1" is its name.
    QString neededText(const QString& operation, qsizetype words)
    {
        if (words == 2)
            return QCoreApplication::translate("Ctl", "“%1” needs one moment, like 2026-03-21T09:30:00Z.");
        if (operation == QLatin1String("between"))
            return QCoreApplication::translate(
                "Ctl", "“%1” needs two moments, like 2026-03-21T09:30:00Z 2026-03-24T12:00:00Z.");
        return QCoreApplication::translate("Ctl", "“%1” needs a moment and a time span, like 2026-03-21T09:30:00Z 2h.");
    }

    int answerWords(const QStringList& words, const WorkCalendar& calendar, const Console& console)
    {
        const QString operation = QString(words.value(0)).replace(QLatin1Char('_'), QLatin1Char('-'));
        static const QStringList withTwo { QStringLiteral("between"), QStringLiteral("add"),
                                           QStringLiteral("subtract") };
        static const QStringList withOne { QStringLiteral("is-open"), QStringLiteral("next-open"),
                                           QStringLiteral("prev-open"), QStringLiteral("next-close") };
        if (!withTwo.contains(operation) && !withOne.contains(operation))
            return misuse(console,
                          operation.isEmpty()
                              ? QCoreApplication::translate("Ctl", "Which calculation? One of: %1.")
                                    .arg((withTwo + withOne).join(QLatin1String(", ")))
                              : QCoreApplication::translate("Ctl", "There is no calculation “%1”. There are: %2.")
                                    .arg(words.value(0), (withTwo + withOne).join(QLatin1String(", "))));
        const qsizetype wanted = withTwo.contains(operation) ? 3 : 2;
        if (words.size() != wanted)
            return misuse(console, neededText(operation, wanted).arg(words.value(0)));
        const auto at = instantFromText(words.at(1), calendar, console);
        if (!at)
            return misuse(console, words.at(1).toStdString(), rule::kInstant);
        if (operation == QLatin1String("between")) {
            const auto until = instantFromText(words.at(2), calendar, console);
            if (!until)
                return misuse(console, words.at(2).toStdString(), rule::kInstant);
            const Seconds open = calendar.between(*at, *until);
            console.say(QStringLiteral("%1  %2").arg(open.count()).arg(DurationText::open(open)));
        } else if (wanted == 3) {
            return answerSpan(operation, *at, words.at(2), calendar, console);
        } else if (operation == QLatin1String("is-open")) {
            console.say(calendar.isOpen(*at) ? QStringLiteral("open") : QStringLiteral("closed"));
        } else if (operation == QLatin1String("next-open")) {
            console.say(instantText(calendar.nextOpen(*at), calendar));
        } else if (operation == QLatin1String("prev-open")) {
            console.say(instantText(calendar.prevOpen(*at), calendar));
        } else {
            console.say(instantText(calendar.nextClose(*at), calendar));
        }
        return kDone;
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        if (arguments.has("batch")) {
            if (arguments.has("agreement") || arguments.has("id") || !arguments.positional().isEmpty())
                return misuse(
                    console,
                    QCoreApplication::translate("Ctl", "With --batch everything comes from the standard input."));
            return CalendarBatch(console).run();
        }
        if (!arguments.has("agreement"))
            return misuse(console, QCoreApplication::translate("Ctl", "It needs --agreement FILE, or --batch."));
        int exitCode = kFailed;
        const auto agreement = loadAgreement(arguments.value("agreement"), console, &exitCode);
        if (!agreement)
            return exitCode;
        const bool isAlways = arguments.value("id") == QLatin1String(kAlwaysCalendarId);
        const CalendarSpec* const spec
            = isAlways ? nullptr : chooseCalendar(*agreement, arguments.value("id"), console);
        if (!isAlways && !spec)
            return kWrongUse;
        const auto calendar = WorkCalendar::compile(spec ? *spec : alwaysOpen(agreement->deskTimeZone));
        if (!calendar.ok()) {
            console.complain(ErrorText::sentence(calendar.error()));
            return kFoundProblems;
        }
        return answerWords(arguments.positional(), **calendar, console);
    }

} // namespace

CommandDescription calendarCommand()
{
    return {
        .name = "calendar",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Calculates with the open hours of a calendar."),
        .usage = { "calendar --agreement FILE [--id CALENDAR] between TIME TIME",
                   "calendar --agreement FILE [--id CALENDAR] add TIME SPAN",
                   "calendar --agreement FILE [--id CALENDAR] subtract TIME SPAN",
                   "calendar --agreement FILE [--id CALENDAR] is-open|next-open|prev-open|next-close TIME",
                   "calendar --batch" },
        .details
        = QT_TRANSLATE_NOOP("Ctl",
                            "TIME is like 2026-03-21T09:30:00Z or 2026-03-21T10:30:00+01:00; without a zone "
                            "(“2026-03-21 10:30”) it is local\n"
                            "time of the calendar; “now” is now. SPAN is open time (30s, 15m, 2h, 1h30m); “add” also "
                            "takes working days (3d).\n"
                            "Moments are printed in UTC and in the calendar’s zone; “between” prints open seconds, and "
                            "the same in words.\n\n"
                            "Examples:\n"
                            "  duebellctl calendar --agreement agreement.json --id berlin add 2026-03-20T15:30:00Z 2h\n"
                            "  duebellctl calendar --agreement agreement.json between 2026-03-20 2026-03-24\n\n"
                            "With --batch it reads JSON lines from the standard input and answers each with one:\n"
                            "  {\"id\": 1, \"calendar\": {\"time_zone\": \"Europe/Berlin\", \"week\": {\"mon\": "
                            "[[\"09:00\", \"17:00\"]]}},\n"
                            "   \"op\": \"add\", \"at\": \"2026-03-20T15:30:00Z\", \"seconds\": 7200}\n"
                            "  {\"id\": 1, \"at\": \"2026-03-23T10:00:00Z\"}\n"
                            "“op” is between (at, until), add, subtract (at, seconds), is_open, next_open, prev_open "
                            "or next_close (at).\n"
                            "An answer holds “seconds”, “at” (null: never), “open” or “error”. With an error it goes "
                            "on, and returns 1."),
        .options = { { "agreement", "FILE", QT_TRANSLATE_NOOP("Ctl", "The agreement file that has the calendar.") },
                     { "id", "CALENDAR",
                       QT_TRANSLATE_NOOP("Ctl",
                                         "The calendar’s id, or “always”; not needed when there is "
                                         "only one.") },
                     { "batch", nullptr, QT_TRANSLATE_NOOP("Ctl", "Answers JSON lines from the standard input.") } },
        .run = run,
    };
}

} // namespace duebell::ctl
