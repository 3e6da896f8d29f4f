#include "ui/pages/ticketheader.h"

#include "ui/pages/plaintip.h"
#include "words/names.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenu>
#include <QUrl>
#include <QVBoxLayout>

namespace duebell {

static constexpr int kMostSubjectLines = 4;

static QLabel* noticeLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::WindowText); // on a base it would be Text, which notices do not change
    return label;
}

TicketHeader::TicketHeader(const NameBook& names, const Theme& theme, const IconSet& icons, TicketActions& actions,
                           QWidget* parent)
    : QWidget(parent)
    , m_names(names)
    , m_theme(theme)
    , m_icons(icons)
    , m_key(new ClampedLabel(1, this))
    , m_subject(new ClampedLabel(kMostSubjectLines, this))
    , m_state(new StateChip(theme, icons, this))
    , m_facts(new FactsView(theme, this))
    , m_notice(noticeLabel(this))
    , m_many(noticeLabel(this))
    , m_open(new QAction(tr("Open in &helpdesk"), this))
    , m_link(new QToolButton(this))
{
    for (QLabel* label : { static_cast<QLabel*>(m_key), static_cast<QLabel*>(m_subject), m_notice, m_many })
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_key->setForegroundRole(QPalette::PlaceholderText);
    m_open->setIconText(tr("Open in helpdesk"));
    m_open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_link->setDefaultAction(m_open);
    m_link->setAutoRaise(true);
    m_link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_open, &QAction::triggered, this, [this] { QDesktopServices::openUrl(m_url); });
    auto* top = new QHBoxLayout;
    top->addWidget(m_key);
    top->addStretch();
    top->addWidget(m_link);
    top->addWidget(m_state);
    auto* commands = new QHBoxLayout;
    commands->setSpacing(space::kTiny);
    for (QAction* action : actions.mostUsed()) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        commands->addWidget(button);
    }
    auto* more = new QToolButton(this);
    more->setText(tr("More", "commands"));
    more->setToolTip(tr("Every other command on the ticket"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(new QMenu(more));
    actions.fill(more->menu(), CommandMenu::Ticket);
    commands->addWidget(more);
    commands->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    layout->setSpacing(space::kSmall);
    layout->addLayout(top);
    layout->addWidget(m_subject);
    layout->addWidget(m_facts);
    layout->addWidget(m_notice);
    layout->addWidget(m_many);
    layout->addLayout(commands);
    showSelected(1);
    connect(&actions, &TicketActions::ticketsChanged, this, &TicketHeader::showSelected);
    connect(&theme, &Theme::changed, this, &TicketHeader::takeTheme);
    takeTheme();
}

void TicketHeader::takeTheme()
{
    m_subject->setFont(Theme::headingFont());
    m_open->setIcon(m_icons.action(QStringLiteral("link")));
    QPalette palette = m_notice->palette();
    palette.setColor(QPalette::WindowText, m_theme.colours().atRisk);
    m_notice->setPalette(palette);
    palette.setColor(QPalette::WindowText, m_theme.colours().accent);
    m_many->setPalette(palette);
}

// One ticket is shown, and a button beside it that changes fifty would be a trap.
void TicketHeader::showSelected(int tickets)
{
    m_many->setText(tr("The commands act on all %n selected ticket(s).", "more than one", tickets));
    m_many->setVisible(tickets > 1);
}

QUrl TicketHeader::safeLink(const std::string& link)
{
    const QUrl url(QString::fromStdString(link), QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    const bool isWeb = scheme == QLatin1String("https") || scheme == QLatin1String("http");
    return isWeb && url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

std::vector<Fact> TicketHeader::factsOf(const TicketFields& fields) const
{
    std::vector<Fact> facts;
    const auto add = [&](const QString& caption, const QString& value) {
        if (!value.isEmpty())
            facts.push_back({ caption, value });
    };
    const auto addField = [&](FieldId id) { add(m_names.fieldName(id), m_names.valueName(id, fields.get(id))); };
    const Symbol client = fields.get(field::kClient);
    const QString tier = m_names.tierName(client);
    const QString clientName = m_names.name(NameBook::Kind::Client, client);
    add(m_names.fieldName(field::kClient),
        tier.isEmpty() || clientName.isEmpty() ? clientName : tr("%1 (%2)", "client, its plan").arg(clientName, tier));
    for (const FieldId id : { field::kType, field::kPriority, field::kStatus })
        addField(id);
    const Symbol assignee = fields.get(field::kAssignee);
    add(m_names.fieldName(field::kAssignee),
        assignee ? m_names.valueName(field::kAssignee, assignee) : tr("nobody", "assignee"));
    for (const FieldId id : { field::kTeam, field::kProject, field::kChannel, field::kRequester, field::kLabels })
        addField(id);
    for (const auto& [id, value] : fields.custom)
        add(m_names.fieldName(id), m_names.valueName(id, value));
    return facts;
}

void TicketHeader::show(const LiveTicket& ticket, const TicketFields& fields)
{
    m_key->setWhole(QString::fromStdString(ticket.record.displayKey));
    const QString subject = QString::fromStdString(ticket.texts.subject);
    m_subject->setWhole(subject.isEmpty() ? m_names.name(NameBook::Kind::Type, ticket.summary.type) : subject);
    m_subject->setVisible(!m_subject->whole().isEmpty());
    m_state->show(ticket.summary.state, Names::rowState(ticket.summary.state));
    m_url = safeLink(ticket.texts.link);
    m_open->setEnabled(!m_url.isEmpty());
    m_open->setToolTip(plainTip(m_url.toDisplayString()));
    m_link->setVisible(!m_url.isEmpty());
    m_facts->show(factsOf(fields));
    m_notice->setText(tr("The client has written meanwhile, but the status still says that we wait."));
    m_notice->setVisible(ticket.summary.clientWroteWhileWaiting);
}

} // namespace duebell
