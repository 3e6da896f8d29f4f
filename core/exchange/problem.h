// What a strict reader found wrong, all of it: an Error each, with where it stands in the text and what was probably
// meant. `ui` makes sentences of them.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace duebell {

class JsonValue;

struct Problem {
    Error error; ///< `where` is a JSON Pointer ("/policies/0/match"), empty for the whole document
    std::string nearest; ///< the allowed name that looks most like the value; may be empty
    std::size_t offset = 0; ///< byte in the document
    std::string line; ///< "line:column" in the document; empty when unknown
    bool operator==(const Problem&) const = default;
};

/// What `Error::allowed` says when no list of values can: a rule that the value breaks.
namespace rule {
    inline constexpr const char* kId = "[A-Za-z0-9_.-]{1,64}";
    inline constexpr const char* kSpan = "span"; ///< "30s", "15m", "2h", "1h30m", "3d"
    inline constexpr const char* kOpenSpan = "open-span"; ///< the same without days
    inline constexpr const char* kWarning = "warning"; ///< "80%" or "30m"
    inline constexpr const char* kDate = "YYYY-MM-DD";
    inline constexpr const char* kYearlyDate = "MM-DD";
    inline constexpr const char* kTime = "HH:MM";
    inline constexpr const char* kInstant = "YYYY-MM-DDTHH:MM:SSZ";
    inline constexpr const char* kTimeZone = "IANA";
    inline constexpr const char* kNumber = "number";
    inline constexpr const char* kNotEmpty = "not-empty"; ///< a text or a list that says something
    inline constexpr const char* kUnique = "unique";
    inline constexpr const char* kEmptySpan = "from-before-to"; ///< an interval that holds no time
    inline constexpr const char* kOrdered = "from-not-after-to"; ///< dates
    inline constexpr const char* kAmbiguous = "status-named-like-another-category";
    inline constexpr const char* kOneForm = "one-of-date-from-yearly"; ///< a holiday says its dates in one way
    inline constexpr const char* kOnlyLast = "match-unless-last"; ///< a policy for everything hides those below it
    inline constexpr const char* kNoAgreement = "no-targets-without-agreement";
    inline constexpr const char* kStricter = "internal-not-later-than-promised";
    inline constexpr const char* kPromisedToo = "promised-for-the-same-priority";
    inline constexpr const char* kOnlyWaiting = "waits-for-only-when-waiting";
    inline constexpr const char* kOnlyChoice = "choices-only-for-choice";
    inline constexpr const char* kNotErasable = "texts-may-be-erased"; ///< no promise may depend on them
    inline constexpr const char* kReserved = "reserved"; ///< a name that means something already
    inline constexpr const char* kOneLabel = "one-label"; ///< a comma separates labels
    inline constexpr const char* kNotItself = "another-ticket";
    inline constexpr const char* kOneCreated = "created-once";
} // namespace rule

/// Collects problems up to a limit, so that a hostile file cannot fill the memory.
class ProblemList {
public:
    static constexpr std::size_t kLimit = 500;

    void add(Problem problem);
    /// `value` is where the problem stands; `found` what is wrong with it; `allowed` a rule or names joined by "|".
    void add(ErrorCode code, const JsonValue& value, std::string where, std::string found, std::string allowed);
    /// The same for a name out of `names`: finds the nearest.
    void addUnknown(ErrorCode code, const JsonValue& value, std::string where, std::string found,
                    const std::vector<std::string>& names);

    [[nodiscard]] bool empty() const { return m_problems.empty(); }
    [[nodiscard]] std::size_t size() const { return m_problems.size(); }
    /// In the order of the document, with lines and columns of `text`.
    [[nodiscard]] std::vector<Problem> sorted(std::string_view text) const;

private:
    std::vector<Problem> m_problems;
};

/// `path` + "/" + `key`, with "~" and "/" escaped as RFC 6901 wants.
[[nodiscard]] std::string pointer(const std::string& path, std::string_view key);
[[nodiscard]] std::string pointer(const std::string& path, std::size_t index);

/// Names joined by "|"; a list longer than forty ends with "...".
[[nodiscard]] std::string allowedNames(const std::vector<std::string>& names);

} // namespace duebell
