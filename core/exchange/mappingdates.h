// Dates in imported files: a format such as "d/M/yyyy HH:mm", "iso" or "unix", read in the file's zone. Plain C++.
#pragma once

#include "base/result.h"
#include "calendar/zone.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

class DateFormat {
public:
    /// What a format may be made of, for error messages: "d|dd|M|MM|yyyy|H|HH|h|hh|m|mm|s|ss|AP|iso|unix".
    static constexpr const char* kAllowed = "iso|unix|d|dd|M|MM|yyyy|H|HH|h|hh|m|mm|s|ss|AP";

    /// "d" and "M" also read padded numbers, "dd" and "MM" exactly two digits; "h" is the hour with AP ("AM" or "PM").
    /// Letters other than these are refused unless in single quotes. "iso" is ISO 8601, with an offset or without;
    /// "unix" is seconds since 1970. UnknownValue, or MissingKey when day, month or year is not in it.
    [[nodiscard]] static Result<DateFormat> parse(std::string_view format);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The instant, with how the wall time was there: a repeated one is taken as the earlier, a skipped one is shifted
    /// forward. nullopt when the text is not of this format or no such date exists.
    [[nodiscard]] std::optional<Zone::Resolved> read(std::string_view text, const Zone& zone) const;

private:
    enum class Part {
        Day,
        Month,
        Year,
        Hour,
        HalfDayHour,
        Minute,
        Second,
        HalfDay,
        Literal,
    };
    struct Piece {
        Part part = Part::Literal;
        std::size_t least = 1; ///< digits
        std::size_t most = 1;
        char literal = 0;
    };
    enum class Kind {
        Pieces,
        Iso,
        Unix,
    };
    struct Values;
    static std::optional<Piece> pieceFor(std::string_view token);
    bool readPiece(const Piece& piece, std::string_view& rest, Values& values) const;

    std::string m_text;
    Kind m_kind = Kind::Pieces;
    std::vector<Piece> m_pieces;
};

} // namespace duebell
