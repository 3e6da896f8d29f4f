// The desk's side of commands: drafts, one transaction, and only then the tickets.
#include "desk/commanddrafts.h"
#include "desk/desk.h"

#include <algorithm>

namespace duebell {

namespace {

    // Somebody else may commit between two attempts; that often in a row he does not.
    constexpr int kMostAttempts = 5;
    constexpr std::string_view kOwnSource = "duebell";
    constexpr std::string_view kOwnKeys = "D-";

} // namespace

/// A command to be done, or to be taken back.
struct Desk::Intent {
    const Command* command = nullptr;
    std::span<const Event> takenBack; ///< none: it is to be done
    Sequence seen;
};

Result<Receipt> Desk::execute(std::span<const Command> commands)
{
    std::vector<Intent> intents;
    intents.reserve(commands.size());
    for (const Command& command : commands)
        intents.push_back({ &command, {}, command.basedOn });
    return write(intents);
}

Result<Receipt> Desk::undo(const Receipt& receipt)
{
    std::vector<Intent> intents;
    intents.reserve(receipt.done.size());
    const std::span<const Event> events(receipt.events);
    for (const DoneCommand& done : receipt.done)
        intents.push_back({ &done.command, events.subspan(done.firstEvent, done.events), done.seen });
    return write(intents);
}

Result<Receipt> Desk::open(const NewTicket& ticket, const TicketTexts& texts, Symbol actor)
{
    if (isAsOf())
        return Error { ErrorCode::InvalidArgument, "command", "as-of", {} };
    if (texts.subject.size() > textlimit::kSubject || texts.link.size() > textlimit::kLink)
        return Error { ErrorCode::TooLarge, texts.link.size() > textlimit::kLink ? "link" : "subject", {}, {} };
    Command command { {}, {}, actor, ticket };
    // Asked before the ticket gets its key: one that cannot be opened uses none up.
    if (const auto drafts = CommandDrafts(*m_timeline, symbols(), now()).of(command, {}); !drafts)
        return drafts.error();
    const Result<std::vector<Symbol>> source = m_store.intern({ &kOwnSource, 1 });
    if (!source)
        return source.error();
    const Result<TicketId> id = m_store.openTicket(source->front(), kOwnKeys, texts);
    if (!id)
        return id.error();
    command.ticket = *id;
    return execute({ &command, 1 });
}

Status Desk::beginHandRun()
{
    if (m_handRun)
        return Done {};
    RunInfo info;
    info.account = m_account;
    const Result<RunId> run = m_store.beginRun(info, now());
    if (!run)
        return run.error();
    m_handRun = *run;
    return Done {};
}

Result<Receipt> Desk::write(std::span<const Intent> intents)
{
    if (isAsOf())
        return Error { ErrorCode::InvalidArgument, "command", "as-of", {} };
    if (intents.empty())
        return Receipt {};
    if (Status begun = beginHandRun(); !begun)
        return begun.error();
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        Receipt receipt;
        Batch batch;
        batch.run = *m_handRun;
        if (Status prepared = prepare(intents, receipt, batch); !prepared)
            return prepared.error();
        if (batch.events.empty())
            return receipt;
        Result<std::vector<Event>> committed = m_store.commit(batch, now());
        if (committed) {
            receipt.events = std::move(*committed);
            for (DoneCommand& done : receipt.done)
                done.seen = receipt.events.back().seq;
            // What is committed is done: should reading what others did before fail, the next catch-up says so.
            (void)takeOwn(receipt.events);
            return receipt;
        }
        // Who was faster, and what he did, is in the log; while it is being loaded elsewhere, nobody knows.
        if (committed.error().code != ErrorCode::Conflict || m_loading)
            return committed.error();
        if (Status read = catchUp(); !read)
            return read.error();
    }
    return Error { ErrorCode::Conflict, "log", {}, {} };
}

// Leaves out what others have overtaken.
Status Desk::prepare(std::span<const Intent> intents, Receipt& receipt, Batch& batch)
{
    CommandDrafts drafts(*m_timeline, symbols(), now());
    receipt.done.reserve(intents.size());
    for (std::size_t i = 0; i < intents.size(); ++i) {
        const Intent& intent = intents[i];
        const Command& command = *intent.command;
        const auto* merge = std::get_if<MergeInto>(&command.what);
        if (merge) {
            if (const Result<std::size_t> loaded = ensureLoaded(merge->survivor); !loaded)
                return loaded.error();
        }
        const std::optional<std::size_t> index = indexOf(command.ticket);
        if (!index && !std::holds_alternative<NewTicket>(command.what))
            return Error { ErrorCode::NotFound, "ticket", std::to_string(command.ticket.value), {} };
        LiveTicket fresh;
        fresh.record.id = command.ticket;
        const LiveTicket& ticket = index ? m_tickets[*index] : fresh;
        const LiveTicket* survivor = merge ? &m_tickets[*indexOf(merge->survivor)] : nullptr;
        const bool isHeld = !intent.takenBack.empty() || !commutes(command.what);
        if (isHeld && (othersChanged(ticket, intent.seen) || (survivor && othersChanged(*survivor, intent.seen)))) {
            receipt.movedOn.push_back(i);
            continue;
        }
        Result<std::vector<EventDraft>> made = intent.takenBack.empty() ? drafts.of(command, ticket, survivor)
                                                                        : drafts.retractions(command, intent.takenBack);
        if (!made)
            return made.error();
        if (isHeld)
            batch.expectations.push_back({ command.ticket, ticket.lastSequence });
        if (survivor)
            batch.expectations.push_back({ survivor->record.id, survivor->lastSequence });
        receipt.done.push_back({ command, batch.events.size(), made->size(), {} });
        std::ranges::move(*made, std::back_inserter(batch.events));
    }
    return Done {};
}

// What was done here by hand, the person has done or seen.
bool Desk::othersChanged(const LiveTicket& ticket, Sequence seen) const
{
    for (auto event = ticket.events.rbegin(); event != ticket.events.rend() && event->seq > seen; ++event) {
        if (event->run != *m_handRun)
            return true;
    }
    return false;
}

// Own events as they were committed, after those of others before them: nothing is read twice, however many they are.
Status Desk::takeOwn(const std::vector<Event>& committed)
{
    const std::int64_t before = committed.front().seq.value - m_applied.value - 1;
    if (!m_loading && before > kReloadAbove && m_loadElsewhere)
        loadLater();
    if (m_loading) {
        showAhead(committed);
        return Done {};
    }
    if (before > kReloadAbove)
        return load();
    if (before > 0) {
        const Result<std::vector<Event>> others = m_store.readAfter(m_applied, static_cast<std::size_t>(before));
        if (!others)
            return others.error();
        if (Status applied = apply(*others); !applied)
            return applied;
    }
    return apply(committed);
}

// While the desk is being loaded elsewhere: what is loaded brings the same events again, and those of others before
// them.
void Desk::showAhead(const std::vector<Event>& committed)
{
    std::vector<std::size_t> touched;
    for (const Event& event : committed) {
        const std::optional<std::size_t> index = indexOf(event.ticket);
        if (!index)
            continue; // a new ticket comes with what is loaded
        m_tickets[*index].events.push_back(event);
        m_tickets[*index].lastSequence = event.seq;
        touched.push_back(*index);
    }
    refreshAndTell(std::move(touched), m_tickets.size());
}

} // namespace duebell
