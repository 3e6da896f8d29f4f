#include "ctl/publishagreement.h"

#include "ctl/impacttext.h"
#include "words/errortext.h"
#include "words/momenttext.h"
#include "workspace/deskimpact.h"

namespace duebell::ctl {

namespace {

    std::optional<VersionScope> scopeFromName(const QString& name)
    {
        if (name == QLatin1String("new"))
            return VersionScope::NewTickets;
        if (name == QLatin1String("open-from-start"))
            return VersionScope::OpenFromStart;
        if (name == QLatin1String("open-from-now"))
            return VersionScope::OpenFromNow;
        return std::nullopt;
    }

    QString listName(const std::string& list)
    {
        if (list == "statuses")
            return QCoreApplication::translate("Ctl", "status");
        if (list == "priorities")
            return QCoreApplication::translate("Ctl", "priority");
        if (list == "types")
            return QCoreApplication::translate("Ctl", "type");
        if (list == "tiers")
            return QCoreApplication::translate("Ctl", "tier");
        if (list == "fields")
            return QCoreApplication::translate("Ctl", "field");
        return QCoreApplication::translate("Ctl", "calendar");
    }

    void sayRetired(const Publishing& publishing, const Console& console)
    {
        for (const Retirement& each : publishing.retired()) {
            const QString name = QString::fromStdString(each.name);
            console.say(each.list == "calendars"
                            ? QCoreApplication::translate(
                                  "Ctl", "Kept, though the file does not have it: calendar “%1”, which is in use.")
                                  .arg(name)
                            : QCoreApplication::translate(
                                  "Ctl", "Kept and retired, since old tickets may refer to it: %1 “%2”.")
                                  .arg(listName(each.list), name));
        }
    }

    bool sayImpact(const QString& title, const Result<Impact>& impact, Workspace& workspace, const Console& console)
    {
        if (!impact) {
            console.complain(ErrorText::sentence(impact.error()));
            return false;
        }
        console.say(title);
        printImpact(*impact, workspace, DeskNames(workspace), console);
        console.say({});
        return true;
    }

    QString impactTitle(const Publishing& publishing, const Workspace& workspace)
    {
        const Instant now = workspace.desk().now();
        const QString at = QString::fromStdString(toIso(publishing.effective()));
        if (publishing.effective() > now)
            return QCoreApplication::translate("Ctl", "Open tickets, if nothing happens to them until %1:").arg(at);
        if (publishing.effective() < now)
            return QCoreApplication::translate("Ctl", "All tickets, since it is dated back to %1:").arg(at);
        return QCoreApplication::translate("Ctl", "Open tickets:");
    }

} // namespace

std::optional<Publishing::Request> publishRequest(const CommandArguments& arguments, const Console& console,
                                                  const char* command)
{
    Publishing::Request request;
    const auto scope = scopeFromName(arguments.value("scope"));
    if (!scope) {
        (void)wrongUse(console, QString::fromUtf8(command),
                       QCoreApplication::translate("Ctl",
                                                   "Which tickets should it apply to? --scope is one of: new, "
                                                   "open-from-start, open-from-now."));
        return std::nullopt;
    }
    request.scope = *scope;
    request.author = Workspace::account().toStdString();
    request.reason = arguments.value("reason").toStdString();
    if (!arguments.has("effective"))
        return request;
    request.effective = fromIso(arguments.value("effective").toStdString());
    if (request.effective)
        return request;
    const Error error { ErrorCode::Syntax, {}, arguments.value("effective").toStdString(), rule::kInstant };
    (void)wrongUse(console, QString::fromUtf8(command), ErrorText::sentence(error));
    return std::nullopt;
}

std::vector<OptionDescription> publishOptions()
{
    return {
        { "scope", "SCOPE",
          QT_TRANSLATE_NOOP("Ctl",
                            "“new”: tickets created from then on. “open-from-start”: also open ones, counted again "
                            "from their start. “open-from-now”: also open ones, what is counted stays.") },
        { "effective", "TIME",
          QT_TRANSLATE_NOOP("Ctl", "When it comes into force, like 2026-03-21T09:30:00Z; without it, now.") },
        { "reason", "TEXT", QT_TRANSLATE_NOOP("Ctl", "Why: kept with the version.") },
        { "dry-run", nullptr, QT_TRANSLATE_NOOP("Ctl", "Shows the impact and changes nothing.") },
        { "what-if", nullptr,
          QT_TRANSLATE_NOOP("Ctl", "Shows also what the tickets that have ended would have been under these rules.") },
    };
}

int showAndPublish(Workspace& workspace, const Publishing& publishing, const CommandArguments& arguments,
                   const Console& console)
{
    sayRetired(publishing, console);
    const int newest = workspace.configuration().versions().back().number;
    if (!sayImpact(impactTitle(publishing, workspace), impactOf(publishing, workspace.desk()), workspace, console))
        return kFailed;
    if (arguments.has("what-if")
        && !sayImpact(QCoreApplication::translate("Ctl", "Tickets that have ended, had these rules always been there:"),
                      whatIf(publishing, workspace.desk()), workspace, console))
        return kFailed;
    if (arguments.has("dry-run")) {
        console.say(QCoreApplication::translate("Ctl", "Nothing was changed: this was a dry run."));
        return kDone;
    }
    const Result<int> published = publishing.publish(workspace.store());
    if (!published) {
        console.complain(ErrorText::sentence(published.error()));
        return kFailed;
    }
    console.say(
        *published == newest
            ? QCoreApplication::translate("Ctl", "The directory was changed; version %1 of the agreement stays.")
                  .arg(newest)
            : QCoreApplication::translate("Ctl", "Version %1 of the agreement is published, in force from %2.")
                  .arg(QString::number(*published), QString::fromStdString(toIso(publishing.effective()))));
    return kDone;
}

} // namespace duebell::ctl
