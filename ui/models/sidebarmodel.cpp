#include "ui/models/sidebarmodel.h"

#include "desk/querytokens.h"
#include "ui/models/textranks.h"
#include "words/querytext.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kMostValues = 10;

    struct Section {
        TallyField field;
        const char* query; ///< the query's field, and the section's id
        NameBook::Kind names;
        const char* icon;
    };
    constexpr std::array kSections {
        Section { TallyField::Team, "team", NameBook::Kind::Team, "queue" },
        Section { TallyField::Tier, "tier", NameBook::Kind::Tier, "queue" },
        Section { TallyField::Client, "client", NameBook::Kind::Client, "queue" },
        Section { TallyField::Type, "type", NameBook::Kind::Type, "queue" },
        Section { TallyField::Assignee, "assignee", NameBook::Kind::Person, "person" },
    };
    static_assert(kSections.size() == kTallyFields);

    const Section& sectionOf(TallyField field)
    {
        return kSections[static_cast<std::size_t>(field)];
    }

} // namespace

SidebarModel::SidebarModel(const NameBook& names, SavedViews& saved, std::function<const QString&(std::size_t)> textOf,
                           QObject* parent)
    : QAbstractListModel(parent)
    , m_names(names)
    , m_saved(saved)
    , m_counts(std::move(textOf))
    , m_builtIn(builtInViews(false))
{
    askAnew();
    connect(&saved, &SavedViews::changed, this, &SidebarModel::askAnew);
}

// ---- what is counted

void SidebarModel::setVocabulary(const QueryVocabulary& vocabulary)
{
    m_vocabulary = vocabulary;
    m_builtIn = builtInViews(static_cast<bool>(vocabulary.me()));
}

void SidebarModel::askAnew()
{
    askQueries();
    build();
}

void SidebarModel::askQueries()
{
    m_queryOf.clear();
    m_problemOf.clear();
    std::vector<TicketQuery> queries;
    const auto take = [&](const QString& id, const QString& text) {
        const ParsedQuery parsed = parseQuery(text, m_vocabulary);
        if (const auto* query = std::get_if<TicketQuery>(&parsed)) {
            m_queryOf.insert(id, static_cast<int>(queries.size()));
            queries.push_back(*query);
        } else {
            m_problemOf.insert(id, QueryText::sentence(std::get<QueryProblem>(parsed)));
        }
    };
    for (const BuiltInView& view : m_builtIn)
        take(view.id, view.definition.query);
    for (const QueueViewDefinition& view : m_saved.all())
        take(SavedViews::idOf(view.name), view.query);
    m_counts.setQueries(std::move(queries), m_now);
}

void SidebarModel::reset(const std::vector<LiveTicket>* tickets, Instant now)
{
    m_now = now;
    m_counts.reset(nullptr, now);
    askQueries();
    m_counts.reset(tickets, now);
    m_isStale = true;
    if (m_counts.isComplete())
        build();
}

bool SidebarModel::countSome(std::size_t most)
{
    if (m_counts.isComplete())
        return false;
    if (m_counts.countSome(most))
        return true;
    showCounts();
    return false;
}

void SidebarModel::grow(Instant now)
{
    m_now = now;
    m_counts.grow(now);
    showCounts();
}

void SidebarModel::update(const std::vector<std::size_t>& indices, Instant now)
{
    m_now = now;
    m_counts.update(indices, now);
    showCounts();
}

void SidebarModel::advance(Instant now)
{
    m_now = now;
    if (m_counts.advance(now))
        showCounts();
}

int SidebarModel::countOf(const Entry& entry) const
{
    if (entry.field) {
        const QueryCounts::Tally& tally = m_counts.tally(*entry.field);
        const auto found = tally.find(entry.value);
        return found == tally.end() ? 0 : found->second;
    }
    return entry.query < 0 ? 0 : m_counts.count(static_cast<std::size_t>(entry.query));
}

bool SidebarModel::hasOtherValues() const
{
    for (std::size_t field = 0; field < kTallyFields; ++field) {
        if (m_counts.tally(static_cast<TallyField>(field)).size() != m_shownValues[field])
            return true;
    }
    return std::ranges::any_of(
        m_entries, [this](const Entry& entry) { return entry.field && countOf(entry) == 0 && !isPinned(entry.id); });
}

void SidebarModel::fillCounts()
{
    for (Entry& entry : m_entries)
        entry.count = m_counts.isComplete() ? std::optional(countOf(entry)) : std::nullopt;
}

