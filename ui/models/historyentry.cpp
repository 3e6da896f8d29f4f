#include "ui/models/historyentry.h"

#include "desk/lateknown.h"
#include "ui/models/moments.h"

#include <algorithm>
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

std::vector<HistoryEntry> HistoryTelling::tell(const Inspection& inspection, const Bodies& bodies,
                                               const NameBook& names, const EventTeller::KeyOf& keyOf)
{
    std::vector<Event> events;
    std::unordered_map<std::int64_t, Event> retractions; // by what they take back
    std::unordered_map<Sequence, const std::string*> texts;
    EventTeller teller(names, keyOf);
    for (const auto& [sequence, body] : bodies)
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
        HistoryEntry entry { kindOf(event.kind),
                             event.seq,
                             event.at,
                             event.recorded,
                             event.actorKind,
                             teller.tell(event, isTakenBack),
                             teller.actor(event),
                             {},
                             false,
                             {},
                             {} };
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

QString HistoryTelling::text(const HistoryEntry& entry, Instant now)
{
    QStringList head { Moments::brief(entry.at, now), entry.who, entry.what };
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
