#include "ctl/impacttext.h"

#include "ctl/texttable.h"
#include "words/durationtext.h"
#include "words/momenttext.h"
#include "words/names.h"

namespace duebell::ctl {

namespace {

    QStringList tallyRow(const QString& title, const ImpactTally& tally)
    {
        QStringList cells { title };
        for (const std::int64_t count : { tally.tickets, tally.changed, tally.policyChanges, tally.targetChanges,
                                          tally.dueChanges, tally.breachesAppear, tally.breachesVanish })
            cells.append(QString::number(count));
        return cells;
    }

    void printTallies(const QString& title, const QString& nothing, const std::map<Symbol, ImpactTally>& tallies,
                      const DeskNames& names, const Console& console)
    {
        TextTable table({ title, QCoreApplication::translate("Ctl", "Tickets"),
                          QCoreApplication::translate("Ctl", "Changed"), QCoreApplication::translate("Ctl", "Policy"),
                          QCoreApplication::translate("Ctl", "Target"), QCoreApplication::translate("Ctl", "Due"),
                          QCoreApplication::translate("Ctl", "Breaches new"),
                          QCoreApplication::translate("Ctl", "undone") });
        for (const auto& [symbol, tally] : tallies)
            table.add(tallyRow(symbol ? names.name(symbol) : nothing, tally));
        console.say({});
        table.printAligned(console.out);
    }

    QString dueText(const std::optional<Instant>& due, const WordsContext& context)
    {
        return due && *due != kNever ? MomentText::at(*due, context) : QCoreApplication::translate("Ctl", "none");
    }

    QString verdictText(const ClockChange& clock)
    {
        if (clock.breachAppears())
            return QCoreApplication::translate("Ctl", "breached now");
        if (clock.breachVanishes())
            return QCoreApplication::translate("Ctl", "breach undone");
        return {};
    }

    QString targetText(const std::optional<Seconds>& target)
    {
        return target ? DurationText::open(*target) : QCoreApplication::translate("Ctl", "none");
    }

} // namespace

void printImpact(const Impact& impact, Workspace& workspace, const DeskNames& names, const Console& console)
{
    const ImpactTally& all = impact.all;
    console.say(QCoreApplication::translate("Ctl", "Of %1 tickets, %2 change.").arg(all.tickets).arg(all.changed));
    console.say(QCoreApplication::translate("Ctl", "Another policy: %1, another target: %2, another due time: %3.")
                    .arg(all.policyChanges)
                    .arg(all.targetChanges)
                    .arg(all.dueChanges));
    console.say(QCoreApplication::translate("Ctl", "Breached clocks: %1 before, %2 after (%3 new, %4 undone).")
                    .arg(all.breachesBefore)
                    .arg(all.breachesAfter)
                    .arg(all.breachesAppear)
                    .arg(all.breachesVanish));
    if (all.changed == 0)
        return;
    printTallies(QCoreApplication::translate("Ctl", "Policy so far"), QCoreApplication::translate("Ctl", "none"),
                 impact.byPolicy, names, console);
    printTallies(QCoreApplication::translate("Ctl", "Tier"), QCoreApplication::translate("Ctl", "none"), impact.byTier,
                 names, console);
    console.say({});
    console.say(QCoreApplication::translate("Ctl", "Most affected:"));
    const WordsContext context = names.context(workspace.desk().now());
    TextTable table({ QCoreApplication::translate("Ctl", "Ticket"), QCoreApplication::translate("Ctl", "Clock"),
                      QCoreApplication::translate("Ctl", "Target"), QCoreApplication::translate("Ctl", "was"),
                      QCoreApplication::translate("Ctl", "Due"), QCoreApplication::translate("Ctl", "was"),
                      QCoreApplication::translate("Ctl", "Verdict") });
    for (const TicketImpact& ticket : impact.mostAffected) {
        const auto identity = workspace.store().identify(ticket.ticket);
        const std::string key = identity ? identity->record.displayKey : std::string();
        const ClockChange& clock = ticket.clock;
        table.add({ QString::fromStdString(key), Names::metric(clock.metric), targetText(clock.targetAfter),
                    targetText(clock.targetBefore), dueText(clock.dueAfter, context), dueText(clock.dueBefore, context),
                    verdictText(clock) });
    }
    table.printAligned(console.out);
}

} // namespace duebell::ctl
