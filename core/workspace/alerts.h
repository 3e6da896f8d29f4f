// The desk's alerts, first stage: watches a live desk, judges the tickets that changed or whose moment has come,
// records what is new (table `firing`), and has it said. Every warning is recorded before it is said and marked when it
// was: a program that dies in between has it said once more by the next, rather than never.
//
// Lives on the desk's thread. Judging and writing are done in slices, so that a hundred thousand tickets at the start,
// a clock that was set, or a storm leave the window responsive.
#pragma once

#include "desk/desk.h"
#include "scenarios/announcementboard.h"
#include "scenarios/receiver.h"
#include "workspace/settledfirings.h"

#include <QObject>

#include <deque>
#include <set>
#include <vector>

namespace duebell {

/// Who hears, of what, and since when.
struct AlertListener {
    Symbol actor; ///< who acknowledges
    Receiver receiver;
    AlertScope scope = AlertScope::Mine;
    Instant enabledAt {}; ///< what came before is not told
};

class Alerts : public QObject {
    Q_OBJECT

public:
    /// How long a snoozed announcement keeps quiet.
    static constexpr Seconds kSnooze = std::chrono::minutes(15);

    /// Both must outlive the object; the time source is for it alone. A desk as of an instant is never watched.
    Alerts(Desk& desk, TimeSource& time, AlertListener listener);
    ~Alerts() override;

    /// Somebody else sits at the desk, or wants to hear of other tickets.
    void listen(AlertListener listener);

    [[nodiscard]] const Announcement* find(AnnouncementId id) const { return m_board.find(id); }
    /// What is on the screen.
    [[nodiscard]] std::vector<AnnouncementId> shown() const { return m_board.ids(); }
    [[nodiscard]] Desk& desk() { return m_desk; }
    /// What became of everything that was said is written.
    [[nodiscard]] bool isSettled() const { return m_settled.isEmpty(); }

    /// What became of an announcement. Unknown ids are ignored: it may just have been taken back.
    void delivered(AnnouncementId id);
    void undeliverable(AnnouncementId id);
    /// Somebody looked at it, or sent it away.
    void handled(AnnouncementId id);
    /// Says it once more after a while, if it is still owed then.
    void snooze(AnnouncementId id);
    /// A person has taken note: ends the phase of its clocks (DESIGN 3.6).
    [[nodiscard]] Status acknowledge(AnnouncementId id);

Q_SIGNALS:
    /// To be said; one of the same id is replaced.
    void announced(const duebell::Announcement& announcement);
    /// To be taken from the screen: nothing of it is owed any more, or it was answered.
    void withdrawn(duebell::AnnouncementId id);
    /// The desk's file refused. What is due is said nevertheless.
    void failed(const duebell::Error& error);

private:
    /// When a ticket may have something to say. An entry that is not the ticket's any more is void.
    struct Moment {
        Instant at {};
        std::size_t index = 0;
        [[nodiscard]] bool operator>(const Moment& other) const { return at > other.at; }
    };

    using ByTicket = AnnouncementBoard::ByTicket;

    void startOver();
    void markChanged(const std::vector<std::size_t>& indices);
    void markAll();
    void mark(std::size_t index);
    void wakeBy(Instant at);
    void look();
    void forgetVoidMoments();
    bool judgeSlice(Instant now); // false: there is more
    bool judgeUnspokenSlice(Instant now); // false: there is more
    void judgeTicket(std::size_t index, Instant now);
    void judgeUnspoken(const FiringKey& key, Instant now);
    void takeNews(TicketId ticket, std::vector<Alert> alerts);
    void review(const LiveTicket& ticket, const TicketResult& result, Instant now);
    [[nodiscard]] bool isHeardOf(const LiveTicket& ticket) const;
    void takeUnspoken(Instant now);
    bool recordSlice(Instant now); // false: there is more
    void say(Instant now);
    void settle(const std::vector<Alert>& alerts, FiringOutcome outcome, Instant until = {});
    void writeSettled(); // at once, unless it is a storm
    void writeSettledSlice();
    void withdraw(AnnouncementId id);

    Desk& m_desk;
    TimeSource& m_time;
    AlertListener m_listener;
    std::vector<bool> m_isMarked; // by index: waits in m_marked
    std::deque<std::size_t> m_marked; // to be judged
    std::vector<Instant> m_next; // by index
    std::vector<Moment> m_moments; // a heap, the earliest first
    std::deque<FiringKey> m_unspoken; // recorded before, taken over, to be judged
    ByTicket m_news; // found, not yet recorded
    ByTicket m_recorded; // recorded, to be said now
    std::vector<Alert> m_again; // the same, but recorded before
    SettledFirings m_settled;
    std::set<FiringKey> m_unrecorded; // said although the file refused
    AnnouncementBoard m_board;
    Instant m_lookedAt {};
    Instant m_wakeAt = kNever;
    Instant m_unspokenAt = kNever;
    bool m_afterPause = true;
};

} // namespace duebell
