// Tells a ticket's events in words, in the order in which they happened: a change says from what to what.
#pragma once

#include "sla/event.h"
#include "ui/models/namebook.h"

#include <QCoreApplication>
#include <QString>

#include <unordered_map>

namespace duebell {

class EventTeller {
    Q_DECLARE_TR_FUNCTIONS(EventTeller)

public:
    /// `names` must outlive the teller.
    explicit EventTeller(const NameBook& names);

    /// Remembers a field's value without telling it: what a ticket was created with.
    void take(const Event& event);
    /// "Status: New → Open", "Public reply".
    [[nodiscard]] QString tell(const Event& event);
    /// Who did it: a name, or the kind of actor when there is none.
    [[nodiscard]] QString actor(const Event& event) const;

private:
    [[nodiscard]] QString valueName(FieldId field, Symbol value) const;

    const NameBook& m_names;
    std::unordered_map<std::int32_t, Symbol> m_values; // by field
};

} // namespace duebell