void SidebarModel::showCounts()
{
    if (!m_counts.isComplete())
        return;
    if (m_isStale || hasOtherValues())
        return build();
    fillCounts();
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), { CountRole, Qt::AccessibleTextRole });
}

// ---- what stands where

void SidebarModel::build()
{
    beginResetModel();
    m_entries.clear();
    addPinned();
    for (const BuiltInView& view : m_builtIn) {
        if (!isPinned(view.id))
            m_entries.push_back(*entryOf(view.id));
    }
    addSaved();
    for (const Section& section : kSections)
        addValues(section.field);
    fillCounts();
    m_isStale = !m_counts.isComplete();
    endResetModel();
}

void SidebarModel::addSection(const QString& id, const QString& name)
{
    Entry entry;
    entry.kind = Kind::Section;
    entry.id = id;
    entry.name = name;
    m_entries.push_back(entry);
}

void SidebarModel::addPinned()
{
    std::vector<Entry> pinned;
    for (const QString& id : m_saved.pinned()) {
        if (const std::optional<Entry> entry = entryOf(id))
            pinned.push_back(*entry);
    }
    if (pinned.empty())
        return;
    addSection(QStringLiteral("pinned"), tr("Pinned", "views"));
    m_entries.insert(m_entries.end(), pinned.begin(), pinned.end());
    addSection(QStringLiteral("views"), tr("Views"));
}

void SidebarModel::addSaved()
{
    const auto isElsewhere = [this](const QueueViewDefinition& view) { return isPinned(SavedViews::idOf(view.name)); };
    if (std::ranges::all_of(m_saved.all(), isElsewhere))
        return;
    addSection(QStringLiteral("saved"), tr("Saved", "views"));
    for (const QueueViewDefinition& view : m_saved.all()) {
        if (!isElsewhere(view))
            m_entries.push_back(*entryOf(SavedViews::idOf(view.name)));
    }
}

// The biggest first. The order stays while counts change, so that nothing moves under the hand.
void SidebarModel::addValues(TallyField field)
{
    const QueryCounts::Tally& tally = m_counts.tally(field);
    m_shownValues[static_cast<std::size_t>(field)] = tally.size();
    if (tally.empty())
        return;
    const QString id = QLatin1String(sectionOf(field).query);
    static const std::array titles { tr("By team"), tr("By tier"), tr("By client"), tr("By type"), tr("By assignee") };
    addSection(id, titles[static_cast<std::size_t>(field)]);
    if (!m_unfolded.contains(id))
        return;
    std::vector<Entry> values;
    for (const auto& [value, count] : tally)
        values.push_back(valueEntry(field, value));
    const QCollator collator = alphabet();
    std::ranges::sort(values, [&](const Entry& a, const Entry& b) {
        const int first = countOf(a);
        const int second = countOf(b);
        return first != second ? first > second : collator.compare(a.name, b.name) < 0;
    });
    const bool isWhole = m_whole.contains(id) || values.size() <= kMostValues + 1;
    const std::size_t shown = isWhole ? values.size() : kMostValues;
    m_entries.insert(m_entries.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(shown));
    if (isWhole)
        return;
    Entry more;
    more.kind = Kind::More;
    more.id = id;
    more.name = tr("%n more …", "values", static_cast<int>(values.size() - shown));
    m_entries.push_back(more);
}

SidebarModel::Entry SidebarModel::valueEntry(TallyField field, Symbol value) const
{
    const Section& section = sectionOf(field);
    const std::string_view text = m_vocabulary.symbols()->text(value);
    Entry entry;
    entry.id = QLatin1String(section.query) + QLatin1Char(':')
        + QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    entry.name = m_names.name(section.names, value);
    entry.icon = QLatin1String(section.icon);
    entry.field = field;
    entry.value = value;
    return entry;
}

std::optional<SidebarModel::Entry> SidebarModel::entryOf(const QString& id) const
{
    for (const BuiltInView& view : m_builtIn) {
        if (view.id == id)
            return Entry {
                Kind::View, id, view.definition.name, view.definition.icon, view.state, m_queryOf.value(id, -1),
                {},         {}, m_problemOf.value(id)
            };
    }
    if (const QueueViewDefinition* view = m_saved.find(SavedViews::nameOf(id)))
        return Entry { Kind::View, id, view->name,           QStringLiteral("search"), {}, m_queryOf.value(id, -1),
                       {},         {}, m_problemOf.value(id) };
    for (const Section& section : kSections) {
        if (!m_vocabulary.symbols() || !id.startsWith(QLatin1String(section.query) + QLatin1Char(':')))
            continue;
        const Symbol value = m_vocabulary.symbols()->find(id.section(QLatin1Char(':'), 1).toStdString());
        return value ? std::optional(valueEntry(section.field, value)) : std::nullopt;
    }
    return {};
}

