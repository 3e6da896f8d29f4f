// Dates in imported files: a format such as "d/M/yyyy HH:mm", "iso" or "unix", compiled to a small program and read in
// the file's zone. Plain C++.
#pragma once

#include "base/result.h"
#include "calendar/zone.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

/// A date and time as it is written.
struct WrittenTime {
    std::int32_t year = 1970;
    std::int32_t month = 1;
    std::int32_t day = 1;
    std::int32_t second = 0; ///< of the day
    std::int32_t offset = 0; ///< seconds east of Greenwich, when `hasOffset`
    bool hasOffset = false;
};

class DateFormat {
public:
    /// What a format may be made of, for error messages.
    static constexpr const char* kAllowed = "iso|unix|unix_ms|d|dd|M|MM|MMM|yyyy|H|HH|h|hh|m|mm|s|ss|AP";

    /// "d" and "M" also read padded numbers, "dd" and "MM" exactly two digits, "MMM" an English month ("Jan"); "h" is
    /// the hour with AP ("AM" or "PM"). Letters other than these are refused unless in single quotes. "iso" is ISO
    /// 8601, with an offset or without; "unix" is seconds since 1970, "unix_ms" milliseconds. UnknownValue, or
    /// MissingKey when day, month or year is not in it.
    [[nodiscard]] static Result<DateFormat> parse(std::string_view format);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The instant, with how the wall time was there: a repeated one is taken as the earlier, a skipped one is shifted
    /// forward. nullopt when the text is not of this format or no such date exists.
    [[nodiscard]] std::optional<Zone::Resolved> read(std::string_view text, const Zone& zone) const;
    /// As it is written; the date may not exist. nullopt when the text is not of this format.
    [[nodiscard]] std::optional<WrittenTime> readWritten(std::string_view text) const;

private:
    enum class Part : std::uint8_t {
        Day,
        Month,
        Year,
        Hour,
        HalfDayHour,
        Minute,
        Second,
        HalfDay,
        MonthName,
        Literal,
    };
    struct Piece {
        Part part = Part::Literal;
        std::uint8_t least = 1; ///< digits
        std::uint8_t most = 1;
        char literal = 0;
    };
    enum class Kind : std::uint8_t {
        Pieces,
        Iso,
        Unix,
        UnixMilliseconds,
    };
    static std::optional<Piece> pieceFor(std::string_view token);
    [[nodiscard]] std::optional<WrittenTime> readPieces(std::string_view text) const;
    [[nodiscard]] std::optional<WrittenTime> readUnix(std::string_view text) const;

    std::string m_text;
    Kind m_kind = Kind::Pieces;
    std::vector<Piece> m_pieces;
};

/// Reads the dates of one column. Remembers days, so that the zone is asked once for each. One thread.
class DateReader {
public:
    /// `offsetIgnored`: an offset that is written there does not count, the wall time does.
    DateReader(DateFormat format, std::shared_ptr<const Zone> zone, bool offsetIgnored);

    /// As DateFormat::read.
    [[nodiscard]] std::optional<Zone::Resolved> read(std::string_view text);
    [[nodiscard]] const DateFormat& format() const { return m_format; }

private:
    struct Day {
        std::int32_t date = -1; // packed; -1: free
        bool exists = false;
        bool isEven = false; // the offset does not change around it
        std::chrono::local_days local {};
        Instant midnight {}; // with that offset
    };
    Day& dayOf(const WrittenTime& written);

    DateFormat m_format;
    std::shared_ptr<const Zone> m_zone;
    bool m_offsetIgnored;
    std::vector<Day> m_days;
};

} // namespace duebell
