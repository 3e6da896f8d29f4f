#include "exchange/mappingdates.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace duebell {

struct DateFormat::Values {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::optional<bool> afternoon;
};

namespace {

    std::optional<int> takeNumber(std::string_view& rest, std::size_t least, std::size_t most)
    {
        std::size_t length = 0;
        int value = 0;
        while (length < most && length < rest.size() && rest[length] >= '0' && rest[length] <= '9')
            value = value * 10 + (rest[length++] - '0');
        if (length < least)
            return std::nullopt;
        rest.remove_prefix(length);
        return value;
    }

    std::optional<bool> takeHalfDay(std::string_view& rest)
    {
        if (rest.size() < 2 || (rest[1] != 'M' && rest[1] != 'm'))
            return std::nullopt;
        const char half = rest[0];
        rest.remove_prefix(2);
        if (half == 'P' || half == 'p')
            return true;
        return half == 'A' || half == 'a' ? std::optional(false) : std::nullopt;
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

    // "2016-02-29T01:16:00" without an offset: the same with "Z" tells the wall time.
    std::optional<std::chrono::local_seconds> isoWallTime(std::string_view text)
    {
        std::string padded(text);
        if (padded.size() == 10)
            padded += "T00:00";
        if (padded.size() == 16)
            padded += ":00";
        const std::optional<Instant> read = fromIso(padded + "Z");
        return read ? std::optional(std::chrono::local_seconds { read->time_since_epoch() }) : std::nullopt;
    }

} // namespace

std::optional<DateFormat::Piece> DateFormat::pieceFor(std::string_view token)
{
    static constexpr std::array<std::pair<std::string_view, Piece>, 14> kTokens { {
        { "d", { Part::Day, 1, 2 } },
        { "dd", { Part::Day, 2, 2 } },
        { "M", { Part::Month, 1, 2 } },
        { "MM", { Part::Month, 2, 2 } },
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
    if (format == "iso" || format == "unix") {
        result.m_kind = format == "iso" ? Kind::Iso : Kind::Unix;
        return result;
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
    for (const Part needed : { Part::Day, Part::Month, Part::Year }) {
        if (std::ranges::none_of(result.m_pieces, [&](const Piece& piece) { return piece.part == needed; }))
            return Error { ErrorCode::MissingKey, "format", std::string(format), "d, M and yyyy" };
    }
    return result;
}

bool DateFormat::readPiece(const Piece& piece, std::string_view& rest, Values& values) const
{
    if (piece.part == Part::Literal) {
        if (rest.empty() || rest.front() != piece.literal)
            return false;
        rest.remove_prefix(1);
        return true;
    }
    if (piece.part == Part::HalfDay) {
        values.afternoon = takeHalfDay(rest);
        return values.afternoon.has_value();
    }
    const std::optional<int> number = takeNumber(rest, piece.least, piece.most);
    if (!number)
        return false;
    switch (piece.part) {
    case Part::Day:
        values.day = *number;
        break;
    case Part::Month:
        values.month = *number;
        break;
    case Part::Year:
        values.year = *number;
        break;
    case Part::Hour:
    case Part::HalfDayHour:
        values.hour = *number;
        break;
    case Part::Minute:
        values.minute = *number;
        break;
    default:
        values.second = *number;
    }
    return true;
}

std::optional<Zone::Resolved> DateFormat::read(std::string_view text, const Zone& zone) const
{
    if (m_kind == Kind::Unix) {
        std::int64_t seconds = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        const bool sane = fault == std::errc() && end == text.data() + text.size() && seconds > -10'000'000'000
            && seconds < 20'000'000'000;
        return sane ? std::optional(Zone::Resolved { Instant { Seconds { seconds } } }) : std::nullopt;
    }
    if (m_kind == Kind::Iso) {
        if (const std::optional<Instant> at = fromIso(text))
            return Zone::Resolved { *at };
        const auto wall = isoWallTime(text);
        return wall ? std::optional(zone.toInstant(*wall)) : std::nullopt;
    }
    Values values;
    for (const Piece& piece : m_pieces) {
        if (!readPiece(piece, text, values))
            return std::nullopt;
    }
    if (values.afternoon) {
        if (values.hour < 1 || values.hour > 12)
            return std::nullopt;
        values.hour = values.hour % 12 + (*values.afternoon ? 12 : 0);
    }
    const std::chrono::year_month_day date { std::chrono::year { values.year },
                                             std::chrono::month { static_cast<unsigned>(values.month) },
                                             std::chrono::day { static_cast<unsigned>(values.day) } };
    if (!text.empty() || !date.ok() || values.hour > 23 || values.minute > 59 || values.second > 59)
        return std::nullopt;
    return zone.toInstant(std::chrono::local_days { date } + std::chrono::hours(values.hour)
                          + std::chrono::minutes(values.minute) + Seconds(values.second));
}

} // namespace duebell
