#include "ui/pages/agreementtab.h"

#include "desk/summary.h"
#include "ui/delegates/roomydelegate.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace duebell {

namespace {

    // A tick or a cross before every condition, by its own shape beside its colour.
    class ConditionDelegate : public RoomyDelegate {
    public:
        ConditionDelegate(const Theme& theme, const IconSet& icons, QObject* parent)
            : RoomyDelegate(parent)
            , m_theme(theme)
            , m_icons(icons)
        {
        }

    protected:
        void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
        {
            RoomyDelegate::initStyleOption(option, index);
            if (index.column() != PolicyModel::ConditionColumn)
                return;
            const bool holds = index.data(PolicyModel::HoldsRole).toBool();
            const Colours& colours = m_theme.colours();
            const qreal scale = option->widget ? option->widget->devicePixelRatioF() : 1.0;
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(space::kIcon, space::kIcon);
            option->icon = QIcon(m_icons.pixmap(holds ? QStringLiteral("state-met") : QStringLiteral("state-cancelled"),
                                                holds ? colours.ofState(RowState::Running) : colours.muted,
                                                space::kIcon, scale));
        }

    private:
        const Theme& m_theme;
        const IconSet& m_icons;
    };

} // namespace

AgreementTab::AgreementTab(const NameBook& names, const Theme& theme, const IconSet& icons, QWidget* parent)
    : QWidget(parent)
    , m_model(new PolicyModel(names, this))
    , m_summary(new QLabel(this))
    , m_tree(new QTreeView(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kSmall);
    m_tree->setAccessibleName(tr("Policies and their conditions"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ConditionDelegate(theme, icons, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setIndentation(space::kLarge);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionResizeMode(PolicyModel::ConditionColumn, QHeaderView::Interactive);
    m_tree->header()->resizeSection(PolicyModel::ConditionColumn, 272);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    connect(&theme, &Theme::changed, m_tree->viewport(), qOverload<>(&QWidget::update));
}

QString AgreementTab::summaryOf(const Inspection& inspection) const
{
    const TicketResult& result = inspection.result;
    if (!result.version)
        return tr("The ticket does not exist yet.");
    const QString version = tr("version %1 of the agreement", "number").arg(result.version->number);
    if (!result.policy)
        return tr("No policy fits this ticket, so nothing is promised (%1).", "version").arg(version);
    const PolicyRule& policy = *result.policy;
    const QString name = QString::fromStdString(policy.name);
    if (policy.noAgreement)
        return tr("“%1” applies: no agreement, so nothing is promised (%2).", "policy, version").arg(name, version);
    QString text
        = tr("“%1” applies, the first policy whose conditions hold (%2).", "policy, version").arg(name, version);
    QString consequence = QString::fromStdString(policy.agreedConsequence.text).trimmed();
    if (consequence.endsWith(QLatin1Char('.')))
        consequence.chop(1); // the sentence has its own
    const QString amount = QString::fromStdString(policy.agreedConsequence.amount);
    if (!consequence.isEmpty() || !amount.isEmpty()) {
        text += QLatin1Char(' ')
            + tr("If a promise is not met: %1.", "what was agreed")
                  .arg(consequence.isEmpty()  ? amount
                           : amount.isEmpty() ? consequence
                                              : tr("%1 (%2)", "what was agreed, amount").arg(consequence, amount));
    }
    return text;
}

void AgreementTab::show(const Desk& desk, const Inspection& inspection)
{
    m_summary->setText(summaryOf(inspection));
    const TicketResult& result = inspection.result;
    std::vector<MatchLine> lines;
    if (result.version) {
        const MatchSubject subject { &result.fields, &desk.timeline(), &desk.symbols(), result.created,
                                     inspection.now };
        lines = explainMatch(*result.version->rules, subject);
    }
    m_model->show(std::move(lines), result.policy);
    if (const QModelIndex chosen = m_model->chosen(); chosen.isValid()) {
        m_tree->expandRecursively(chosen);
        m_tree->setCurrentIndex(chosen);
        m_tree->scrollTo(chosen);
    }
}

void AgreementTab::clear()
{
    m_model->show({}, nullptr);
    m_summary->clear();
}

} // namespace duebell
