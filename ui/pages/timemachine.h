// Looking back: a banner over the whole width that says which moment is shown, and beneath it what moves it: date and
// time, a slider over a day or a month, play, steps from event to event. Only asks; the desk is moved by whoever owns
// it.
#pragma once

#include "desk/desk.h"
#include "ui/pages/banner.h"
#include "ui/pages/ticker.h"
#include "ui/pages/timespan.h"
#include "ui/theme/iconset.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QSlider>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <optional>
#include <vector>

namespace duebell {

class TimeMachine : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the widget.
    TimeMachine(const Theme& theme, const IconSet& icons, QWidget* parent = nullptr);

    /// The desk that the window shows; null for none. One as of an instant brings the banner and the bar.
    void setDesk(Desk* desk);
    /// The past is being read, so many tickets of it: can be called off.
    void setLoading(bool loading, std::int64_t tickets = 0);
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// The moment asked for will not be shown.
    void giveUp();
    /// Opens the bar, or takes the keyboard to it.
    void enter();
    [[nodiscard]] bool isOpen() const { return !m_bar->isHidden(); }
    [[nodiscard]] bool isPlaying() const { return m_play->isChecked(); }
    void setPlaying(bool playing);
    /// What the slider covers.
    void setSize(TimeSpan::Size size) { m_size->setCurrentIndex(size == TimeSpan::Size::Day ? 0 : 1); }
    /// A moment was asked for and is not shown yet.
    [[nodiscard]] bool isOnItsWay() const { return m_wanted.has_value(); }
    /// It takes so long that the window says so.
    [[nodiscard]] bool isWaitShown() const { return m_progress->isVisible(); }
    [[nodiscard]] const Banner& banner() const { return *m_banner; }
    [[nodiscard]] QSlider& slider() { return *m_slider; }
    [[nodiscard]] QDateTimeEdit& when() { return *m_when; }
    [[nodiscard]] Ticker& ticker() { return *m_ticker; }
    /// Everything that can be done here, for a menu.
    [[nodiscard]] const std::vector<QAction*>& offers() const { return m_offers; }
    void takeIcons();

Q_SIGNALS:
    void requested(std::optional<duebell::Instant> at); ///< none: back to now
    void cancelled(); ///< the reading that is under way

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeBar();
    QAction* offer(const QString& text, const QString& icon, const QKeySequence& shortcut, std::function<void()> run);
    void makeOffers();
    void showInstant(); ///< in every part, without asking for it again
    void showBanner();
    void showProgress();
    void moveTo(Instant at);
    void jump(std::optional<Instant> at);
    void leave();
    void playOn();
    [[nodiscard]] Instant shownInstant() const;

    const IconSet& m_icons;
    Banner* m_banner;
    Ticker* m_ticker;
    QWidget* m_bar = nullptr;
    QDateTimeEdit* m_when = nullptr;
    QSlider* m_slider = nullptr;
    QComboBox* m_size = nullptr;
    QComboBox* m_speed = nullptr;
    QLabel* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    QAction* m_back = nullptr;
    QAction* m_play = nullptr;
    QAction* m_previousEvent = nullptr;
    QAction* m_nextEvent = nullptr;
    QAction* m_nextDeadline = nullptr;
    std::vector<QAction*> m_offers;
    std::vector<std::pair<QAction*, QString>> m_iconed;
    Desk* m_desk = nullptr;
    std::optional<Instant> m_wanted; // asked for, not shown yet
    TimeSpan m_span;
    QTimer m_patience; // of somebody who waits for a moment: nothing is said before
    bool m_isLoading = false;
    std::int64_t m_ticketsRead = 0;
};

} // namespace duebell
