// Values of fields in conditions, events and the directory: what each field allows.
#pragma once

#include "exchange/agreementreferences.h"

namespace duebell {

/// Reads a value for the field `name` ("priority", "client.tier", a custom field's id with or without "client."): a
/// string, a number or a boolean as text; null and "" are "not set". References become canonical ids. Reports a value
/// that the field does not allow and returns it as it is.
std::string fieldValueFromJson(const std::string& name, const JsonValue& value, const std::string& path,
                               const AgreementReferences& references, ProblemList& problems);

/// The same for the custom field `definition`.
std::string customValueFromJson(const FieldDefinition& definition, const JsonValue& value, const std::string& path,
                                ProblemList& problems);

} // namespace duebell
