// Lengths of time as queries write them: "30m", "2h", "1h30m", "3d", "1w", "0", "-2h".
#pragma once

#include "base/instant.h"

#include <QString>

#include <optional>

namespace duebell {

struct QuerySpan {
    Seconds length { 0 };
    bool hasDays = false; ///< written with days or weeks, which are 24 hours each
};

/// Nothing when it is not written like that, or longer than ten years.
[[nodiscard]] std::optional<QuerySpan> querySpanFromText(const QString& text);

} // namespace duebell