std::optional<QueueViewDefinition> SidebarModel::definitionOf(const QString& id) const
{
    for (const BuiltInView& view : m_builtIn) {
        if (view.id == id)
            return view.definition;
    }
    if (const QueueViewDefinition* view = m_saved.find(SavedViews::nameOf(id)))
        return *view;
    const std::optional<Entry> entry = entryOf(id);
    if (!entry)
        return {};
    QueueViewDefinition definition;
    definition.name = entry->name;
    definition.query
        = id.section(QLatin1Char(':'), 0, 0) + QLatin1Char(':') + quotedForQuery(id.section(QLatin1Char(':'), 1));
    return definition;
}

QString SidebarModel::whenEmpty(const QString& id) const
{
    const auto found = std::ranges::find(m_builtIn, id, &BuiltInView::id);
    return found == m_builtIn.end() ? QString() : found->whenEmpty;
}

int SidebarModel::rowOf(const QString& id) const
{
    const auto found = std::ranges::find_if(
        m_entries, [&id](const Entry& entry) { return entry.kind == Kind::View && entry.id == id; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

QString SidebarModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_entries[static_cast<std::size_t>(row)].id : QString();
}

void SidebarModel::toggle(int row)
{
    const Entry entry = m_entries[static_cast<std::size_t>(row)];
    if (entry.kind == Kind::More)
        m_whole.insert(entry.id);
    else if (entry.kind == Kind::Section && !m_unfolded.remove(entry.id))
        m_unfolded.insert(entry.id);
    build();
}

void SidebarModel::setUnfolded(const QStringList& sections)
{
    m_unfolded = { sections.begin(), sections.end() };
    build();
}

// ---- what a hand may move

bool SidebarModel::isMovable(int row) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    return entry.kind == Kind::View && (isPinned(entry.id) || m_saved.find(SavedViews::nameOf(entry.id)));
}

// Before a row of its own kind, or behind the last one.
bool SidebarModel::canMove(const QString& id, int before) const
{
    const int from = rowOf(id);
    if (from < 0 || !isMovable(from))
        return false;
    const auto isOfItsKind = [&](int row) {
        return row >= 0 && row < rowCount() && isMovable(row) && isPinned(idAt(row)) == isPinned(id);
    };
    return isOfItsKind(before) || isOfItsKind(before - 1);
}

void SidebarModel::move(const QString& id, int before)
{
    if (!canMove(id, before))
        return;
    const QString next = before < rowCount() && kindAt(before) == Kind::View ? idAt(before) : QString();
    if (isPinned(id))
        m_saved.placePinned(id, next);
    else
        m_saved.place(SavedViews::nameOf(id), SavedViews::nameOf(next));
}

// ---- what a view asks

int SidebarModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant SidebarModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    const bool isView = entry.kind == Kind::View;
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::ToolTipRole:
        return entry.problem.isEmpty() ? entry.name
                                       : tr("%1\n%2", "view, what is wrong").arg(entry.name, entry.problem);
    case Qt::AccessibleTextRole:
        if (!entry.problem.isEmpty())
            return tr("%1, not understood by this desk: %2", "view, reason").arg(entry.name, entry.problem);
        return isView && entry.count ? tr("%1, %n ticket(s)", "view", *entry.count).arg(entry.name) : entry.name;
    case CountRole:
        return isView && entry.count && entry.problem.isEmpty() ? QVariant(*entry.count) : QVariant();
    case IconRole:
        return entry.icon;
    case StateRole:
        return entry.state ? QVariant(static_cast<int>(*entry.state)) : QVariant();
    case KindRole:
        return static_cast<int>(entry.kind);
    case IdRole:
        return entry.id;
    case FoldedRole: {
        const bool folds = std::ranges::any_of(
            kSections, [&entry](const Section& section) { return entry.id == QLatin1String(section.query); });
        return entry.kind == Kind::Section && folds ? QVariant(!m_unfolded.contains(entry.id)) : QVariant();
    }
    case ProblemRole:
        return entry.problem;
    default:
        return {};
    }
}

} // namespace duebell
