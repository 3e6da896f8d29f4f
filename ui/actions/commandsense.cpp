#include "ui/actions/commandsense.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kMostLookedAt = 50;

    bool isResponse(Metric metric)
    {
        return metric == Metric::FirstResponse || metric == Metric::NextResponse;
    }

    bool isAbout(TicketCommand command, const Clock& clock)
    {
        switch (command) {
        case TicketCommand::NoReplyNeeded:
            return isResponse(clock.metric) && !clock.ended();
        case TicketCommand::Waive:
            return !clock.ended() || clock.state == ClockState::Breached;
        case TicketCommand::Acknowledge:
            return !clock.ended();
        case TicketCommand::BreachReason:
            return clock.state == ClockState::Breached;
        default:
            return false;
        }
    }

    constexpr std::array kAboutClocks { TicketCommand::NoReplyNeeded, TicketCommand::Waive, TicketCommand::Acknowledge,
                                        TicketCommand::BreachReason };

} // namespace

std::vector<Metric> CommandSense::metrics(TicketCommand command, const TicketResult& result)
{
    std::vector<Metric> metrics;
    for (const Clock& clock : result.clocks) {
        if (isAbout(command, clock) && std::ranges::find(metrics, clock.metric) == metrics.end())
            metrics.push_back(clock.metric);
    }
    return metrics;
}

std::vector<Metric> CommandSense::metrics(TicketCommand command, const Desk& desk, std::span<const TicketId> tickets)
{
    std::vector<Metric> all;
    if (tickets.size() > kMostLookedAt)
        all.assign(kMetrics.begin(), kMetrics.end());
    for (const TicketId id : tickets.first(std::min(tickets.size(), kMostLookedAt))) {
        const std::optional<std::size_t> index = desk.indexOf(id);
        if (!index)
            continue;
        for (const Metric metric : metrics(command, desk.evaluate(desk.tickets()[*index]))) {
            if (std::ranges::find(all, metric) == all.end())
                all.push_back(metric);
        }
    }
    return all;
}

CommandSense CommandSense::of(const Desk* desk, std::span<const TicketId> tickets, Symbol me)
{
    CommandSense sense;
    sense.m_hasDesk = desk != nullptr;
    sense.m_isPast = desk && desk->isAsOf();
    sense.m_hasMe = static_cast<bool>(me);
    sense.m_count = tickets.size();
    if (!desk)
        return sense;
    if (tickets.size() > kMostLookedAt) {
        sense.m_concerned.fill(true);
        sense.m_hasLink = true;
    }
    for (const TicketId id : tickets.first(std::min(tickets.size(), kMostLookedAt))) {
        const std::optional<std::size_t> index = desk->indexOf(id);
        if (!index)
            continue;
        const LiveTicket& ticket = desk->tickets()[*index];
        const TicketResult& result = desk->evaluate(ticket);
        for (const TicketCommand command : kAboutClocks)
            sense.m_concerned[static_cast<std::size_t>(command)]
                = sense.concerns(command) || !metrics(command, result).empty();
        sense.m_hasLink = sense.m_hasLink || !ticket.texts.link.empty();
        sense.m_isMerged = sense.m_isMerged || result.merged;
        sense.m_isMyRequest = sense.m_isMyRequest || (me && result.fields.get(field::kRequester) == me);
    }
    return sense;
}

QString CommandSense::whyNot(TicketCommand command) const
{
    const bool copies = command == TicketCommand::CopyText || command == TicketCommand::CopyTable
        || command == TicketCommand::CopyLinks;
    if (!m_hasDesk)
        return tr("No desk is open.");
    if (m_isPast && !copies)
        return tr("This is the desk as it stood then: nothing can be changed here.");
    if (command == TicketCommand::NewTicket)
        return {};
    if (m_count == 0)
        return tr("Choose a ticket first.");
    return whyNotOnTickets(command);
}

QString CommandSense::whyNotOnTickets(TicketCommand command) const
{
    switch (command) {
    case TicketCommand::MarkAnswered:
    case TicketCommand::AnsweredAt:
        return m_isMyRequest ? tr("You asked for this yourself: what you write counts as the client’s.") : QString();
    case TicketCommand::TakeOver:
        return m_hasMe ? QString() : tr("Say who you are first, in the menu “Desk”.");
    case TicketCommand::NoReplyNeeded:
        return concerns(command) ? QString() : tr("Nobody waits for an answer here.");
    case TicketCommand::Waive:
        return concerns(command) ? QString() : tr("No clock runs here, and none was breached.");
    case TicketCommand::Acknowledge:
        return concerns(command) ? QString() : tr("No clock runs here.");
    case TicketCommand::BreachReason:
        return concerns(command) ? QString() : tr("No promise was broken here.");
    case TicketCommand::Merge:
        return m_isMerged ? tr("It went into another ticket already.") : QString();
    case TicketCommand::CopyLinks:
        return m_hasLink ? QString() : tr("No address in the helpdesk is known.");
    default:
        return {};
    }
}

} // namespace duebell
