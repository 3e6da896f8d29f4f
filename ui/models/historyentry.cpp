#include "ui/models/historyentry.h"

#include "desk/lateknown.h"
#include "scenarios/builtinscenario.h"
#include "ui/models/moments.h"
#include "words/firingtext.h"
#include "workspace/alerts.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace duebell {

static HistoryEntry::Kind kindOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Created:
        return HistoryEntry::Kind::Request;
    case EventKind::Reply:
        return HistoryEntry::Kind::Reply;
    case EventKind::Note:
        return HistoryEntry::Kind::Note;
    default:
        return HistoryEntry::Kind::Change;
    }
}

// Of a snoozed warning the log tells when it speaks again, no longer when it spoke.
static Instant announcedAt(const Firing& firing, Instant now)
{
    return firing.outcome == FiringOutcome::Snoozed ? std::min(firing.at - Alerts::kSnooze, now) : firing.at;
}

std::vector<HistoryEntry> HistoryTelling::alerts(const std::vector<Firing>& firings, Instant now, const NameBook& names)
{
    WordsContext words = Moments::context(now);
    words.nameOf = [&names](Symbol id) { return names.anyName(id); };
    std::vector<HistoryEntry> entries;
    for (const Firing& firing : firings) {
        HistoryEntry entry;
        entry.kind = HistoryEntry::Kind::Alert;
        entry.at = announcedAt(firing, now);
        entry.recorded = entry.at;
        entry.actorKind = ActorKind::System;
        entry.what = FiringText::what(firing, words);
        entry.who = firing.key.receiver
            ? tr("to %1", "whom a warning was for").arg(names.name(NameBook::Kind::Person, firing.key.receiver))
            : tr("to everybody", "whom a warning was for: whoever is at the desk");
        entry.isBreach = firing.key.scenario == builtinscenario::kBreach;
        if (entry.at <= now)
            entries.push_back(std::move(entry));
    }
    std::ranges::stable_sort(entries, {}, &HistoryEntry::at);
    return entries;
}

std::vector<HistoryEntry> HistoryTelling::events(const Inspection& inspection, const HistoryMatter& matter,
                                                 const NameBook& names, const EventTeller::KeyOf& keyOf)
{
    std::vector<Event> events;
    std::unordered_map<std::int64_t, Event> retractions; // by what they take back
    std::unordered_map<Sequence, const std::string*> texts;
    EventTeller teller(names, matter.accounts, keyOf);
    for (const auto& [sequence, body] : matter.bodies)
        texts.emplace(sequence, &body);
    for (const Event& event : *inspection.events) {
        if (event.at > inspection.now)
            continue;
        if (event.kind == EventKind::Initial)
            teller.take(event);
        else
            events.push_back(event);
        if (event.kind == EventKind::Retracted)
            retractions.emplace(event.reference, event);
    }
    const std::set<Sequence> late = lateKnown(events);
    std::ranges::sort(events, foldsBefore);
    std::vector<HistoryEntry> entries;
    entries.reserve(events.size());
    for (const Event& event : events) {
        if (event.kind == EventKind::Retracted)
            continue; // told with what it takes back
        const auto retraction = retractions.find(event.seq.value);
        const bool isTakenBack = retraction != retractions.end();
        HistoryEntry entry;
        entry.kind = kindOf(event.kind);
        entry.sequence = event.seq;
        entry.at = event.at;
        entry.recorded = event.recorded;
        entry.actorKind = event.actorKind;
        entry.what = teller.tell(event, isTakenBack);
        entry.who = teller.actor(event);
        entry.account = teller.account(event);
        if (const auto body = texts.find(event.seq); body != texts.end()) {
            entry.body = QString::fromStdString(*body->second).trimmed();
            entry.isErased = body->second->empty();
        }
        if (late.contains(event.seq))
            entry.late = tr("known since %1", "moment").arg(Moments::brief(event.recorded, inspection.now));
        if (isTakenBack) {
            entry.undone
                = tr("taken back by %1, %2", "who, when")
                      .arg(teller.actor(retraction->second), Moments::brief(retraction->second.at, inspection.now));
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<HistoryEntry> HistoryTelling::tell(const Inspection& inspection, const HistoryMatter& matter,
                                               const NameBook& names, const EventTeller::KeyOf& keyOf)
{
    std::vector<HistoryEntry> happened = events(inspection, matter, names, keyOf);
    std::vector<HistoryEntry> said = alerts(matter.firings, inspection.now, names);
    std::vector<HistoryEntry> all;
    all.reserve(happened.size() + said.size());
    // Of one second: first what was announced, then what somebody did about it.
    std::merge(std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()),
               std::make_move_iterator(happened.begin()), std::make_move_iterator(happened.end()),
               std::back_inserter(all), [](const HistoryEntry& a, const HistoryEntry& b) { return a.at < b.at; });
    return all;
}

QString HistoryTelling::text(const HistoryEntry& entry, Instant now)
{
    QStringList head { Moments::brief(entry.at, now) };
    head += entry.kind == HistoryEntry::Kind::Alert ? QStringList { entry.what, entry.who }
                                                    : QStringList { entry.who, entry.what };
    for (const QString& remark : { entry.late, entry.undone }) {
        if (!remark.isEmpty())
            head.append(remark);
    }
    QString text = head.join(QStringLiteral(", "));
    if (entry.isErased)
        text += QLatin1Char('\n') + tr("The text was erased.");
    else if (!entry.body.isEmpty())
        text += QLatin1Char('\n') + entry.body;
    return text;
}

} // namespace duebell
