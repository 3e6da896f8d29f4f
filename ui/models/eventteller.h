// Tells a ticket's events in words, in the order in which they happened: a change says from what to what.
#pragma once

#include "desk/eventstore.h"
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
    using Accounts = EventStore::Accounts;
    /// `names` must outlive the teller. `accounts`: whose computer accounts worked by hand. `keyOf`: another ticket's
    /// key, for merges; without it they name none.
    explicit EventTeller(const NameBook& names, Accounts accounts = {}, KeyOf keyOf = {});

    /// Remembers a field's value without telling it: what a ticket was created with.
    void take(const Event& event);
    /// "Status: New → Open", "Public reply". A change that was taken back is told, but not remembered.
    [[nodiscard]] QString tell(const Event& event, bool isTakenBack = false);
    /// Who did it: a person's name; of somebody who chose none, the account of the operating system; else the kind of
    /// actor.
    [[nodiscard]] QString actor(const Event& event) const;
    /// The account that it was done by hand from; empty when it came otherwise.
    [[nodiscard]] QString account(const Event& event) const;

private:
    [[nodiscard]] QString change(const Event& event, bool isTakenBack);
    [[nodiscard]] QString merge(const Event& event) const;

    const NameBook& m_names;
    Accounts m_accounts;
    KeyOf m_keyOf;
    std::unordered_map<std::int32_t, Symbol> m_values; // by field
};

} // namespace duebell
