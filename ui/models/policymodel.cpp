#include "ui/models/policymodel.h"

#include <QFont>

#include <algorithm>

namespace duebell {

using Kind = ConditionDefinition::Kind;
using Operator = ConditionDefinition::Operator;

PolicyModel::PolicyModel(const NameBook& names, QObject* parent)
    : QAbstractItemModel(parent)
    , m_names(names)
{
}

void PolicyModel::show(std::vector<MatchLine> lines, const PolicyRule* inForce)
{
    beginResetModel();
    m_inForce = inForce;
    m_nodes.clear();
    m_policies.clear();
    std::vector<int> path; // the open node of each depth
    for (MatchLine& line : lines) {
        const int number = static_cast<int>(m_nodes.size());
        const auto depth = static_cast<std::size_t>(line.condition ? line.depth : 0);
        path.resize(std::min(path.size(), depth));
        const int above = path.empty() ? -1 : path.back();
        std::vector<int>& siblings = above < 0 ? m_policies : m_nodes[static_cast<std::size_t>(above)].children;
        const int row = static_cast<int>(siblings.size());
        siblings.push_back(number);
        m_nodes.push_back({ std::move(line), above, row, {} });
        path.push_back(number);
    }
    endResetModel();
}

QModelIndex PolicyModel::chosen() const
{
    for (std::size_t row = 0; row < m_policies.size(); ++row) {
        if (m_inForce && m_nodes[static_cast<std::size_t>(m_policies[row])].line.policy == m_inForce)
            return index(static_cast<int>(row), 0);
    }
    return {};
}

const std::vector<int>& PolicyModel::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? m_nodes[parent.internalId()].children : m_policies;
}

QModelIndex PolicyModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(childrenOf(parent)[static_cast<std::size_t>(row)]));
}

QModelIndex PolicyModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const int above = m_nodes[child.internalId()].parent;
    return above < 0 ? QModelIndex()
                     : createIndex(m_nodes[static_cast<std::size_t>(above)].row, 0, static_cast<quintptr>(above));
}

int PolicyModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int PolicyModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString PolicyModel::policyText(const MatchLine& line) const
{
    const QString name = QString::fromStdString(line.policy->name);
    return line.policy->isDefault ? tr("%1 (default)", "policy").arg(name) : name;
}

QString PolicyModel::policyVerdict(const MatchLine& line) const
{
    if (line.policy == m_inForce)
        return line.policy->noAgreement ? tr("applies: nothing is promised") : tr("applies", "a policy");
    if (line.outsideValidity)
        return tr("opened outside its dates", "a ticket, a policy");
    return line.holds ? tr("fits, but comes later", "a policy") : tr("does not fit", "a policy");
}

QString PolicyModel::fieldName(const ConditionRule& condition) const
{
    if (!condition.ofClient)
        return m_names.fieldName(condition.field);
    const Symbol attribute { condition.field.value - field::kFirstCustomField.value };
    const QString name = m_names.anyName(attribute);
    return name == QLatin1String("tier") ? tr("The client’s plan") : tr("The client’s %1", "field").arg(name);
}

QString PolicyModel::values(const ConditionRule& condition) const
{
    QStringList names;
    for (std::size_t number = 0; number < condition.texts.size(); ++number) {
        const QString text = QString::fromStdString(condition.texts[number]);
        const Symbol symbol = number < condition.values.size() ? condition.values[number] : Symbol {};
        const QString name = !symbol ? QString()
            : condition.ofClient     ? m_names.anyName(symbol)
                                     : m_names.valueName(condition.field, symbol);
        names.append(name.isEmpty() ? text : name);
    }
    return names.join(tr(" or ", "between values"));
}

QString PolicyModel::conditionText(const ConditionRule& condition) const
{
    switch (condition.kind) {
    case Kind::All:
        return tr("All of these:", "conditions");
    case Kind::Any:
        return tr("At least one of these:", "conditions");
    case Kind::None:
        return tr("None of these:", "conditions");
    case Kind::CreatedInside:
        return tr("Opened within the hours of %1", "calendar")
            .arg(condition.calendar ? QString::fromStdString(condition.calendar->spec().name) : QString());
    case Kind::CreatedOutside:
        return tr("Opened outside the hours of %1", "calendar")
            .arg(condition.calendar ? QString::fromStdString(condition.calendar->spec().name) : QString());
    case Kind::Field:
        break;
    }
    const QString field = fieldName(condition);
    switch (condition.op) {
    case Operator::Is:
    case Operator::In:
        return tr("%1 is %2", "field, value").arg(field, values(condition));
    case Operator::IsNot:
        return tr("%1 is not %2", "field, value").arg(field, values(condition));
    case Operator::Contains:
        return tr("%1 contains “%2”", "field, text").arg(field, values(condition));
    case Operator::StartsWith:
        return tr("%1 starts with “%2”", "field, text").arg(field, values(condition));
    case Operator::HasLabel:
        break;
    }
    return tr("%1 include “%2”", "labels, a label").arg(field, values(condition));
}

QString PolicyModel::foundText(const MatchLine& line) const
{
    if (!line.condition)
        return policyVerdict(line);
    if (line.condition->kind != Kind::Field)
        return {};
    const QString found
        = line.condition->ofClient ? m_names.anyName(line.found) : m_names.valueName(line.condition->field, line.found);
    return line.found ? found : tr("nothing", "a field's value");
}

QVariant PolicyModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MatchLine& line = m_nodes[index.internalId()].line;
    const bool chosen = !line.condition && line.policy == m_inForce;
    const bool holds = line.condition ? line.holds : line.holds && !line.outsideValidity;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == FoundColumn)
            return foundText(line);
        return line.condition ? conditionText(*line.condition) : policyText(line);
    case Qt::AccessibleTextRole:
        if (index.column() == FoundColumn)
            return foundText(line);
        return tr("%1: %2", "a condition, whether it holds")
            .arg(line.condition ? conditionText(*line.condition) : policyText(line),
                 holds ? tr("yes", "a condition holds") : tr("no", "a condition does not hold"));
    case Qt::FontRole: {
        QFont font;
        font.setBold(chosen);
        return font;
    }
    case HoldsRole:
        return holds;
    case ChosenRole:
        return chosen;
    default:
        return {};
    }
}

QVariant PolicyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == ConditionColumn ? tr("Policy and its conditions", "column") : tr("This ticket", "column");
}

} // namespace duebell
