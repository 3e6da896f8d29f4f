#include "words/evidencetext.h"

#include "words/ledgertext.h"
#include "words/momenttext.h"
#include "words/names.h"
#include "words/whysentence.h"

namespace duebell {

QString EvidenceText::of(const QString& title, const TicketResult& result,
                         const std::vector<std::vector<LedgerRow>>& ledgers, const WordsContext& context)
{
    QStringList lines { title };
    lines.append(tr("As of %1 (%2)", "moment, the same in UTC")
                     .arg(MomentText::at(context.now, context), QString::fromStdString(toIso(context.now))));
    if (result.clocks.empty())
        lines.append(tr("Nothing is promised for this ticket."));
    for (std::size_t number = 0; number < result.clocks.size(); ++number) {
        const Clock& clock = result.clocks[number];
        lines.append(QString());
        lines.append(tr("%1 – %2", "promise, its state").arg(Names::metric(clock.metric), Names::state(clock.state)));
        lines.append(WhySentence::of(result, clock, context));
        if (number >= ledgers.size())
            continue;
        for (const LedgerText::Day& day : LedgerText::byDay(ledgers[number], context)) {
            lines.append(QStringLiteral("  ") + day.title);
            for (const LedgerText::Line& line : day.lines)
                lines.append(QStringLiteral("    ") + line.text);
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace duebell
