#include "ui/pages/timemachine.h"

#include "desk/desktimes.h"
#include "ui/models/moments.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace duebell {

static constexpr int kPatienceMilliseconds = 150;

TimeMachine::TimeMachine(const Theme& theme, const IconSet& icons, QWidget* parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_banner(new Banner(Banner::Kind::AsOf, tr("Back to now"), theme, this))
    , m_ticker(new Ticker(this))
{
    makeOffers();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(makeBar());
    m_bar->hide();
    m_ticker->setRunning(false);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, &TimeMachine::showProgress);
    connect(m_banner->button(), &QToolButton::clicked, this, &TimeMachine::leave);
    connect(m_ticker, &Ticker::beat, this, &TimeMachine::playOn);
    connect(&theme, &Theme::changed, this, &TimeMachine::takeIcons);
    takeIcons();
}

QAction* TimeMachine::offer(const QString& text, const QString& icon, const QKeySequence& shortcut,
                            std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    QString plain = text;
    plain.remove(QLatin1Char('&'));
    action->setToolTip(shortcut.isEmpty()
                           ? plain
                           : tr("%1 (%2)", "command, key").arg(plain, shortcut.toString(QKeySequence::NativeText)));
    if (!icon.isEmpty())
        m_iconed.emplace_back(action, icon);
    connect(action, &QAction::triggered, this, std::move(run));
    m_offers.push_back(action);
    return action;
}

