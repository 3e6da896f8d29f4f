#include "words/ledgertext.h"

#include "words/durationtext.h"
#include "words/momenttext.h"
#include "words/names.h"

#include <algorithm>

namespace duebell {

namespace {

    /// The first instant of the local day after the one that `at` is in.
    Instant nextMidnight(Instant at, const WordsContext& context)
    {
        const auto day = std::chrono::floor<std::chrono::days>(context.zone->toLocal(at));
        const Instant next = context.zone->toInstant(std::chrono::local_seconds(day + std::chrono::days(1))).at;
        // Where a day is skipped or midnight repeats, the table may give an instant that is no later.
        return std::max(next, at + Seconds { 1 });
    }

    struct Piece {
        LedgerRow row;
        QDate date;
    };

    std::vector<Piece> cutAtMidnight(const std::vector<LedgerRow>& rows, const WordsContext& context)
    {
        std::vector<Piece> pieces;
        for (const LedgerRow& row : rows) {
            LedgerRow rest = row;
            const Seconds before = row.kind == RowKind::Counted ? row.total - row.length() : row.total;
            while (rest.from < row.to) {
                LedgerRow part = rest;
                part.to = std::min(row.to, nextMidnight(rest.from, context));
                if (row.kind == RowKind::Counted)
                    part.total = before + (part.to - row.from);
                pieces.push_back({ part, MomentText::localDate(part.from, context) });
                rest.from = part.to;
            }
        }
        return pieces;
    }

} // namespace

std::vector<LedgerText::Day> LedgerText::byDay(const std::vector<LedgerRow>& rows, const WordsContext& context,
                                               const RowTest& isLate)
{
    std::vector<Day> days;
    for (const auto& [row, date] : cutAtMidnight(rows, context)) {
        if (days.empty() || days.back().date != date) {
            days.emplace_back();
            days.back().date = date;
        }
        Day& day = days.back();
        if (row.kind == RowKind::Counted)
            day.counted += row.length();
        day.total = row.total;
        const bool late = isLate && isLate(row);
        const bool goesOn = !day.lines.empty() && day.lines.back().kind == row.kind && day.lines.back().run == row.run
            && day.lines.back().to == row.from && day.lines.back().isLate == late;
        if (goesOn) {
            day.lines.back().to = row.to;
            day.lines.back().length += row.length();
            day.lines.back().total = row.total;
        } else {
            day.lines.push_back({ row.from, row.to, row.kind, row.length(), row.total, row.run, late, {} });
        }
        day.lines.back().text = lineText(day.lines.back(), row.holiday, context);
    }
    for (Day& day : days)
        day.title = title(day, context);
    return days;
}

QString LedgerText::lineText(const Line& line, std::string_view holiday, const WordsContext& context)
{
    const bool endsAtMidnight = MomentText::localDate(line.to, context) != MomentText::localDate(line.from, context);
    const QString to = endsAtMidnight ? tr("24:00", "the end of a day") : MomentText::time(line.to, context);
    QString kind = Names::rowKind(line.kind);
    if (line.kind == RowKind::Holiday && !holiday.empty())
        kind = tr("%1 (%2)", "Holiday (its name)")
                   .arg(kind, QString::fromUtf8(holiday.data(), qsizetype(holiday.size())));
    const QString text = tr("%1–%2 %3, %4", "09:00–17:00 Counted, 8 h")
                             .arg(MomentText::time(line.from, context), to, kind, DurationText::open(line.length));
    return line.isLate ? tr("%1 (known later)", "a line of the ledger").arg(text) : text;
}

QString LedgerText::title(const Day& day, const WordsContext& context)
{
    const QString date = context.locale.toString(day.date, tr("ddd d MMM yyyy", "date format: a day of the ledger"));
    if (day.counted == Seconds { 0 })
        return tr("%1: nothing counted", "a day").arg(date);
    return tr("%1: %2 counted, %3 in all", "a day, then two lengths of time")
        .arg(date, DurationText::open(day.counted), DurationText::open(day.total));
}

} // namespace duebell
