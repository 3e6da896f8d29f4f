// The columns that a mapping asks a file for, numbered: what every reader of rows fills. Plain values; any thread.
#pragma once

#include "exchange/mapping.h"

#include <array>
#include <string>
#include <vector>

namespace duebell {

class ImportColumns {
public:
    /// Cells with a meaning of their own; those whose values are looked up follow: fields, then the last three.
    enum Slot : std::size_t {
        Key,
        DisplayKey,
        Subject,
        Description,
        Link,
        Opened,
        OpenedBy,
        FirstResponse,
        Resolved,
        Closed,
        At,
        Actor,
        EventId,
        Body,
        kFixed,
    };

    explicit ImportColumns(const Mapping& mapping);

    /// The column of each slot; empty for one that the mapping does not have.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] bool has(std::size_t slot) const { return !m_names[slot].empty(); }
    [[nodiscard]] std::size_t count() const { return m_names.size(); }

    [[nodiscard]] std::size_t fieldCount() const { return m_fieldCount; }
    /// How many columns of values rows have: the fields, and the other three if any of them is mapped.
    [[nodiscard]] std::size_t valueCount() const { return m_valueCount; }
    static constexpr std::size_t kOtherValues = 3;
    [[nodiscard]] std::size_t activity() const { return m_fieldCount; }
    [[nodiscard]] std::size_t role() const { return m_fieldCount + 1; }
    [[nodiscard]] std::size_t isPrivate() const { return m_fieldCount + 2; }
    /// The slot of a column of values.
    [[nodiscard]] static std::size_t valueSlot(std::size_t column) { return kFixed + column; }

private:
    std::vector<std::string> m_names;
    std::size_t m_fieldCount;
    std::size_t m_valueCount;
};

} // namespace duebell
