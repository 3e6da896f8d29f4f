#include "ui/actions/mergechooser.h"

#include "desk/foldedtext.h"
#include "ui/models/moments.h"

#include <algorithm>

namespace duebell {

namespace {

    constexpr std::size_t kMostShown = 40;
    constexpr Seconds kWithin = std::chrono::hours(1);

    // A hundred thousand subjects at every letter: only the case of plain letters is overlooked.
    bool contains(std::string_view text, std::string_view word)
    {
        const auto lower = [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        };
        return !std::ranges::search(text, word, {}, lower, lower).empty() || word.empty();
    }

    bool isThere(const LiveTicket& ticket)
    {
        return ticket.summary.created != Instant {};
    }

} // namespace

MergeChooser::MergeChooser(const NameBook& names, CommandRunner& runner)
    : m_names(names)
    , m_runner(runner)
{
}

Choice MergeChooser::choiceOf(const NameBook& names, const LiveTicket& ticket)
{
    Choice choice;
    choice.text = QString::fromStdString(ticket.record.displayKey);
    const QString subject = QString::fromStdString(ticket.texts.subject);
    if (!subject.isEmpty())
        choice.text = tr("%1 · %2", "ticket, subject").arg(choice.text, subject);
    choice.detail = names.name(NameBook::Kind::Client, ticket.summary.client);
    return choice;
}

std::vector<std::size_t> MergeChooser::found(const Desk& desk, const QString& typed, std::size_t most)
{
    std::vector<std::size_t> open;
    std::vector<std::size_t> done;
    const std::string key = typed.toStdString();
    std::vector<std::string> words;
    for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    const std::vector<LiveTicket>& tickets = desk.tickets();
    for (std::size_t i = 0; i < tickets.size() && open.size() < most; ++i) {
        const LiveTicket& ticket = tickets[i];
        if (!isThere(ticket))
            continue;
        const std::string& own = ticket.record.displayKey;
        const bool begins = own.size() >= key.size() && contains(std::string_view(own).substr(0, key.size()), key);
        const auto hasWord = [&](const std::string& word) { return contains(ticket.texts.subject, word); };
        if (begins || (key.size() > 1 && std::ranges::all_of(words, hasWord)))
            (ticket.summary.isUnresolved() ? open : done).push_back(i);
    }
    open.insert(open.end(), done.begin(), done.end());
    open.resize(std::min(open.size(), most));
    return open;
}

Choice MergeChooser::into(const SharedTarget& target, const LiveTicket& survivor) const
{
    Choice choice = choiceOf(m_names, survivor);
    const QString key = QString::fromStdString(survivor.record.displayKey);
    choice.run = [&runner = m_runner, target, key, id = survivor.record.id] {
        std::vector<Command> commands = target->commands(MergeInto { id });
        std::erase_if(commands, [id](const Command& command) { return command.ticket == id; });
        if (const QString problem = runner.execute(commands, tr("Merged into %1", "ticket").arg(key));
            !problem.isEmpty())
            Q_EMIT runner.failed(problem);
    };
    return choice;
}

std::vector<Choice> MergeChooser::likely(const SharedTarget& target) const
{
    std::vector<Choice> choices;
    const LiveTicket* own = target->only();
    if (!own)
        return choices;
    const TicketResult& result = target->desk->evaluate(*own);
    const Symbol requester = result.fields.get(field::kRequester);
    const Symbol client = result.fields.get(field::kClient);
    const Instant created = result.created;
    const QString subject = folded(QString::fromStdString(own->texts.subject)).trimmed();
    for (const LiveTicket& other : target->desk->tickets()) {
        if (other.record.id == own->record.id || !other.summary.isUnresolved() || !isThere(other))
            continue;
        const Seconds apart
            = other.summary.created > created ? other.summary.created - created : created - other.summary.created;
        if (apart > kWithin)
            continue;
        const bool sameRequester
            = requester && target->desk->evaluate(other).fields.get(field::kRequester) == requester;
        const bool sameSubject
            = !subject.isEmpty() && folded(QString::fromStdString(other.texts.subject)).trimmed() == subject;
        const bool sameClient = client && other.summary.client == client;
        if (!sameRequester && !(sameClient && sameSubject))
            continue;
        Choice choice = into(target, other);
        choice.detail = sameRequester
            ? (sameSubject
                   ? tr("the same person wrote the same at %1", "time").arg(Moments::time(other.summary.created))
                   : tr("the same person wrote at %1", "time").arg(Moments::time(other.summary.created)))
            : tr("the same client wrote the same at %1", "time").arg(Moments::time(other.summary.created));
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::function<std::vector<Choice>(const QString&)> MergeChooser::source(const CommandTarget& target) const
{
    return [chooser = *this, target = std::make_shared<const CommandTarget>(target)](const QString& typed) {
        std::vector<Choice> choices;
        if (typed.isEmpty())
            return chooser.likely(target);
        for (const std::size_t index : found(*target->desk, typed, kMostShown)) {
            const LiveTicket& ticket = target->desk->tickets()[index];
            if (target->tickets.size() == 1 && ticket.record.id == target->tickets.front())
                continue;
            choices.push_back(chooser.into(target, ticket));
            if (target->desk->evaluate(ticket).merged)
                choices.back().whyNot = tr("it went into another ticket already");
        }
        return choices;
    };
}

} // namespace duebell
