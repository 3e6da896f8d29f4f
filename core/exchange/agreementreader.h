// Reads an agreement file (JSON, DESIGN 4; Schema in resources/agreement.schema.json) and says everything that is wrong
// with it at once. Pure but for time zones, which are looked up on the host. Any thread.
#pragma once

#include "exchange/problem.h"
#include "sla/agreement.h"

#include <optional>
#include <string_view>
#include <vector>

namespace duebell {

class AgreementReader {
public:
    /// The format that this program writes; files of a newer one are refused.
    static constexpr int kFormat = 1;
    static constexpr std::size_t kLargestFile = std::size_t { 16 } * 1024 * 1024;

    struct Reading {
        std::optional<Agreement> agreement; ///< only when there is no problem
        std::vector<Problem> problems; ///< in the order of the document
    };
    [[nodiscard]] static Reading read(std::string_view json);
};

} // namespace duebell
