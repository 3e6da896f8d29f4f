// What the names in a query stand for: the agreement's and directory's names, those in use on the desk, and who "me"
// is. Built again when any of these changes; queries parsed before stay valid. One thread.
#pragma once

#include "base/symbols.h"
#include "desk/queryfields.h"
#include "sla/agreement.h"
#include "sla/timeline.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace duebell {

struct LiveTicket;

/// One value of a field: an id, its name, and the numbers that tickets may have for it.
struct QueryValue {
    QString id;
    QString name; ///< the id where nothing better is known
    std::vector<std::int32_t> numbers; ///< symbols, the id's first, then its aliases';
                                       ///< else the enumeration's number, of a lane one more
    bool isCategory = false; ///< TicketStatus: a category of statuses, `numbers` holds its number
    std::optional<StatusCategory> category; ///< of a status, or the one it is
    bool retired = false;
    QString foldedId;
    QString foldedName;
    std::vector<QString> foldedAliases;
};

class QueryVocabulary {
public:
    /// Knows fields, measures and words, but no names and nobody.
    QueryVocabulary();
    /// `symbols` must outlive the vocabulary and every query parsed with it; of the timeline it keeps what it needs.
    QueryVocabulary(const Agreement& agreement, const SymbolTable& symbols, const Timeline& timeline, Symbol me);

    /// Takes in values that tickets have and the agreement does not name: imported clients, projects, labels ...
    /// A few milliseconds for 100,000 tickets.
    void observe(const std::vector<LiveTicket>& tickets);

    [[nodiscard]] const std::vector<QueryField>& fields() const { return m_fields; }
    /// Null when there is no such field.
    [[nodiscard]] const QueryField* field(const QString& name) const;
    /// The values of a field in the agreement's order, then those in use, by alphabet.
    [[nodiscard]] const std::vector<QueryValue>& values(const QueryField& field) const;

    [[nodiscard]] Symbol me() const { return m_me; }
    /// Null for a vocabulary that knows no names.
    [[nodiscard]] const SymbolTable* symbols() const { return m_symbols; }
    [[nodiscard]] const std::shared_ptr<const Directory>& directory() const { return m_directory; }
    [[nodiscard]] const std::shared_ptr<const Zone>& deskZone() const { return m_zone; }

    /// What words of a query are looked for in: key, subject, client, priority, status and assignee by name, folded,
    /// one a line.
    [[nodiscard]] QString foldedText(const LiveTicket& ticket) const;

private:
    struct Names {
        std::vector<QueryValue> values;
        std::unordered_map<std::int32_t, std::size_t> byNumber; // into values; symbols only
        QHash<QString, std::size_t> byId; // folded; likewise, without categories
        std::size_t defined = 0; // the values behind are only in use

        void add(QueryValue value);
        void sortObserved();
    };
    void addField(const QString& name, QuerySubject subject, bool isOpen = false, FieldId custom = {});
    void addFields();
    void addCustomFields(const Agreement& agreement);
    void addChoices(Names& names, const FieldDefinition& definition);
    void addFixedValues();
    void addFixedValue(QuerySubject subject, const QString& id, std::int32_t number,
                       std::optional<StatusCategory> category = {});
    template <typename Definitions>
    void define(QuerySubject subject, const Definitions& definitions);
    void observeSymbols(const QueryField& field, const std::vector<bool>& seen);
    static void observeText(Names& names, const QString& text, Symbol symbol);
    // The built-in fields come first, in the order of their subjects.
    [[nodiscard]] Names& of(QuerySubject subject) { return m_names[static_cast<std::size_t>(subject)]; }
    void appendName(QString& key, QuerySubject subject, Symbol symbol) const;

    const SymbolTable* m_symbols = nullptr;
    std::shared_ptr<const Directory> m_directory;
    std::shared_ptr<const Zone> m_zone;
    Symbol m_me;
    std::vector<QueryField> m_fields;
    std::vector<Names> m_names; // one a field
};

} // namespace duebell