void TimeMachine::makeOffers()
{
    m_back = offer(tr("&Back to now"), {}, QKeySequence(Qt::Key_F12), [this] { leave(); });
    m_play = offer(tr("&Play the past"), QStringLiteral("play"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                   [this] { setPlaying(m_play->isChecked()); });
    m_play->setCheckable(true);
    m_previousEvent
        = offer(tr("To the e&vent before"), QStringLiteral("step-back"), QKeySequence(Qt::ALT | Qt::Key_Less),
                [this] { jump(previousEvent(m_desk->tickets(), shownInstant())); });
    m_nextEvent
        = offer(tr("To the &next event"), QStringLiteral("step-forward"), QKeySequence(Qt::ALT | Qt::Key_Greater),
                [this] { jump(nextEvent(m_desk->tickets(), shownInstant())); });
    m_nextDeadline = offer(tr("To the next &deadline"), QStringLiteral("deadline"), {},
                           [this] { jump(nextDeadline(m_desk->tickets(), shownInstant())); });
    m_banner->button()->setText(
        tr("Back to now (%1)", "key").arg(m_back->shortcut().toString(QKeySequence::NativeText)));
}

QWidget* TimeMachine::makeBar()
{
    m_bar = new QWidget(this);
    m_when = new QDateTimeEdit(m_bar);
    m_when->setAccessibleName(tr("Moment to look at"));
    m_when->findChild<QLineEdit*>()->setAccessibleName(m_when->accessibleName());
    m_when->setToolTip(tr("Your local time. Enter goes there."));
    m_when->setCalendarPopup(true);
    m_when->setKeyboardTracking(false);
    m_when->setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
    m_slider = new QSlider(Qt::Horizontal, m_bar);
    m_slider->setAccessibleName(tr("Time"));
    m_slider->setMinimumWidth(120);
    m_size = new QComboBox(m_bar);
    m_size->setAccessibleName(tr("What the slider covers"));
    m_size->addItems({ tr("Day", "what the slider covers"), tr("Month", "what the slider covers") });
    m_speed = new QComboBox(m_bar);
    m_speed->setAccessibleName(tr("Speed"));
    for (const auto& [text, seconds] : { std::pair(tr("1 min a second"), 60), std::pair(tr("5 min a second"), 300),
                                         std::pair(tr("15 min a second"), 900), std::pair(tr("1 h a second"), 3600),
                                         std::pair(tr("1 day a second"), 86400) })
        m_speed->addItem(text, seconds);
    m_speed->setCurrentIndex(1);
    m_progress = new QLabel(m_bar);
    m_cancel = new QToolButton(m_bar);
    m_cancel->setText(tr("Cancel"));
    m_progress->hide();
    m_cancel->hide();
    auto* layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    layout->setSpacing(space::kSmall);
    layout->addWidget(m_when);
    const auto addButton = [&](QAction* action) {
        auto* button = new QToolButton(m_bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        layout->addWidget(button);
    };
    addButton(m_previousEvent);
    layout->addWidget(m_slider, 1);
    addButton(m_nextEvent);
    addButton(m_nextDeadline);
    layout->addWidget(m_size);
    addButton(m_play);
    layout->addWidget(m_speed);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    for (QWidget* part : { static_cast<QWidget*>(m_when), static_cast<QWidget*>(m_slider),
                           static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_speed) })
        part->installEventFilter(this);
    connect(m_when, &QDateTimeEdit::dateTimeChanged, this,
            [this](const QDateTime& when) { moveTo(Instant { Seconds(when.toSecsSinceEpoch()) }); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { moveTo(m_span.instantOf(step)); });
    connect(m_size, &QComboBox::currentIndexChanged, this, &TimeMachine::showInstant);
    connect(m_cancel, &QToolButton::clicked, this, &TimeMachine::cancelled);
    return m_bar;
}

void TimeMachine::takeIcons()
{
    for (const auto& [action, icon] : m_iconed)
        action->setIcon(m_icons.action(action == m_play && isPlaying() ? QStringLiteral("pause") : icon));
}

Instant TimeMachine::shownInstant() const
{
    if (m_wanted)
        return *m_wanted;
    return m_desk ? m_desk->now() : Instant {};
}

void TimeMachine::setDesk(Desk* desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    const bool asOf = desk && desk->isAsOf();
    if (!asOf)
        setPlaying(false);
    m_bar->setVisible(asOf);
    if (!asOf || m_wanted == desk->now())
        m_wanted.reset();
    m_back->setEnabled(asOf);
    for (QAction* action : { m_play, m_previousEvent, m_nextEvent, m_nextDeadline })
        action->setEnabled(asOf);
    if (desk) {
        connect(desk, &Desk::moved, this, [this] {
            if (m_wanted == m_desk->now())
                m_wanted.reset();
            showBanner();
            showInstant();
            showProgress();
        });
    }
    showBanner();
    showInstant();
    showProgress();
}

void TimeMachine::showBanner()
{
    const bool asOf = m_desk && m_desk->isAsOf();
    m_banner->setText(asOf ? tr("The desk as of %1. Nothing can be changed here.").arg(Moments::full(m_desk->now()))
                           : QString());
}

void TimeMachine::showInstant()
{
    if (!m_desk)
        return;
    const Instant at = shownInstant();
    const QSignalBlocker when(m_when);
    const QSignalBlocker slider(m_slider);
    m_when->setDateTime(QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count()));
    const TimeSpan::Size size = m_size->currentIndex() == 0 ? TimeSpan::Size::Day : TimeSpan::Size::Month;
    m_span = TimeSpan(size, at);
    m_slider->setRange(0, m_span.steps() - 1);
    m_slider->setPageStep(
        static_cast<int>(Seconds(std::chrono::hours(size == TimeSpan::Size::Day ? 1 : 24)) / m_span.step()));
    m_slider->setValue(m_span.stepOf(at));
    m_slider->setToolTip(Moments::full(at));
}

void TimeMachine::setLoading(bool loading, std::int64_t tickets)
{
    m_isLoading = loading;
    m_ticketsRead = tickets;
    showProgress();
}

// A way that is short is not worth a word.
void TimeMachine::showProgress()
{
    if (!m_wanted)
        m_patience.stop();
    const bool isLate = m_wanted && !m_patience.isActive();
    m_progress->setVisible(isLate);
    m_cancel->setVisible(isLate && m_isLoading);
    m_progress->setText(m_isLoading ? tr("Reading the past … %n ticket(s)", nullptr, static_cast<int>(m_ticketsRead))
                                    : tr("On the way …", "to the moment that was asked for"));
}

void TimeMachine::giveUp()
{
    m_wanted.reset();
    setLoading(false);
    showInstant();
}

void TimeMachine::enter()
{
    if (!m_desk)
        return;
    m_bar->show();
    showProgress();
    showInstant();
    m_when->setFocus(Qt::ShortcutFocusReason);
    m_when->setSelectedSection(QDateTimeEdit::HourSection);
}

void TimeMachine::moveTo(Instant at)
{
    if (!m_desk || at == shownInstant())
        return;
    if (!m_wanted) // while somebody drags, the first wish counts
        m_patience.start();
    m_wanted = at;
    showInstant();
    Q_EMIT requested(at);
}

void TimeMachine::jump(std::optional<Instant> at)
{
    if (at)
        moveTo(*at);
}

void TimeMachine::leave()
{
    setPlaying(false);
    if (m_isLoading)
        Q_EMIT cancelled();
    giveUp();
    if (m_desk && m_desk->isAsOf())
        Q_EMIT requested({});
    else
        m_bar->hide();
}

void TimeMachine::setPlaying(bool playing)
{
    m_play->setChecked(playing);
    m_ticker->setRunning(playing);
    takeIcons();
}

// A desk that is still on its way to the moment before is waited for: nothing piles up.
void TimeMachine::playOn()
{
    if (m_desk && isPlaying() && !m_wanted)
        moveTo(m_desk->now() + Seconds(m_speed->currentData().toInt()));
}

bool TimeMachine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    if (watched == m_slider && key->key() == Qt::Key_Space) {
        setPlaying(!isPlaying());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace duebell
