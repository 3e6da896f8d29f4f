#include "exchange/mappingdates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace duebell {

namespace {

    // -1 when there are fewer than `least` digits.
    int takeNumber(const char*& at, const char* end, std::size_t least, std::size_t most)
    {
        const char* const from = at;
        int value = 0;
        while (at != end && static_cast<std::size_t>(at - from) < most && *at >= '0' && *at <= '9')
            value = value * 10 + (*at++ - '0');
        return static_cast<std::size_t>(at - from) < least ? -1 : value;
    }

    bool take(const char*& at, const char* end, char character)
    {
        if (at == end || *at != character)
            return false;
        ++at;
        return true;
    }

    // 0 for AM, 1 for PM, -1 for neither.
    int takeHalfDay(const char*& at, const char* end)
    {
        if (end - at < 2 || (at[1] != 'M' && at[1] != 'm'))
            return -1;
        const char half = *at;
        at += 2;
        if (half == 'P' || half == 'p')
            return 1;
        return half == 'A' || half == 'a' ? 0 : -1;
    }

    int takeMonthName(const char*& at, const char* end)
    {
        constexpr std::array names {
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
        };
        if (end - at < 3)
            return -1;
        for (std::size_t month = 0; month < names.size(); ++month) {
            const auto isSame = [](char written, char name) { return (written | 0x20) == name; };
            if (std::equal(at, at + 3, names[month], isSame)) {
                at += 3;
                return static_cast<int>(month) + 1;
            }
        }
        return -1;
    }

    bool isLetter(char character)
    {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    // "AP", or one letter as often as it stands there.
    std::string_view tokenAt(std::string_view format, std::size_t at)
    {
        if (format.substr(at, 2) == "AP")
            return format.substr(at, 2);
        const std::size_t end = format.find_first_not_of(format[at], at);
        return format.substr(at, end == std::string_view::npos ? end : end - at);
    }

    // "Z", "+hh:mm", "+hhmm", "+hh" or nothing; and nothing after it.
    bool readOffset(const char* at, const char* end, WrittenTime& written)
    {
        if (at == end)
            return true;
        written.hasOffset = true;
        const char sign = *at++;
        if (sign == 'Z' || sign == 'z')
            return at == end;
        if (sign != '+' && sign != '-')
            return false;
        const int hours = takeNumber(at, end, 2, 2);
        int minutes = 0;
        if (at != end) {
            (void)take(at, end, ':');
            minutes = takeNumber(at, end, 2, 2);
        }
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || at != end)
            return false;
        written.offset = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
        return true;
    }

    // "2016-02-29", "2016-02-29T01:16" (or a space), ":30", ".123", and an offset.
    std::optional<WrittenTime> readIso(std::string_view text)
    {
        const char* at = text.data();
        const char* const end = at + text.size();
        WrittenTime written;
        written.year = takeNumber(at, end, 4, 4);
        bool good = written.year >= 0 && take(at, end, '-');
        written.month = good ? takeNumber(at, end, 2, 2) : -1;
        good = written.month >= 0 && take(at, end, '-');
        written.day = good ? takeNumber(at, end, 2, 2) : -1;
        if (written.day < 0)
            return std::nullopt;
        if (at == end)
            return written;
        if (*at != 'T' && *at != 't' && *at != ' ')
            return std::nullopt;
        ++at;
        const int hour = takeNumber(at, end, 2, 2);
        const int minute = hour >= 0 && take(at, end, ':') ? takeNumber(at, end, 2, 2) : -1;
        int second = 0;
        if (take(at, end, ':')) {
            second = takeNumber(at, end, 2, 2);
            if (take(at, end, '.') && takeNumber(at, end, 1, 9) < 0)
                return std::nullopt;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
            || !readOffset(at, end, written))
            return std::nullopt;
        written.second = (hour * 60 + minute) * 60 + second;
        return written;
    }

} // namespace

std::optional<DateFormat::Piece> DateFormat::pieceFor(std::string_view token)
{
    static constexpr std::array<std::pair<std::string_view, Piece>, 15> kTokens { {
        { "d", { Part::Day, 1, 2 } },
        { "dd", { Part::Day, 2, 2 } },
        { "M", { Part::Month, 1, 2 } },
        { "MM", { Part::Month, 2, 2 } },
        { "MMM", { Part::MonthName, 3, 3 } },
        { "yyyy", { Part::Year, 4, 4 } },
        { "H", { Part::Hour, 1, 2 } },
        { "HH", { Part::Hour, 2, 2 } },
        { "h", { Part::HalfDayHour, 1, 2 } },
        { "hh", { Part::HalfDayHour, 2, 2 } },
        { "m", { Part::Minute, 1, 2 } },
        { "mm", { Part::Minute, 2, 2 } },
        { "s", { Part::Second, 1, 2 } },
        { "ss", { Part::Second, 2, 2 } },
        { "AP", { Part::HalfDay, 2, 2 } },
    } };
    const auto* const found = std::ranges::find(kTokens, token, &std::pair<std::string_view, Piece>::first);
    return found == kTokens.end() ? std::nullopt : std::optional(found->second);
}

