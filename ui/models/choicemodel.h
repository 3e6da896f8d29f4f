// What can be chosen from, best match first: for the command palette and every chooser that filters while one types.
#pragma once

#include <QAbstractListModel>
#include <QIcon>

#include <functional>
#include <vector>

namespace duebell {

struct Choice {
    QString text;
    QString detail; ///< quietly beside the text
    QString keys; ///< its shortcut
    QIcon icon;
    QString whyNot; ///< a sentence when it cannot be chosen now
    QString id; ///< to remember it by; empty: it is not remembered
    std::function<void()> run;
};

class ChoiceModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole,
        KeysRole,
        WhyNotRole,
        PlacesRole, ///< QVariantList of int: matched letters of the text
    };

    using QAbstractListModel::QAbstractListModel;

    void setChoices(std::vector<Choice> choices);
    /// More choices that depend on what is typed: tickets by key. Asked at every change of the filter.
    void setSource(std::function<std::vector<Choice>(const QString& typed)> source);
    /// Ids of those used before, the latest first: they come first among equals.
    void setRecent(const QStringList& recent);
    void setFilter(const QString& typed);

    [[nodiscard]] const Choice& choice(int row) const { return *m_rows[static_cast<std::size_t>(row)].choice; }
    [[nodiscard]] bool isPossible(int row) const { return choice(row).whyNot.isEmpty(); }
    /// The first that can be chosen, -1 when none can.
    [[nodiscard]] int firstPossible() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        const Choice* choice = nullptr;
        int score = 0;
        int recent = 0; ///< less is later used
        std::vector<int> places;
    };
    void rebuild();
    void take(const std::vector<Choice>& choices);

    std::vector<Choice> m_choices;
    std::vector<Choice> m_more;
    std::function<std::vector<Choice>(const QString&)> m_source;
    QStringList m_recent;
    QString m_filter;
    std::vector<Row> m_rows;
};

} // namespace duebell
