// Reads a mapping (JSON) and says everything that is wrong with it at once. Whether its columns and values exist is
// asked when a file is imported. Any thread.
#pragma once

#include "exchange/mapping.h"
#include "exchange/problem.h"

#include <optional>
#include <string_view>
#include <vector>

namespace duebell {

class MappingReader {
public:
    /// The format that this program reads; files of a newer one are refused.
    static constexpr int kFormat = 1;

    struct Reading {
        std::optional<Mapping> mapping; ///< only when there is no problem
        std::vector<Problem> problems; ///< in the order of the document
    };
    [[nodiscard]] static Reading read(std::string_view json);
};

} // namespace duebell
