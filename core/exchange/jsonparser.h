// Reads JSON (RFC 8259, UTF-8) strictly: no comments, no trailing commas, nothing behind the document.
#pragma once

#include "base/result.h"
#include "exchange/jsonvalue.h"

namespace duebell {

struct JsonLimits {
    std::size_t bytes = std::size_t { 16 } * 1024 * 1024;
    int depth = 64;
};

/// The document, or Syntax (where "line:column", value what stands there, allowed what was expected) or TooLarge
/// (allowed: the limit). Columns count characters from 1. A byte order mark at the beginning is skipped.
[[nodiscard]] Result<JsonValue> parseJson(std::string_view text, const JsonLimits& limits = {});

/// "line:column" of a byte offset, both from 1.
[[nodiscard]] std::string lineAndColumn(std::string_view text, std::size_t offset);

} // namespace duebell