Result<DateFormat> DateFormat::parse(std::string_view format)
{
    DateFormat result;
    result.m_text = format;
    for (const auto& [name, kind] :
         { std::pair("iso", Kind::Iso), std::pair("unix", Kind::Unix), std::pair("unix_ms", Kind::UnixMilliseconds) }) {
        if (format == name) {
            result.m_kind = kind;
            return result;
        }
    }
    bool quoted = false;
    for (std::size_t at = 0; at < format.size();) {
        const char letter = format[at];
        const std::string_view token = tokenAt(format, at);
        if (letter == '\'') {
            quoted = !quoted;
            ++at;
            continue;
        }
        if (quoted || !isLetter(letter)) {
            result.m_pieces.push_back({ Part::Literal, 1, 1, letter });
            ++at;
            continue;
        }
        const std::optional<Piece> piece = pieceFor(token);
        if (!piece)
            return Error { ErrorCode::UnknownValue, "format", std::string(token), kAllowed };
        result.m_pieces.push_back(*piece);
        at += token.size();
    }
    const auto has
        = [&](Part part) { return std::ranges::find(result.m_pieces, part, &Piece::part) != result.m_pieces.end(); };
    if (!has(Part::Day) || !has(Part::Year) || (!has(Part::Month) && !has(Part::MonthName)))
        return Error { ErrorCode::MissingKey, "format", std::string(format), "d, M and yyyy" };
    return result;
}

std::optional<WrittenTime> DateFormat::readPieces(std::string_view text) const
{
    const char* at = text.data();
    const char* const end = at + text.size();
    std::array<int, static_cast<std::size_t>(Part::Literal)> values { 1, 1, 1970, 0, -1, 0, 0, -1, -1 };
    const auto value = [&](Part part) -> int& { return values[static_cast<std::size_t>(part)]; };
    for (const Piece& piece : m_pieces) {
        if (piece.part == Part::Literal) {
            if (!take(at, end, piece.literal))
                return std::nullopt;
            continue;
        }
        const int number = piece.part == Part::HalfDay ? takeHalfDay(at, end)
            : piece.part == Part::MonthName            ? takeMonthName(at, end)
                                                       : takeNumber(at, end, piece.least, piece.most);
        if (number < 0)
            return std::nullopt;
        value(piece.part) = number;
    }
    int hour = value(Part::Hour);
    if (const int halfDayHour = value(Part::HalfDayHour); halfDayHour >= 0)
        hour = halfDayHour;
    if (const int half = value(Part::HalfDay); half >= 0) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + half * 12;
    }
    if (at != end || hour > 23 || value(Part::Minute) > 59 || value(Part::Second) > 59)
        return std::nullopt;
    const int month = value(Part::MonthName) > 0 ? value(Part::MonthName) : value(Part::Month);
    return WrittenTime { value(Part::Year), month, value(Part::Day),
                         (hour * 60 + value(Part::Minute)) * 60 + value(Part::Second) };
}

std::optional<WrittenTime> DateFormat::readUnix(std::string_view text) const
{
    std::int64_t seconds = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    if (m_kind == Kind::UnixMilliseconds)
        seconds = std::chrono::floor<Seconds>(std::chrono::milliseconds(seconds)).count();
    if (seconds <= -10'000'000'000 || seconds >= 20'000'000'000)
        return std::nullopt;
    const Instant at { Seconds { seconds } };
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    return WrittenTime { static_cast<int>(date.year()),
                         static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
                         static_cast<std::int32_t>(static_cast<unsigned>(date.day())),
                         static_cast<std::int32_t>((at - day).count()),
                         0,
                         true };
}

std::optional<WrittenTime> DateFormat::readWritten(std::string_view text) const
{
    switch (m_kind) {
    case Kind::Iso:
        return readIso(text);
    case Kind::Unix:
    case Kind::UnixMilliseconds:
        return readUnix(text);
    case Kind::Pieces:
        break;
    }
    return readPieces(text);
}

std::optional<Zone::Resolved> DateFormat::read(std::string_view text, const Zone& zone) const
{
    // Never asked for long: DateReader is for columns.
    return DateReader(*this, std::shared_ptr<const Zone>(std::shared_ptr<const Zone>(), &zone), false).read(text);
}

DateReader::DateReader(DateFormat format, std::shared_ptr<const Zone> zone, bool offsetIgnored)
    : m_format(std::move(format))
    , m_zone(std::move(zone))
    , m_offsetIgnored(offsetIgnored)
    , m_days(1024)
{
}

DateReader::Day& DateReader::dayOf(const WrittenTime& written)
{
    const std::int32_t date = written.year << 9 | written.month << 5 | written.day;
    const auto place = static_cast<std::size_t>(written.month * 31 + written.day + written.year * 366);
    Day& day = m_days[place % m_days.size()];
    if (day.date == date)
        return day;
    const std::chrono::year_month_day calendar { std::chrono::year { written.year },
                                                 std::chrono::month { static_cast<unsigned>(written.month) },
                                                 std::chrono::day { static_cast<unsigned>(written.day) } };
    day.date = date;
    day.exists = calendar.ok();
    if (!day.exists)
        return day;
    day.local = std::chrono::local_days { calendar };
    const Instant near { day.local.time_since_epoch() };
    const Zone::Stretch stretch = m_zone->stretchAt(near);
    day.midnight = near - stretch.offset;
    day.isEven = stretch.from < near - std::chrono::days(2) && stretch.to > near + std::chrono::days(3);
    return day;
}

std::optional<Zone::Resolved> DateReader::read(std::string_view text)
{
    const std::optional<WrittenTime> written = m_format.readWritten(text);
    if (!written || written->month > 12 || written->day > 31)
        return std::nullopt;
    const Day& day = dayOf(*written);
    if (!day.exists)
        return std::nullopt;
    const Seconds second { written->second };
    if (written->hasOffset && !m_offsetIgnored)
        return Zone::Resolved { Instant { day.local.time_since_epoch() } + second - Seconds { written->offset } };
    if (day.isEven)
        return Zone::Resolved { day.midnight + second };
    return m_zone->toInstant(day.local + second);
}

} // namespace duebell
