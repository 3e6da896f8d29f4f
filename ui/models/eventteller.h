// Tells a ticket's events in words, in the order in which they happened: a change says from what to what.
#pragma once

#include "sla/event.h"
#include "ui/models/namebook.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <unordered_map>

namespace duebell {

class EventTeller {
    Q_DECLARE_TR_FUNCTIONS(EventTeller)

public:
    using KeyOf = std::function<QString(TicketId)>;
    /// `names` must outlive the teller. `keyOf`: another ticket's key, for merges; without it they name none.
    explicit EventTeller(const NameBook& names, KeyOf keyOf = {});

    /// Remembers a field's value without telling it: what a ticket was created with.
    void take(const Event& event);
    /// "Status: New → Open", "Public reply". A change that was taken back is told, but not remembered.
    [[nodiscard]] QString tell(const Event& event, bool isTakenBack = false);
    /// Who did it: a name, or the kind of actor when there is none.
    [[nodiscard]] QString actor(const Event& event) const;

private:
    [[nodiscard]] QString change(const Event& event, bool isTakenBack);
    [[nodiscard]] QString merge(const Event& event) const;

    const NameBook& m_names;
    KeyOf m_keyOf;
    std::unordered_map<std::int32_t, Symbol> m_values; // by field
};

} // namespace duebell
