#include "ui/actions/commandforms.h"

#include "ui/actions/commandsense.h"
#include "ui/dialogs/labelcompleter.h"
#include "ui/models/moments.h"
#include "words/names.h"

#include <algorithm>

namespace duebell {

namespace {

    QString textOf(const SymbolTable& symbols, Symbol symbol)
    {
        const std::string_view text = symbols.text(symbol);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    QStringList labelsInUse(const Desk& desk)
    {
        std::vector<Symbol> sets;
        for (const LiveTicket& ticket : desk.tickets()) {
            for (const Event& event : ticket.events) {
                if (event.field == field::kLabels && event.value)
                    sets.push_back(event.value);
            }
        }
        std::ranges::sort(sets);
        sets.erase(std::ranges::unique(sets).begin(), sets.end());
        QString all;
        for (const Symbol set : sets)
            all += textOf(desk.symbols(), set) + QLatin1Char(',');
        return LabelCompleter::labelsOf(all);
    }

    QStringList codesInUse(const Desk& desk)
    {
        QStringList codes;
        for (const LiveTicket& ticket : desk.tickets()) {
            for (const Event& event : ticket.events) {
                if (event.kind == EventKind::BreachReason && event.value)
                    codes.append(textOf(desk.symbols(), event.value));
            }
        }
        codes.sort(Qt::CaseInsensitive);
        codes.removeDuplicates();
        return codes;
    }

} // namespace

CommandForms::CommandForms(const NameBook& names, CommandRunner& runner, QWidget* window)
    : m_names(names)
    , m_runner(runner)
    , m_window(window)
{
}

bool CommandForms::isTooLong(const QString& text, std::size_t most)
{
    return static_cast<std::size_t>(text.toUtf8().size()) > most;
}

FormDialog* CommandForms::form(const QString& title, const QString& doText, const CommandTarget& target) const
{
    auto* form = new FormDialog(title, doText, m_window);
    form->setIntroduction(target.name());
    return form;
}

CommandTarget CommandForms::concerned(TicketCommand command, Metric metric, const CommandTarget& target)
{
    CommandTarget concerned = target;
    std::erase_if(concerned.tickets, [&](TicketId id) {
        const std::optional<std::size_t> index = target.desk->indexOf(id);
        if (!index)
            return true;
        const std::vector<Metric> metrics
            = CommandSense::metrics(command, target.desk->evaluate(target.desk->tickets()[*index]));
        return std::ranges::find(metrics, metric) == metrics.end();
    });
    return concerned;
}

QComboBox* CommandForms::addClocks(FormDialog& form, const std::vector<Metric>& metrics,
                                   const CommandTarget& target) const
{
    QStringList names;
    for (const Metric metric : metrics)
        names.append(Names::metric(metric));
    QComboBox* clocks = form.addChoice(tr("&Clock:"), names);
    const LiveTicket* only = target.only();
    if (only && only->summary.clock) {
        const auto shown = std::ranges::find(metrics, only->summary.clock->metric);
        if (shown != metrics.end())
            clocks->setCurrentIndex(static_cast<int>(shown - metrics.begin()));
    }
    return clocks;
}

void CommandForms::note(const CommandTarget& target) const
{
    FormDialog* form = this->form(tr("Add a note"), tr("Add note"), target);
    QPlainTextEdit* text = form->addText(tr("&Note:"), tr("Only your team sees it"));
    form->setHint(text, tr("Shift+Enter begins a new line."));
    form->onCheck([=] {
        if (text->toPlainText().trimmed().isEmpty())
            form->setProblem(text, tr("Write something first."));
        else if (isTooLong(text->toPlainText(), textlimit::kBody))
            form->setProblem(text, tr("This is too long for a note: 64 KB at most."));
    });
    form->onSubmit([&runner = m_runner, target, text] {
        return runner.execute(target.commands(AddNote { text->toPlainText().trimmed().toStdString() }),
                              tr("Note added"));
    });
    form->show();
    text->setFocus();
}

void CommandForms::noReplyNeeded(const CommandTarget& target) const
{
    FormDialog* form = this->form(tr("No reply needed"), tr("No reply needed"), target);
    QLineEdit* reason = form->addLine(tr("&Why:"), tr("“Thanks, it works” – may stay empty"));
    reason->setMaxLength(1000);
    form->onSubmit([&runner = m_runner, target, reason] {
        std::vector<Command> commands;
        for (const Metric metric : { Metric::FirstResponse, Metric::NextResponse }) {
            for (Command& command : concerned(TicketCommand::NoReplyNeeded, metric, target)
                                        .commands(NoReplyNeeded { reason->text().trimmed().toStdString() })) {
                if (std::ranges::find(commands, command.ticket, &Command::ticket) == commands.end())
                    commands.push_back(std::move(command));
            }
        }
        return runner.execute(commands, tr("No reply needed"));
    });
    form->show();
    reason->setFocus();
}

void CommandForms::labels(const CommandTarget& target) const
{
    FormDialog* form = this->form(tr("Labels"), tr("Set labels"), target);
    const LiveTicket* only = target.only();
    const QString own
        = only ? textOf(target.desk->symbols(), target.desk->evaluate(*only).fields.get(field::kLabels)) : QString();
    const QStringList inUse = labelsInUse(*target.desk);
    const auto addLine = [&](const QString& label) {
        QLineEdit* line = form->addLine(label, tr("separated by commas"));
        line->setMaxLength(2000);
        auto* completer = new LabelCompleter(inUse, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        line->setCompleter(completer);
        return line;
    };
    QLineEdit* added = addLine(only ? tr("&Labels:") : tr("&Add:"));
    added->setText(QString(own).replace(QLatin1Char(','), QStringLiteral(", ")));
    QLineEdit* removed = only ? nullptr : addLine(tr("&Take away:"));
    form->onSubmit([&runner = m_runner, target, added, removed] {
        const QStringList wanted = LabelCompleter::labelsOf(added->text());
        const QStringList unwanted = removed ? LabelCompleter::labelsOf(removed->text()) : QStringList();
        std::vector<Command> commands;
        std::unordered_map<QString, Symbol> known;
        for (const TicketId id : target.tickets) {
            const std::optional<std::size_t> index = target.desk->indexOf(id);
            if (!index)
                continue;
            const Symbol before = target.desk->evaluate(target.desk->tickets()[*index]).fields.get(field::kLabels);
            QString line = wanted.join(QLatin1Char(','));
            if (removed)
                line += QLatin1Char(',') + textOf(target.desk->symbols(), before);
            QStringList labels = LabelCompleter::labelsOf(line);
            for (const QString& label : unwanted)
                labels.removeAll(label);
            const QString set = labels.join(QLatin1Char(','));
            const auto [entry, isNew] = known.try_emplace(set);
            if (isNew)
                entry->second = target.symbol(set);
            if (entry->second != before)
                commands.push_back({ id, target.seen, target.me, SetField { field::kLabels, entry->second } });
        }
        return runner.execute(commands, tr("Labels set"));
    });
    form->show();
    added->setFocus();
}

void CommandForms::acknowledge(const CommandTarget& target) const
{
    const std::vector<Metric> metrics = CommandSense::metrics(TicketCommand::Acknowledge, *target.desk, target.tickets);
    FormDialog* form = this->form(tr("Acknowledge"), tr("Acknowledge"), target);
    QComboBox* clocks = addClocks(*form, metrics, target);
    QLineEdit* reason = form->addLine(tr("&Why:"), tr("What you are doing about it"));
    reason->setMaxLength(1000);
    form->onSubmit([&runner = m_runner, target, metrics, clocks, reason] {
        const Metric metric = metrics[static_cast<std::size_t>(clocks->currentIndex())];
        return runner.execute(concerned(TicketCommand::Acknowledge, metric, target)
                                  .commands(Acknowledge { metric, reason->text().trimmed().toStdString() }),
                              tr("%1 acknowledged", "clock").arg(Names::metric(metric)));
    });
    form->show();
    reason->setFocus();
}

void CommandForms::waive(const CommandTarget& target) const
{
    const std::vector<Metric> metrics = CommandSense::metrics(TicketCommand::Waive, *target.desk, target.tickets);
    FormDialog* form = this->form(tr("Waive a clock"), tr("Waive"), target);
    QComboBox* clocks = addClocks(*form, metrics, target);
    QLineEdit* reason = form->addLine(tr("&Why:"), tr("Who agreed to it, for instance"));
    reason->setMaxLength(1000);
    form->setHint(reason, tr("The clock is cancelled, and a breach of it no longer counts."));
    form->onCheck([=] {
        if (reason->text().trimmed().isEmpty())
            form->setProblem(reason, tr("A promise is not dropped without a reason."));
    });
    form->onSubmit([&runner = m_runner, target, metrics, clocks, reason] {
        const Metric metric = metrics[static_cast<std::size_t>(clocks->currentIndex())];
        return runner.execute(concerned(TicketCommand::Waive, metric, target)
                                  .commands(Waive { metric, reason->text().trimmed().toStdString() }),
                              tr("%1 waived", "clock").arg(Names::metric(metric)));
    });
    form->show();
    reason->setFocus();
}

void CommandForms::breachReason(const CommandTarget& target) const
{
    const std::vector<Metric> metrics
        = CommandSense::metrics(TicketCommand::BreachReason, *target.desk, target.tickets);
    FormDialog* form = this->form(tr("Breach reason"), tr("Set reason"), target);
    QComboBox* clocks = addClocks(*form, metrics, target);
    QComboBox* code = form->addFreeChoice(tr("&Reason:"), codesInUse(*target.desk));
    code->lineEdit()->setPlaceholderText(tr("A short word, the same for the same reason"));
    code->lineEdit()->setMaxLength(64);
    QPlainTextEdit* comment = form->addText(tr("C&omment:"));
    form->onCheck([=] {
        if (code->currentText().trimmed().isEmpty())
            form->setProblem(code, tr("Choose a reason, or write a new one."));
        if (isTooLong(comment->toPlainText(), textlimit::kReason))
            form->setProblem(comment, tr("This is too long for a comment: 4,000 letters at most."));
    });
    form->onSubmit([&runner = m_runner, target, metrics, clocks, code, comment] {
        const Metric metric = metrics[static_cast<std::size_t>(clocks->currentIndex())];
        const QString reason = code->currentText().trimmed();
        const GiveBreachReason what { metric, target.symbol(reason), comment->toPlainText().trimmed().toStdString() };
        return runner.execute(concerned(TicketCommand::BreachReason, metric, target).commands(what),
                              tr("Breach reason set to %1", "reason").arg(reason));
    });
    form->show();
    code->setFocus();
}

} // namespace duebell
