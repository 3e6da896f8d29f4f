// What an import did, and what it could not do: codes and places, no sentences.
#pragma once

#include "base/ids.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace duebell {

struct ImportProblem {
    enum class Kind : std::uint8_t {
        // The row was left out.
        BrokenQuotes,
        BrokenJson,
        TooLong, ///< a field, or more fields than allowed
        FieldCount, ///< value: fields found, allowed: fields of the header
        NoKey,
        UnreadableDate, ///< allowed: the format
        // The row was taken, with a doubt.
        UnreadableOpening, ///< the ticket is taken as opened at its first row
        RepeatedHour, ///< the earlier of the two was taken
        SkippedHour, ///< shifted forward
        UnknownValue, ///< the field keeps its value
        UnreadableInstant, ///< taken as if it did not stand there. allowed: the format
        EndedWithoutInstant, ///< the ticket's status says that it ended, nothing says when: it is taken as open
        OpenWithInstant, ///< the ticket is open, though it has an instant of its end: that is passed over
    };
    static constexpr Kind kFirstDoubt = Kind::UnreadableOpening;

    Kind kind = Kind::NoKey;
    std::int64_t line = 0;
    std::string column;
    std::string value;
    std::string allowed;

    [[nodiscard]] bool rowWasLeftOut() const { return kind < kFirstDoubt; }
    bool operator==(const ImportProblem&) const = default;
};

struct ImportReport {
    static constexpr std::size_t kMostProblems = 1000; ///< kept; all are counted

    RunId run;
    std::int64_t rows = 0; ///< without the header
    std::int64_t rowsLeftOut = 0;
    std::int64_t rowsDuplicate = 0; ///< equal to one before them, dropped
    std::int64_t rowsIgnored = 0; ///< of activities that the mapping ignores
    std::int64_t rowsBeforeOpening = 0; ///< taken as of the opening
    std::int64_t rowsBackwards = 0; ///< earlier than the ticket's row before them in the file
    std::int64_t tickets = 0;
    std::int64_t eventsAdded = 0;
    std::int64_t eventsKnown = 0; ///< there already, from an import before
    std::int64_t slices = 0;
    bool cancelled = false; ///< committed slices stay
    bool wasLatin1 = false;
    std::int64_t problemCount = 0;
    std::vector<ImportProblem> problems;
    /// (field, value as it stands in the file) -> rows that have it and where it stands first.
    struct UnknownValue {
        std::int64_t rows = 0;
        std::int64_t firstLine = 0;
        std::string column;
    };
    std::map<std::pair<std::string, std::string>, UnknownValue> unknownValues;
    std::vector<std::string> unmappedColumns; ///< neither mapped nor ignored

    void add(ImportProblem problem)
    {
        ++problemCount;
        if (problem.rowWasLeftOut())
            ++rowsLeftOut;
        if (problems.size() < kMostProblems)
            problems.push_back(std::move(problem));
    }
};

} // namespace duebell
