#include "ctl/commandtable.h"
#include "ctl/deskfile.h"
#include "ctl/outputformat.h"
#include "ctl/texttable.h"

#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    QString findingText(const VerificationFinding& finding)
    {
        using Kind = VerificationFinding::Kind;
        const QString where = QString::fromStdString(finding.where);
        const QString found = QString::fromStdString(finding.found);
        const QString expected = QString::fromStdString(finding.expected);
        const QString ticket = QString::fromStdString(finding.ticket);
        switch (finding.kind) {
        case Kind::File:
            return QCoreApplication::translate("Ctl", "%1: found %2, expected %3").arg(where, found, expected);
        case Kind::LoadedDiffers:
            return QCoreApplication::translate("Ctl", "%1: its packed history has %2 events, the log has %3")
                .arg(ticket, found, expected);
        case Kind::VerdictDiffers:
            return QCoreApplication::translate("Ctl", "%1: it ended, and now gives another verdict than it did then")
                .arg(ticket);
        case Kind::ResultDiffers:
            return QCoreApplication::translate("Ctl", "%1: two evaluations differ").arg(ticket);
        case Kind::LedgerDiffers:
            return QCoreApplication::translate("Ctl", "%1, %2: the ledger’s rows sum to %3 s, the clock says %4 s")
                .arg(ticket, where, found, expected);
        case Kind::DirectoryDiffers:
            return QCoreApplication::translate("Ctl", "%1: clocks use “%2”, the directory says “%3”")
                .arg(where, found, expected);
        case Kind::ZoneDiffers:
            return found.isEmpty()
                ? QCoreApplication::translate("Ctl",
                                              "%1: this computer’s zone database differs from the one it was made with")
                      .arg(where)
                : QCoreApplication::translate(
                      "Ctl", "%1: this computer’s zone database differs from %2 on; the stored one is used")
                      .arg(where, found);
        }
        return {};
    }

    void printForPrograms(const std::vector<VerificationFinding>& findings, OutputFormat format, const Console& console)
    {
        TextTable table({ QStringLiteral("ticket"), QStringLiteral("where"), QStringLiteral("found"),
                          QStringLiteral("expected"), QStringLiteral("text") });
        for (const VerificationFinding& finding : findings)
            table.add({ QString::fromStdString(finding.ticket), QString::fromStdString(finding.where),
                        QString::fromStdString(finding.found), QString::fromStdString(finding.expected),
                        findingText(finding) });
        table.print(format, console.out);
    }

    int run(const CommandArguments& arguments, const Console& console)
    {
        const auto request = deskRequest(arguments, console, "verify", 1);
        if (!request)
            return kWrongUse;
        const auto format = outputFormat(arguments, console, "verify");
        if (!format)
            return kWrongUse;
        const auto workspace = openDesk(*request, console);
        if (!workspace)
            return kFailed;
        const Result<Verification> verification = workspace->verify();
        if (!verification)
            return failed(console, request->path, verification.error());
        if (*format != OutputFormat::Table) {
            printForPrograms(verification->findings, *format, console);
            return verification->findings.empty() ? kDone : kFoundProblems;
        }
        for (const VerificationFinding& finding : verification->findings)
            console.say(findingText(finding));
        console.say(QCoreApplication::translate(
                        "Ctl", "Tickets: %1, events: %2, clocks: %3, ledger rows: %4, kept verdicts: %5. Problems: %6.")
                        .arg(verification->tickets)
                        .arg(verification->events)
                        .arg(verification->clocks)
                        .arg(verification->ledgerRows)
                        .arg(verification->verdicts)
                        .arg(verification->findings.size()));
        return verification->findings.empty() ? kDone : kFoundProblems;
    }

} // namespace

CommandDescription verifyCommand()
{
    return {
        .name = "verify",
        .summary = QT_TRANSLATE_NOOP("Ctl", "Proves that a desk file is whole and its clocks are right."),
        .usage = { "verify DESK [--as-of TIME] [--format table|csv|json]" },
        .details = QT_TRANSLATE_NOOP(
            "Ctl",
            "Checks the file’s pages and references, that the log has no gaps, that packed histories equal it, that "
            "every\n"
            "ticket gives the same clocks when its events come in another order, and the verdicts it gave when it "
            "ended, that\n"
            "every ledger sums to what its clock counted, that clocks use what the directory says, and that the time "
            "zones are\n"
            "those the agreement was published with. Each problem is one line; it then returns 1.\n\n"
            "Example:\n  duebellctl verify support.duebell"),
        .options
        = { { "as-of", "TIME", QT_TRANSLATE_NOOP("Ctl", "Evaluates as the tickets stood then; without it, now.") },
            formatOption() },
        .run = run,
    };
}

} // namespace duebell::ctl
