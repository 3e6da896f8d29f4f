// Writes an agreement as the JSON that AgreementReader reads: stable (equal agreements, equal bytes), two spaces deep,
// short things on one line. AgreementReader::read(AgreementWriter::write(a)) is `a`. Any thread.
#pragma once

#include "sla/agreement.h"

#include <string>

namespace duebell {

class AgreementWriter {
public:
    [[nodiscard]] static std::string write(const Agreement& agreement);
};

} // namespace duebell
