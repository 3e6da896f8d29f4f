// What must hold of a desk whatever was killed: everything acknowledged is there, nothing seen once is gone or changed,
// numbers have no gaps, the file is sound.
#pragma once

#include "storage/sqlitestore.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace duebell::test {

class Proof {
public:
    void acknowledged(const QList<QByteArray>& lines)
    {
        for (const QByteArray& line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() < 2 || (words[0] != "last" && words[0] != "event"))
                continue;
            m_last = std::max<std::int64_t>(m_last, words[1].toLongLong());
            if (words[0] == "event" && words.size() == 4)
                m_events.push_back({ words[1].toLongLong(), words[2].toLongLong(), words[3].toLongLong() });
        }
    }
    /// Empty, or what does not hold.
    [[nodiscard]] QString broken(const QString& desk)
    {
        auto store = SqliteStore::open(desk);
        if (!store)
            return QStringLiteral("the desk does not open: %1").arg(QString::fromStdString(store.error().value));
        auto events = (*store)->readAfter({}, 100'000'000);
        if (!events)
            return QStringLiteral("events cannot be read: %1").arg(QString::fromStdString(events.error().value));
        const auto count = static_cast<std::int64_t>(events->size());
        for (std::int64_t i = 0; i < count; ++i) {
            if ((*events)[static_cast<std::size_t>(i)].seq.value != i + 1)
                return QStringLiteral("there is a gap at %1").arg(i + 1);
        }
        if (count < m_last)
            return QStringLiteral("%1 events were acknowledged, %2 are there").arg(m_last).arg(count);
        if (events->size() < m_known.size() || !std::equal(m_known.begin(), m_known.end(), events->begin()))
            return QStringLiteral("an event that was there has gone or changed");
        for (const Acknowledged& each : m_events) {
            const Event& event = (*events)[static_cast<std::size_t>(each.sequence - 1)];
            if (event.ticket.value != each.ticket || event.at.time_since_epoch().count() != each.at)
                return QStringLiteral("event %1 is not the one that was acknowledged").arg(each.sequence);
        }
        m_events.clear();
        if (const QString twice = readTwice(**store); !twice.isEmpty())
            return twice;
        const auto findings = (*store)->check();
        if (!findings)
            return QStringLiteral("the file cannot be checked: %1").arg(QString::fromStdString(findings.error().value));
        if (!findings->empty())
            return QStringLiteral("check finds %1").arg(QString::fromStdString(findings->front().where));
        m_known = std::move(*events);
        return {};
    }
    [[nodiscard]] std::size_t events() const { return m_known.size(); }

private:
    // What was read of a followed file, and the events that came of it, are written together.
    static QString readTwice(SqliteStore& store)
    {
        const auto runs = store.loadRuns();
        const auto position = store.intakePosition("followed.csv");
        if (!runs || !position)
            return QStringLiteral("runs or intake cannot be read");
        std::int64_t events = 0;
        for (const EventStore::RunSummary& run : *runs)
            events += run.info.source == "followed.csv" ? run.events : 0;
        const auto read = *position ? static_cast<std::int64_t>((**position).position) : std::int64_t { 0 };
        return events == read ? QString() : QStringLiteral("%1 lines were read, %2 are there").arg(read).arg(events);
    }

    struct Acknowledged {
        std::int64_t sequence;
        std::int64_t ticket;
        std::int64_t at;
    };
    std::int64_t m_last = 0;
    std::vector<Acknowledged> m_events;
    std::vector<Event> m_known;
};

} // namespace duebell::test
