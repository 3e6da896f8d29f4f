// The queue as a text table: what --screenshot prints beside the picture.
#pragma once

#include "ui/models/queuemodel.h"

#include <QString>

namespace duebell {

/// Every row that the queue shows, folded lanes as their header. Ends with a line break.
[[nodiscard]] QString queueAsText(const QueueModel& model, Instant now);

} // namespace duebell
