#include "ui/models/choicemodel.h"

#include "ui/models/fuzzymatch.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace duebell {

void ChoiceModel::setChoices(std::vector<Choice> choices)
{
    beginResetModel();
    m_choices = std::move(choices);
    rebuild();
    endResetModel();
}

void ChoiceModel::setSource(std::function<std::vector<Choice>(const QString&)> source)
{
    beginResetModel();
    m_source = std::move(source);
    rebuild();
    endResetModel();
}

void ChoiceModel::setRecent(const QStringList& recent)
{
    beginResetModel();
    m_recent = recent;
    rebuild();
    endResetModel();
}

void ChoiceModel::setFilter(const QString& typed)
{
    beginResetModel();
    m_filter = typed;
    rebuild();
    endResetModel();
}

void ChoiceModel::rebuild()
{
    m_rows.clear();
    m_more = m_source ? m_source(m_filter) : std::vector<Choice>();
    take(m_choices);
    const auto order = [](const Row& row) { return std::tuple(!row.choice->whyNot.isEmpty(), -row.score, row.recent); };
    std::ranges::stable_sort(m_rows, {}, order);
    for (const Choice& each : m_more)
        m_rows.push_back({ &each, 0, 0, {} });
}

void ChoiceModel::take(const std::vector<Choice>& choices)
{
    for (const Choice& each : choices) {
        std::optional<FuzzyMatch> match = fuzzyMatch(each.text, m_filter);
        if (!match)
            continue;
        const qsizetype recent = each.id.isEmpty() ? -1 : m_recent.indexOf(each.id);
        m_rows.push_back(
            { &each, match->score, static_cast<int>(recent < 0 ? m_recent.size() : recent), std::move(match->places) });
    }
}

int ChoiceModel::firstPossible() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (isPossible(row))
            return row;
    }
    return -1;
}

int ChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.choice->text;
    case Qt::DecorationRole:
        return row.choice->icon;
    case Qt::ToolTipRole:
    case WhyNotRole:
        return row.choice->whyNot;
    case Qt::AccessibleTextRole:
        return QStringList { row.choice->text, row.choice->detail, row.choice->keys, row.choice->whyNot }
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QStringLiteral(", "));
    case DetailRole:
        return row.choice->detail;
    case KeysRole:
        return row.choice->keys;
    case PlacesRole: {
        QVariantList places;
        for (const int place : row.places)
            places.append(place);
        return places;
    }
    default:
        return {};
    }
}

Qt::ItemFlags ChoiceModel::flags(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags always = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return isPossible(index.row()) ? always | Qt::ItemIsEnabled : always;
}

} // namespace duebell
