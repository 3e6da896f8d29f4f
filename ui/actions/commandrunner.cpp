#include "ui/actions/commandrunner.h"

#include "ui/models/eventteller.h"
#include "ui/models/moments.h"
#include "words/errortext.h"

#include <QKeySequence>

namespace duebell {

namespace {

    constexpr std::size_t kMostSteps = 100;
    constexpr std::size_t kMostCommands = 300'000; // of all steps: some 60 MB

    int ticketsOf(const Receipt& receipt)
    {
        return static_cast<int>(receipt.done.size());
    }

} // namespace

CommandRunner::CommandRunner(const NameBook& names, QObject* parent)
    : QObject(parent)
    , m_names(names)
{
}

void CommandRunner::setDesk(Desk* desk, Symbol me)
{
    const bool isPast = desk && desk->isAsOf();
    m_desk = isPast ? nullptr : desk;
    m_me = me;
    if (!isPast && desk != m_rememberedDesk) {
        m_rememberedDesk = desk;
        m_done.clear();
        m_undone.clear();
    }
    m_heldBack = {};
    Q_EMIT changed();
}

QString CommandRunner::nameOf(const Step& step) const
{
    const int tickets = ticketsOf(step.receipt);
    if (tickets != 1)
        return tr("“%1” on %n ticket(s)", "what was done", tickets).arg(step.name);
    const auto index = m_desk->indexOf(step.receipt.done.front().command.ticket);
    return index ? tr("“%1” on %2", "what was done, ticket")
                       .arg(step.name, QString::fromStdString(m_desk->tickets()[*index].record.displayKey))
                 : tr("“%1”", "what was done").arg(step.name);
}

void CommandRunner::remember(std::deque<Step>& steps, Step step)
{
    steps.push_back(std::move(step));
    std::size_t commands = 0;
    for (const Step& each : steps)
        commands += each.receipt.done.size();
    while (steps.size() > kMostSteps || (commands > kMostCommands && steps.size() > 1)) {
        commands -= steps.front().receipt.done.size();
        steps.pop_front();
    }
}

QString CommandRunner::execute(const std::vector<Command>& commands, const QString& name)
{
    if (!m_desk || commands.empty())
        return {};
    m_heldBack = {};
    Result<Receipt> receipt = m_desk->execute(commands);
    if (!receipt)
        return failureText(receipt.error(), commands);
    std::vector<Command> overtaken;
    for (const std::size_t index : receipt->movedOn)
        overtaken.push_back(commands[index]);
    if (!receipt->done.empty()) {
        const int tickets = ticketsOf(*receipt);
        m_undone.clear();
        remember(m_done, { name, std::move(*receipt) });
        const QString what = tickets == 1 ? tr("%1.", "what was done").arg(name)
                                          : tr("%1: %n ticket(s).", "what was done", tickets).arg(name);
        Q_EMIT done(tr("%1 %2 takes it back.", "what was done, key")
                        .arg(what, QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    }
    if (!overtaken.empty()) {
        holdBack(overtaken, [this, overtaken, name]() mutable {
            for (Command& command : overtaken)
                command.basedOn = m_desk->appliedThrough();
            if (const QString problem = execute(overtaken, name); !problem.isEmpty())
                Q_EMIT failed(problem);
        });
    }
    Q_EMIT changed();
    return {};
}

QString CommandRunner::open(const NewTicket& ticket, const TicketTexts& texts, const QString& name)
{
    if (!m_desk)
        return {};
    Result<Receipt> receipt = m_desk->open(ticket, texts, m_me);
    if (!receipt)
        return tr("The ticket was not opened. %1", "reason").arg(ErrorText::sentence(receipt.error()));
    const TicketId id = receipt->done.front().command.ticket;
    m_undone.clear();
    remember(m_done, { name, std::move(*receipt) });
    Q_EMIT opened(id);
    Q_EMIT done(tr("%1.", "what was done").arg(undoName()));
    Q_EMIT changed();
    return {};
}

void CommandRunner::undo()
{
    if (!canUndo())
        return;
    run(m_done.back(), true);
}

void CommandRunner::redo()
{
    if (!canRedo())
        return;
    run(m_undone.back(), false);
}

// A step that failed stays where it is: it can be tried again.
void CommandRunner::run(const Step& step, bool isUndo)
{
    m_heldBack = {};
    const QString name = nameOf(step);
    const QString plain = step.name;
    const Receipt receipt = step.receipt;
    const std::vector<Command> commands
        = again(receipt, receipt.events.empty() ? Sequence {} : receipt.events.back().seq);
    Result<Receipt> result = isUndo ? m_desk->undo(receipt) : m_desk->execute(commands);
    if (!result) {
        Q_EMIT failed(failureText(result.error(), commands));
        return;
    }
    (isUndo ? m_done : m_undone).pop_back();
    const std::vector<std::size_t> movedOn = result->movedOn;
    if (!result->done.empty()) {
        remember(isUndo ? m_undone : m_done, { plain, std::move(*result) });
        Q_EMIT done(
            (isUndo ? tr("Taken back: %1.", "what was done") : tr("Done again: %1.", "what was done")).arg(name));
    }
    if (!movedOn.empty()) {
        std::vector<Command> overtaken;
        for (const std::size_t index : movedOn) {
            overtaken.push_back(commands[index]);
            if (isUndo)
                overtaken.back().basedOn = receipt.done[index].seen;
        }
        holdBack(overtaken, [this, receipt, movedOn, plain, isUndo] {
            const Receipt rest = remaining(receipt, movedOn, m_desk->appliedThrough());
            if (isUndo) {
                m_done.push_back({ plain, rest });
                undo();
            } else if (const QString problem = execute(again(rest, m_desk->appliedThrough()), plain);
                       !problem.isEmpty()) {
                Q_EMIT failed(problem);
            }
        });
    }
    Q_EMIT changed();
}

void CommandRunner::holdBack(const std::vector<Command>& commands, std::function<void()> again)
{
    m_heldBack = std::move(again);
    QString text = meanwhileText(commands.front());
    if (commands.size() > 1)
        text += QLatin1Char(' ')
            + tr("%n more ticket(s) had been changed, too.", "", static_cast<int>(commands.size()) - 1);
    Q_EMIT heldBack(text);
}

void CommandRunner::doAnyway()
{
    if (!isHeldBack())
        return;
    const std::function<void()> again = std::exchange(m_heldBack, {});
    again();
    Q_EMIT changed();
}

QString CommandRunner::failureText(const Error& error, const std::vector<Command>& commands) const
{
    const std::optional<std::size_t> index
        = commands.size() == 1 ? m_desk->indexOf(commands.front().ticket) : std::nullopt;
    const QString reason = ErrorText::sentence(error);
    return index ? tr("%1 was not changed. %2", "ticket, reason")
                       .arg(QString::fromStdString(m_desk->tickets()[*index].record.displayKey), reason)
                 : tr("Nothing was changed. %1", "reason").arg(reason);
}

// What the others did since the person looked, in the words of the history.
QString CommandRunner::meanwhileText(const Command& command) const
{
    constexpr qsizetype most = 3;
    QStringList told;
    QString key;
    if (const std::optional<std::size_t> index = m_desk->indexOf(command.ticket)) {
        const LiveTicket& ticket = m_desk->tickets()[*index];
        key = QString::fromStdString(ticket.record.displayKey);
        const auto accounts = m_desk->store().accountsOf(command.ticket);
        EventTeller teller(m_names, accounts ? *accounts : EventTeller::Accounts());
        for (const Event& event : ticket.events) {
            const bool setsField = event.kind == EventKind::Initial || event.kind == EventKind::Changed;
            if (event.seq > command.basedOn && event.kind != EventKind::Initial)
                told.append(tr("%1 (%2, %3)", "what happened, who did it, when")
                                .arg(teller.tell(event), teller.actor(event), Moments::time(event.at)));
            else if (setsField)
                teller.take(event);
        }
    }
    if (told.isEmpty())
        return tr("%1 was not changed: somebody else changed it a moment ago.", "ticket").arg(key);
    return tr("%1 was not changed, for meanwhile this happened: %2.", "ticket, things that happened")
        .arg(key, told.mid(std::max<qsizetype>(0, told.size() - most)).join(tr("; ", "between things that happened")));
}

} // namespace duebell
