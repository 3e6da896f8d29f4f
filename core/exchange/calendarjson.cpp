#include "exchange/calendarjson.h"

#include "calendar/zone.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace duebell {

namespace {

    constexpr std::array kWeekDays { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    constexpr int kSecondsOfDay = 86400;

    /// "HH:MM", 00:00 to 24:00, in seconds of the day.
    std::optional<int> timeFromText(std::string_view text)
    {
        if (text.size() != 5 || text[2] != ':')
            return std::nullopt;
        for (const std::size_t place : { 0u, 1u, 3u, 4u }) {
            if (text[place] < '0' || text[place] > '9')
                return std::nullopt;
        }
        const int hours = (text[0] - '0') * 10 + (text[1] - '0');
        const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
        const int seconds = hours * 3600 + minutes * 60;
        if (minutes > 59 || seconds > kSecondsOfDay)
            return std::nullopt;
        return seconds;
    }

    std::string timeText(int seconds)
    {
        std::array<char, 32> buffer {};
        const int length = std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", seconds / 3600, seconds / 60 % 60);
        return std::string(buffer.data(), static_cast<std::size_t>(length));
    }

    class SpanReader {
    public:
        SpanReader(ProblemList& problems, CalendarStrictness strictness)
            : m_problems(problems)
            , m_strictness(strictness)
        {
        }

        std::vector<DaySpan> read(const JsonValue* list, const std::string& path)
        {
            std::vector<DaySpan> spans;
            if (!list)
                return spans;
            if (!list->isArray()) {
                wrongType(*list, path, JsonValue::Type::Array);
                return spans;
            }
            for (std::size_t i = 0; i < list->items().size(); ++i) {
                if (const auto span = readSpan(list->items()[i], pointer(path, i)))
                    spans.push_back(*span);
            }
            return spans;
        }

    private:
        void wrongType(const JsonValue& value, const std::string& path, JsonValue::Type wanted)
        {
            m_problems.add(ErrorCode::WrongType, value, path, jsonExcerpt(value), jsonTypeName(wanted));
        }

        std::optional<DaySpan> readSpan(const JsonValue& value, const std::string& path)
        {
            if (!value.isArray() || value.items().size() != 2) {
                m_problems.add(ErrorCode::WrongType, value, path, value.isArray() ? value.toLine() : jsonExcerpt(value),
                               "[\"HH:MM\", \"HH:MM\"]");
                return std::nullopt;
            }
            const auto from = readTime(value.items()[0], pointer(path, 0));
            const auto to = readTime(value.items()[1], pointer(path, 1));
            if (!from || !to)
                return std::nullopt;
            if (*from == *to) {
                if (m_strictness == CalendarStrictness::Agreement)
                    m_problems.add(ErrorCode::OutOfRange, value, path, value.toLine(), rule::kEmptySpan);
                return std::nullopt;
            }
            return DaySpan { *from, *to };
        }

        std::optional<int> readTime(const JsonValue& value, const std::string& path)
        {
            if (!value.isString()) {
                wrongType(value, path, JsonValue::Type::String);
                return std::nullopt;
            }
            const auto seconds = timeFromText(value.text());
            if (!seconds)
                m_problems.add(ErrorCode::Syntax, value, path, value.text(), rule::kTime);
            return seconds;
        }

        ProblemList& m_problems;
        CalendarStrictness m_strictness;
    };

    /// "12-25" as that day of 2000, a leap year.
    std::optional<std::chrono::local_days> yearlyFromText(std::string_view text)
    {
        return text.size() == 5 ? dateFromText("2000-" + std::string(text)) : std::nullopt;
    }

    void readHolidayDates(ObjectReader& reader, Holiday& holiday)
    {
        const auto date = reader.date("date");
        const auto from = reader.date("from");
        const auto to = reader.date("to");
        const JsonValue* const yearly = reader.take("yearly", JsonValue::Type::String);
        const int forms
            = int(reader.has("date")) + int(reader.has("yearly")) + int(reader.has("from") || reader.has("to"));
        if (forms != 1 && reader.isObject()) {
            reader.problems().add(ErrorCode::InvalidArgument, reader.value(), reader.path(), reader.value().toLine(),
                                  rule::kOneForm);
            return;
        }
        if (yearly) {
            holiday.kind = Holiday::Kind::Yearly;
            const auto day = yearlyFromText(yearly->text());
            if (!day)
                reader.report(ErrorCode::Syntax, "yearly", yearly->text(), rule::kYearlyDate);
            holiday.first = holiday.last = day.value_or(std::chrono::local_days {});
        } else if (date) {
            holiday.first = holiday.last = *date;
        } else if (from && to) {
            holiday.first = *from;
            holiday.last = *to;
            if (*to < *from)
                reader.report(ErrorCode::OutOfRange, "to", dateText(*to), rule::kOrdered);
        } else if (reader.has("from") != reader.has("to")) {
            reader.require("from");
            reader.require("to");
        }
    }

    std::vector<Holiday> readHolidays(ObjectReader& calendar, SpanReader& spans)
    {
        std::vector<Holiday> holidays;
        const JsonValue* const list = calendar.take("holidays", JsonValue::Type::Array);
        for (std::size_t i = 0; list && i < list->items().size(); ++i) {
            ObjectReader reader(list->items()[i], pointer(calendar.path("holidays"), i), calendar.problems());
            Holiday holiday;
            readHolidayDates(reader, holiday);
            holiday.name = reader.text("name");
            const JsonValue* const closed = reader.take("closed");
            holiday.closed = spans.read(closed, reader.path("closed"));
            // An empty list would mean the whole day, which the writer hardly meant by it.
            if (closed && closed->isArray() && closed->items().empty())
                reader.report(ErrorCode::OutOfRange, "closed", "[]", rule::kNotEmpty);
            reader.finish();
            holidays.push_back(std::move(holiday));
        }
        return holidays;
    }

    std::vector<CalendarException> readExceptions(ObjectReader& calendar, SpanReader& spans)
    {
        std::vector<CalendarException> exceptions;
        const JsonValue* const list = calendar.take("exceptions", JsonValue::Type::Array);
        for (std::size_t i = 0; list && i < list->items().size(); ++i) {
            ObjectReader reader(list->items()[i], pointer(calendar.path("exceptions"), i), calendar.problems());
            reader.require("date");
            const auto date = reader.date("date");
            const auto open = spans.read(reader.require("open"), reader.path("open"));
            reader.finish();
            if (!date)
                continue;
            const auto isSame = [&date](const CalendarException& other) { return other.date == *date; };
            if (std::any_of(exceptions.begin(), exceptions.end(), isSame))
                reader.report(ErrorCode::Duplicate, "date", dateText(*date), rule::kUnique);
            exceptions.push_back({ *date, open });
        }
        return exceptions;
    }

    JsonValue spansToJson(const std::vector<DaySpan>& spans)
    {
        JsonValue list = JsonValue::array();
        for (const DaySpan& span : spans)
            list.append(
                JsonValue::array({ JsonValue::string(timeText(span.from)), JsonValue::string(timeText(span.to)) }));
        return list;
    }

    JsonValue holidayToJson(const Holiday& holiday)
    {
        JsonValue result = JsonValue::object();
        if (holiday.kind == Holiday::Kind::Yearly) {
            result.insert("yearly", JsonValue::string(dateText(holiday.first).substr(5)));
        } else if (holiday.first == holiday.last) {
            result.insert("date", JsonValue::string(dateText(holiday.first)));
        } else {
            result.insert("from", JsonValue::string(dateText(holiday.first)));
            result.insert("to", JsonValue::string(dateText(holiday.last)));
        }
        if (!holiday.name.empty())
            result.insert("name", JsonValue::string(holiday.name));
        if (!holiday.closed.empty())
            result.insert("closed", spansToJson(holiday.closed));
        return result;
    }

} // namespace

CalendarSpec calendarFromJson(const JsonValue& value, const std::string& path, ProblemList& problems,
                              CalendarStrictness strictness)
{
    ObjectReader reader(value, path, problems);
    SpanReader spans(problems, strictness);
    CalendarSpec calendar;
    if (strictness == CalendarStrictness::Agreement)
        calendar.id = reader.id("id");
    else
        calendar.id = reader.text("id");
    calendar.name = reader.has("name") ? reader.requiredText("name") : (reader.take("name"), calendar.id);
    const JsonValue* const zone = reader.require("time_zone", JsonValue::Type::String);
    calendar.timeZone = zone ? zone->text() : std::string();
    if (zone && strictness == CalendarStrictness::Agreement)
        checkTimeZone(*zone, reader.path("time_zone"), problems);
    if (const JsonValue* const week = reader.take("week")) {
        ObjectReader days(*week, reader.path("week"), problems);
        for (std::size_t day = 0; day < kWeekDays.size(); ++day)
            calendar.week[day] = spans.read(days.take(kWeekDays[day]), days.path(kWeekDays[day]));
        days.finish();
    }
    calendar.holidays = readHolidays(reader, spans);
    calendar.exceptions = readExceptions(reader, spans);
    reader.finish();
    return calendar;
}

JsonValue calendarToJson(const CalendarSpec& calendar)
{
    JsonValue result = JsonValue::object();
    result.insert("id", JsonValue::string(calendar.id));
    result.insert("name", JsonValue::string(calendar.name));
    result.insert("time_zone", JsonValue::string(calendar.timeZone));
    JsonValue week = JsonValue::object();
    for (std::size_t day = 0; day < kWeekDays.size(); ++day) {
        if (!calendar.week[day].empty())
            week.insert(kWeekDays[day], spansToJson(calendar.week[day]));
    }
    result.insert("week", std::move(week));
    JsonValue holidays = JsonValue::array();
    for (const Holiday& holiday : calendar.holidays)
        holidays.append(holidayToJson(holiday));
    if (!calendar.holidays.empty())
        result.insert("holidays", std::move(holidays));
    JsonValue exceptions = JsonValue::array();
    for (const CalendarException& exception : calendar.exceptions)
        exceptions.append(JsonValue::object(
            { { "date", JsonValue::string(dateText(exception.date)) }, { "open", spansToJson(exception.open) } }));
    if (!calendar.exceptions.empty())
        result.insert("exceptions", std::move(exceptions));
    return result;
}

void checkTimeZone(const JsonValue& value, const std::string& path, ProblemList& problems)
{
    if (!Zone::load(value.text()).ok())
        problems.add(ErrorCode::UnknownTimeZone, value, path, value.text(), rule::kTimeZone);
}

} // namespace duebell
