#include "ui/pages/filterline.h"

#include "desk/summary.h"
#include "words/querytext.h"

#include <QAction>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextCharFormat>

#include <algorithm>
#include <utility>

namespace duebell {

// Long enough to go on typing.
static constexpr int kPauseMilliseconds = 900;
static constexpr int kWaitMilliseconds = 350; // between two keys

FilterLine::FilterLine(std::function<QueryVocabulary()> vocabulary, const Theme& theme, const IconSet& icons,
                       QWidget* parent)
    : QLineEdit(parent)
    , m_makeVocabulary(std::move(vocabulary))
    , m_theme(theme)
    , m_icons(icons)
    , m_popup(new QueryPopup(this, theme))
    , m_help(new QueryHelp(this, theme))
    , m_hint(new QLabel(this))
{
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Filter: words, or client:acme due<1h breached …"));
    setClearButtonEnabled(true);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAutoFillBackground(true);
    m_hint->setFrameShape(QFrame::StyledPanel);
    m_hint->setMargin(space::kTiny + 2);
    m_hint->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMilliseconds);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWaitMilliseconds);
    connect(&m_wait, &QTimer::timeout, this, &FilterLine::applyWaiting);
    makeActions();
    connect(&m_pause, &QTimer::timeout, this, &FilterLine::showProblem);
    connect(this, &QLineEdit::textChanged, this, &FilterLine::takeText);
    connect(this, &QLineEdit::textEdited, this, &FilterLine::proposeNow);
    connect(m_popup, &QueryPopup::picked, this, &FilterLine::accept);
    connect(m_help, &QueryHelp::picked, this, [this](const QString& example) {
        const QString before = text().trimmed();
        setText(before.isEmpty() ? example : before + QLatin1Char(' ') + example);
        setFocus();
    });
    connect(m_help, &QueryHelp::wholeLanguageRequested, this, [this] {
        m_help->hide();
        Q_EMIT helpRequested();
    });
    connect(&theme, &Theme::changed, this, &FilterLine::takeTheme);
    takeTheme();
}

void FilterLine::makeActions()
{
    m_search = addAction(m_icons.action(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_explain = addAction(m_icons.action(QStringLiteral("help")), QLineEdit::TrailingPosition);
    m_explain->setText(tr("How to filter"));
    m_explain->setToolTip(tr("How to filter (%1)", "key")
                              .arg(QKeySequence(QKeySequence::HelpContents).toString(QKeySequence::NativeText)));
    connect(m_explain, &QAction::triggered, this, [this] {
        const bool wasShown = m_help->isVisible();
        closeAll();
        if (wasShown)
            return;
        setFocus();
        m_help->popUp();
    });
}

void FilterLine::takeTheme()
{
    m_search->setIcon(m_icons.action(QStringLiteral("search")));
    m_explain->setIcon(m_icons.action(QStringLiteral("help")));
    QPalette palette = m_hint->palette();
    palette.setColor(QPalette::Window, m_theme.colours().tint(RowState::Breached));
    palette.setColor(QPalette::WindowText, m_theme.colours().text);
    m_hint->setPalette(palette);
    if (m_hint->isVisible())
        showProblem();
}

// ---- the query

void FilterLine::renewVocabulary()
{
    m_vocabulary = m_makeVocabulary();
    takeText();
}

void FilterLine::forgetQuery()
{
    m_waiting.reset();
    takeQuery({});
}

void FilterLine::takeQuery(TicketQuery query)
{
    m_query = std::move(query);
    Q_EMIT queryChanged();
}

void FilterLine::applyWaiting()
{
    m_wait.stop();
    if (m_waiting)
        takeQuery(*std::exchange(m_waiting, std::nullopt));
}

// "tie" on the way to "tier:" shall not empty the table as a word that no ticket has.
bool FilterLine::isPerhapsAHead() const
{
    const QueryCompletion completion = completeQuery(text(), cursorPosition(), m_vocabulary);
    const QString typed = text().mid(completion.from, completion.length);
    return hasFocus() && completion.length > 0 && !completion.proposals.empty() && !queryWord(typed)
        && std::ranges::none_of(completion.proposals, [](const QueryProposal& proposal) {
               const auto* other = std::get_if<QueryProposal::Other>(&proposal.what);
               const bool isHead = other && *other == QueryProposal::Other::Has;
               return std::holds_alternative<std::monostate>(proposal.what) || (other && !isHead);
           });
}

// The last good query may hold the head of the half-typed term as a word.
void FilterLine::leaveOutHalfTyped()
{
    const QString good = m_query.text();
    for (const QueryToken& token : queryTokens(text())) {
        const bool isHead = good.size() > token.position && good.size() <= token.opPosition;
        if (token.op == QueryOperator::None || !isHead || !text().startsWith(good))
            continue;
        ParsedQuery before = parseQuery(text().left(token.position), m_vocabulary);
        if (auto* query = std::get_if<TicketQuery>(&before))
            takeQuery(std::move(*query));
    }
}

void FilterLine::takeText()
{
    hideProblem();
    m_wait.stop();
    m_waiting.reset();
    ParsedQuery parsed = parseQuery(text(), m_vocabulary);
    if (auto* problem = std::get_if<QueryProblem>(&parsed)) {
        m_problem = std::move(*problem);
        m_pause.start();
        leaveOutHalfTyped();
        return;
    }
    m_problem.reset();
    if (!isPerhapsAHead()) {
        takeQuery(std::move(std::get<TicketQuery>(parsed)));
        return;
    }
    m_waiting = std::move(std::get<TicketQuery>(parsed));
    m_wait.start();
}

// ---- proposals

void FilterLine::proposeNow()
{
    m_help->hide();
    const QueryCompletion completion = completeQuery(text(), cursorPosition(), m_vocabulary);
    const bool isBegun = completion.length > 0 || completion.from > 0;
    const bool isHead = completion.length == 0 && (completion.from == 0 || text().at(completion.from - 1).isSpace());
    if (!isBegun || isHead) {
        m_popup->hide(); // nothing was typed there yet: Ctrl+Space asks for everything
        return;
    }
    const int typed = fontMetrics().horizontalAdvance(text().mid(completion.from, cursorPosition() - completion.from));
    m_popup->propose(completion, cursorRect().center().x() - typed - space::kSmall);
}

void FilterLine::accept(const QueryProposal& proposal)
{
    const QueryProposal accepted = proposal; // the popup's goes when the text changes
    const QueryCompletion completion = m_popup->completion();
    m_popup->hide();
    const qsizetype end = completion.from + completion.length;
    const bool needsBlank = !accepted.goesOn && (end >= text().size() || text().at(end).isSpace());
    QString changed = text();
    const bool hasBlank = end < changed.size();
    changed.replace(completion.from, completion.length,
                    accepted.text + (needsBlank && !hasBlank ? QStringLiteral(" ") : QString()));
    setText(changed);
    const qsizetype behind = completion.from + accepted.text.size() + (needsBlank ? 1 : 0);
    setCursorPosition(static_cast<int>(std::min(behind, text().size())));
    if (accepted.goesOn)
        proposeNow();
}

bool FilterLine::handKeyToPopup(QKeyEvent* event)
{
    if (!m_popup->isVisible())
        return false;
    switch (event->key()) {
    case Qt::Key_Escape:
        m_popup->hide();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QueryProposal* chosen = m_popup->chosen(event->key() == Qt::Key_Tab)) {
            accept(*chosen);
            return true;
        }
        m_popup->hide();
        return false;
    default:
        return m_popup->move(event->key());
    }
}

// ---- keys

bool FilterLine::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool isOverride = event->type() == QEvent::ShortcutOverride;
        const bool leaves = key->key() == Qt::Key_Escape && (m_popup->isVisible() || !text().isEmpty());
        if (isOverride && (leaves || key->matches(QKeySequence::HelpContents))) {
            event->accept(); // here and now it is not the window's key
            return true;
        }
        if (!isOverride && key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && handKeyToPopup(key))
            return true;
    }
    return QLineEdit::event(event);
}

void FilterLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        closeAll();
        m_popup->propose(completeQuery(text(), cursorPosition(), m_vocabulary), cursorRect().center().x());
        return;
    }
    if (event->matches(QKeySequence::HelpContents)) {
        m_explain->trigger();
        return;
    }
    if (handKeyToPopup(event))
        return;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_help->isVisible()) {
            m_help->hide();
            return;
        }
        closeAll();
        Q_EMIT cancelled();
        return;
    case Qt::Key_Down:
        applyWaiting();
        closeAll();
        Q_EMIT left();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        confirm();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterLine::confirm()
{
    if (m_problem) {
        showProblem();
        setCursorPosition(static_cast<int>(m_problem->position + m_problem->length));
        return;
    }
    applyWaiting();
    closeAll();
    Q_EMIT left();
}

void FilterLine::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        renewVocabulary();
}

void FilterLine::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    applyWaiting();
    if (event->reason() != Qt::PopupFocusReason)
        closeAll();
}

void FilterLine::closeAll()
{
    m_popup->hide();
    m_help->hide();
    m_hint->hide();
}

// ---- what is wrong

void FilterLine::showProblem()
{
    m_pause.stop();
    if (!m_problem)
        return;
    underline(&*m_problem);
    const QString sentence = QueryText::sentence(*m_problem);
    setAccessibleDescription(sentence);
    m_hint->setText(sentence);
    if (m_popup->isVisible() || !hasFocus())
        return; // the proposals say what is possible
    placeHint();
    m_hint->show();
    m_hint->raise();
}

void FilterLine::hideProblem()
{
    m_pause.stop();
    m_hint->hide();
    setAccessibleDescription({});
    underline(nullptr);
}

// The formats of a text that is being composed are the one way to mark a part of a line edit.
void FilterLine::underline(const QueryProblem* problem)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (problem) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(m_theme.colours().breached);
        attributes.append({ QInputMethodEvent::TextFormat, static_cast<int>(problem->position) - cursorPosition(),
                            static_cast<int>(problem->length), format });
    }
    QInputMethodEvent event(QString(), attributes);
    const QSignalBlocker blocker(this);
    inputMethodEvent(&event);
}

void FilterLine::placeHint()
{
    QWidget* top = window();
    if (m_hint->parentWidget() != top)
        m_hint->setParent(top);
    const int height = m_hint->heightForWidth(width());
    m_hint->setGeometry(QRect(mapTo(top, QPoint(0, this->height() + 1)), QSize(width(), height)));
}

void FilterLine::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    closeAll();
}

} // namespace duebell
