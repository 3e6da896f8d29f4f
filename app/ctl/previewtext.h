// What a preview of a ticket file says.
#pragma once

#include "exchange/filepreview.h"
#include "exchange/mappingpreview.h"

#include <QStringList>

namespace duebell::ctl {

/// Format, encoding, and a line for each column.
[[nodiscard]] QStringList previewLines(const FilePreview& preview);
/// What the first rows become, a line for each event.
[[nodiscard]] QStringList previewLines(const MappingPreview& preview);

} // namespace duebell::ctl
