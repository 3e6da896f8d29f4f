// The sidebar: pinned, built-in and saved views, and the values of some fields as views, each with the number of open
// tickets it finds, whatever is typed. A list with headers that fold.
#pragma once

#include "ui/models/builtinviews.h"
#include "ui/models/namebook.h"
#include "ui/models/querycounts.h"
#include "ui/models/savedviews.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace duebell {

class SidebarModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole, ///< int; invalid for headers
        IconRole, ///< QString: the icon's name
        StateRole, ///< int of RowState, the icon's colour; invalid for the text's
        KindRole, ///< int of Kind
        IdRole, ///< QString
        FoldedRole, ///< bool, of a header
        ProblemRole, ///< QString: why the desk does not understand the view; empty when it does
    };
    enum class Kind {
        Section,
        View,
        More, ///< shows the rest of a long section
    };

    /// References must outlive the model. `textOf` gives a ticket's folded text. What is moved finds its place in
    /// `saved`.
    SidebarModel(const NameBook& names, SavedViews& saved, std::function<const QString&(std::size_t)> textOf,
                 QObject* parent = nullptr);

    /// The words of the desk's queries; whether somebody sits at it. reset() follows.
    void setVocabulary(const QueryVocabulary& vocabulary);
    /// Of many tickets the counts come with countSome().
    void reset(const std::vector<LiveTicket>* tickets, Instant now);
    /// Counts at most so many of the tickets that wait; false when none is left. What is shown stays until then.
    bool countSome(std::size_t most);
    void grow(Instant now);
    void update(const std::vector<std::size_t>& indices, Instant now);
    void advance(Instant now);

    [[nodiscard]] std::optional<QueueViewDefinition> definitionOf(const QString& id) const;
    /// What a built-in view would show; empty for others.
    [[nodiscard]] QString whenEmpty(const QString& id) const;
    [[nodiscard]] int rowOf(const QString& id) const; ///< negative when it is not in sight
    [[nodiscard]] QString idAt(int row) const;
    [[nodiscard]] Kind kindAt(int row) const { return m_entries[static_cast<std::size_t>(row)].kind; }
    [[nodiscard]] bool isPinned(const QString& id) const { return m_saved.pinned().contains(id); }
    /// Whether a hand may move the view: a saved or a pinned one.
    [[nodiscard]] bool isMovable(int row) const;
    /// Whether the view can stand before this row: a pinned one among the pinned, a saved one among the saved.
    [[nodiscard]] bool canMove(const QString& id, int before) const;
    void move(const QString& id, int before);
    void toggle(int row); ///< folds or unfolds a section, or shows the rest of it
    [[nodiscard]] QStringList unfolded() const { return { m_unfolded.begin(), m_unfolded.end() }; }
    void setUnfolded(const QStringList& sections);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Entry {
        Kind kind = Kind::View;
        QString id;
        QString name;
        QString icon;
        std::optional<RowState> state;
        int query = -1; ///< among the counted ones
        std::optional<TallyField> field;
        Symbol value;
        QString problem;
        std::optional<int> count; ///< none while it is not known
    };
    void build();
    void fillCounts();
    void askQueries();
    void askAnew();
    void addSection(const QString& id, const QString& name);
    void addPinned();
    void addSaved();
    void addValues(TallyField field);
    [[nodiscard]] std::optional<Entry> entryOf(const QString& id) const;
    [[nodiscard]] Entry valueEntry(TallyField field, Symbol value) const;
    [[nodiscard]] int countOf(const Entry& entry) const;
    [[nodiscard]] bool hasOtherValues() const;
    void showCounts();

    const NameBook& m_names;
    SavedViews& m_saved;
    QueryCounts m_counts;
    QueryVocabulary m_vocabulary;
    std::vector<BuiltInView> m_builtIn;
    QHash<QString, int> m_queryOf; // by id: which counted one
    QHash<QString, QString> m_problemOf; // by id
    std::vector<Entry> m_entries;
    QSet<QString> m_unfolded; // value sections that are open
    QSet<QString> m_whole; // long sections that are shown to the end
    std::array<std::size_t, kTallyFields> m_shownValues {};
    Instant m_now {};
    bool m_isStale = false; // built before everything was counted
};

} // namespace duebell
