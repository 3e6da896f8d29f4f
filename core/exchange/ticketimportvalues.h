// What the values of an imported file mean on this desk: ids of the agreement and the directory, as symbols. Each
// different value is looked at once, when it comes first. Unknown ones are reported, never created; people, clients and
// teams that are new are handed over as directory entries. One thread.
#pragma once

#include "desk/eventstore.h"
#include "exchange/importcolumns.h"
#include "exchange/mapping.h"
#include "exchange/textindex.h"
#include "exchange/ticketimportreport.h"
#include "exchange/valuemeanings.h"
#include "sla/agreement.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duebell {

class TicketImportValues {
public:
    /// UnknownReference when the mapping names a field or a value that the agreement does not have. Both must outlive
    /// the values.
    [[nodiscard]] static Result<TicketImportValues> make(const Mapping& mapping, const Agreement& agreement);

    // While rows are read: numbers for what stands in a cell, 0 for an empty one. Texts must outlive the values.
    [[nodiscard]] std::uint32_t note(std::size_t column, std::string_view text, std::int64_t line, ImportReport& report)
    {
        if (text.empty())
            return 0;
        Column& values = m_columns[column];
        const TextIndex::Place place = values.index.add(text);
        if (place.isNew)
            learn(column, text, line, report);
        std::int64_t& unknown = values.meanings[place.number - 1].unknownRows;
        unknown += unknown >= 0 ? 1 : 0;
        return place.number;
    }
    [[nodiscard]] std::uint32_t noteActor(std::string_view text);
    [[nodiscard]] bool isMissing(std::string_view text) const;
    /// Writes how often unknown values came.
    void finish(ImportReport& report) const;

    /// Stores strings and directory entries that are new, and numbers everything.
    [[nodiscard]] Status store(EventStore& store, Instant recorded);
    /// The same in memory, for a preview.
    void number(SymbolTable& symbols);

    // Behind store() or number().
    /// The value of a column of fields; nullopt: the row does not say. Of an empty cell the "no value".
    [[nodiscard]] std::optional<Symbol> value(std::size_t column, std::uint32_t number) const;
    [[nodiscard]] Symbol actor(std::uint32_t number) const
    {
        return number == 0 ? Symbol {} : m_actorSymbols[number - 1];
    }
    /// `otherwise`: of somebody whose name and role say nothing.
    [[nodiscard]] ActorKind actorKind(std::uint32_t actor, std::uint32_t role, ActorKind otherwise) const;
    [[nodiscard]] bool isPrivate(std::uint32_t number) const;

    struct Setting {
        std::size_t slot = 0; ///< of fieldIds()
        Symbol value;
        bool isActor = false; ///< whoever did it
    };
    struct Activity {
        Mapping::Activity::Kind kind = Mapping::Activity::Kind::Update;
        std::vector<Setting> settings; ///< a status stands last
    };
    [[nodiscard]] const Activity& activity(std::uint32_t number) const;

    /// Every field that a row can set: the mapping's columns in their order, then those that activities set.
    [[nodiscard]] const std::vector<FieldId>& fieldIds() const { return m_fieldIds; }
    [[nodiscard]] Symbol source() const { return m_source; }
    [[nodiscard]] Symbol initialStatus() const { return m_initialStatus; }
    /// The agreement's first status of that category; null when it has none.
    [[nodiscard]] Symbol statusOf(StatusCategory category) const;
    [[nodiscard]] std::optional<StatusCategory> categoryOf(Symbol status) const;

private:
    struct Meaning {
        ValueMeanings::Answer answer;
        Symbol symbol;
        std::uint32_t activity = 0; // index into m_activities
        ActorKind role = ActorKind::Unknown;
        bool isPrivate = false;
        std::int64_t firstLine = 0;
        std::int64_t unknownRows = -1; // -1: it is known
    };
    struct Column {
        TextIndex index;
        std::vector<Meaning> meanings; // by number - 1
    };
    struct Actor {
        std::string id;
        std::optional<ActorKind> kind;
    };

    TicketImportValues(const Mapping& mapping, const Agreement& agreement);
    Status readActivities();
    Status readActivity(const std::string& name, const Mapping::Activity& activity);
    [[nodiscard]] std::size_t slotOf(const std::string& field);
    void learn(std::size_t column, std::string_view text, std::int64_t line, ImportReport& report);
    [[nodiscard]] Meaning meaningOf(std::size_t column, std::string_view text);
    [[nodiscard]] std::string nameOf(std::size_t column) const;
    [[nodiscard]] std::vector<std::string_view> texts() const;
    void assign(const SymbolTable& symbols);

    const Mapping* m_mapping;
    const Agreement* m_agreement;
    ImportColumns m_names;
    ValueMeanings m_meanings;
    std::vector<Column> m_columns; // fields, activity, role, private
    TextIndex m_actorIndex;
    std::vector<Actor> m_actors; // by number - 1
    std::vector<Symbol> m_actorSymbols;
    std::vector<std::string> m_fields; // as fieldIds()
    std::vector<Activity> m_activities; // 0: without or of unknown activity
    std::vector<std::vector<std::string>> m_settingIds; // as the activities' settings
    std::vector<FieldId> m_fieldIds;
    std::vector<std::pair<Symbol, StatusCategory>> m_statuses;
    Symbol m_source;
    Symbol m_initialStatus;
};

} // namespace duebell
