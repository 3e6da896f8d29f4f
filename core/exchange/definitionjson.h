// Statuses, custom fields and plain named things (priorities, types, tiers) of an agreement file.
#pragma once

#include "exchange/objectreader.h"
#include "sla/agreement.h"

namespace duebell {

/// id, name (the id when absent), aliases, retired.
[[nodiscard]] Identity identityFromJson(ObjectReader& reader);
void identityToJson(const Identity& identity, JsonValue& object);

[[nodiscard]] Identity namedFromJson(const JsonValue& value, const std::string& path, ProblemList& problems);
[[nodiscard]] StatusDefinition statusFromJson(const JsonValue& value, const std::string& path, ProblemList& problems);
[[nodiscard]] FieldDefinition fieldFromJson(const JsonValue& value, const std::string& path, ProblemList& problems);

[[nodiscard]] JsonValue namedToJson(const Identity& identity);
[[nodiscard]] JsonValue statusToJson(const StatusDefinition& status);
[[nodiscard]] JsonValue fieldToJson(const FieldDefinition& definition);

/// Inserts the text unless it is empty.
void insertText(JsonValue& object, const char* key, const std::string& text);
[[nodiscard]] JsonValue textsToJson(const std::vector<std::string>& texts);

} // namespace duebell
