// Display names of the desk's symbols: the agreement's names where it has them, the imported text where not; and how
// important a priority or tier is. A value that is replaced when the agreement changes.
#pragma once

#include "base/symbols.h"
#include "sla/agreement.h"
#include "sla/event.h"

#include <QString>

#include <memory>
#include <unordered_map>

namespace duebell {

class NameBook {
public:
    enum class Kind {
        TicketStatus,
        Priority,
        Type,
        Client,
        Person,
        Team,
        Tier,
        Plain, ///< projects, channels, requesters: the agreement names none of them
    };
    static constexpr std::size_t kKinds = 8;

    NameBook();
    /// `symbols` must outlive the book.
    NameBook(const Agreement& agreement, const SymbolTable& symbols);

    /// The name to show; empty for "no value".
    [[nodiscard]] const QString& name(Kind kind, Symbol symbol) const;
    /// The name of whatever the agreement defines under this id; else the imported text.
    [[nodiscard]] QString anyName(Symbol symbol) const;
    /// Whether the agreement gives it a name.
    [[nodiscard]] bool isDefined(Symbol symbol) const { return m_defined.contains(symbol); }
    /// What a ticket's field is called: the agreement's name for one of the desk's own.
    [[nodiscard]] QString fieldName(FieldId field) const;
    /// What a field's value is called; labels stand apart. Empty for "no value".
    [[nodiscard]] QString valueName(FieldId field, Symbol value) const;
    /// The plan that a client has; empty when there is none.
    [[nodiscard]] QString tierName(Symbol client) const;
    /// 0 is the most important; unknown priorities and tiers come last.
    [[nodiscard]] int priorityRank(Symbol priority) const;
    [[nodiscard]] int tierRank(Symbol tier) const;

    /// Those of a kind that people may choose from, in the agreement's order, without retired ones.
    [[nodiscard]] const std::vector<Symbol>& choices(Kind kind) const;
    [[nodiscard]] std::optional<StatusCategory> categoryOf(Symbol status) const;
    /// What the names are taken from.
    [[nodiscard]] const Agreement& agreement() const { return *m_agreement; }

private:
    struct Names {
        mutable std::unordered_map<Symbol, QString> texts; // grows with symbols that the agreement does not name
        std::vector<Symbol> choices;
    };
    template <typename Definitions>
    void take(Kind kind, const Definitions& definitions);

    [[nodiscard]] const Names& of(Kind kind) const { return m_names[static_cast<std::size_t>(kind)]; }

    const SymbolTable* m_symbols = nullptr;
    std::shared_ptr<const Agreement> m_agreement;
    std::array<Names, kKinds> m_names;
    std::unordered_map<Symbol, QString> m_defined; // of every kind
    std::unordered_map<Symbol, int> m_priorityRanks;
    std::unordered_map<Symbol, int> m_tierRanks;
    std::unordered_map<Symbol, QString> m_tierNameOfClient;
    std::unordered_map<Symbol, QString> m_fieldNames;
    std::unordered_map<Symbol, StatusCategory> m_categories;
};

} // namespace duebell
