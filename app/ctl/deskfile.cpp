#include "ctl/deskfile.h"

#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    template <typename Definition>
    void addNames(const std::vector<Definition>& definitions, const SymbolTable& symbols,
                  std::unordered_map<Symbol, std::string>& names)
    {
        for (const Definition& definition : definitions) {
            if (const Symbol id = symbols.find(definition.id))
                names.insert_or_assign(id, definition.name);
        }
    }

    /// False, and a sentence, when the option's value is no instant.
    bool readInstant(const CommandArguments& arguments, const Console& console, const QString& command,
                     const char* option, std::optional<Instant>& instant)
    {
        if (!arguments.has(option))
            return true;
        instant = fromIso(arguments.value(option).toStdString());
        if (instant)
            return true;
        const Error error { ErrorCode::Syntax, {}, arguments.value(option).toStdString(), rule::kInstant };
        (void)wrongUse(console, command, ErrorText::sentence(error));
        return false;
    }

} // namespace

std::optional<DeskRequest> deskRequest(const CommandArguments& arguments, const Console& console, const char* command,
                                       qsizetype words)
{
    DeskRequest request;
    request.command = QString::fromUtf8(command);
    if (arguments.positional().size() != words) {
        (void)wrongUse(console, request.command,
                       arguments.positional().size() < words
                           ? QCoreApplication::translate("Ctl", "Something is missing.")
                           : QCoreApplication::translate("Ctl", "“%1” is not expected here.")
                                 .arg(arguments.positional().constLast()));
        return std::nullopt;
    }
    request.path = arguments.positional().constFirst();
    if (!readInstant(arguments, console, request.command, "as-of", request.asOf)
        || !readInstant(arguments, console, request.command, "as-known-at", request.knownAt))
        return std::nullopt;
    return request;
}

OptionDescription asOfOption()
{
    return { "as-of", "TIME", QT_TRANSLATE_NOOP("Ctl", "As things stood then, like 2026-03-21T09:30:00Z.") };
}

OptionDescription asKnownAtOption()
{
    return { "as-known-at", "TIME",
             QT_TRANSLATE_NOOP("Ctl",
                               "With what the desk had learned by then; without --as-of, as it stood then, too.") };
}

std::unique_ptr<Workspace> openDesk(const DeskRequest& request, const Console& console)
{
    Workspace::Options options;
    options.asOf = request.asOf;
    options.knownAt = request.knownAt;
    options.everything = request.everything;
    options.readOnly = request.readOnly;
    options.time = &console.time;
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(request.path, options);
    if (workspace)
        return std::move(*workspace);
    (void)failed(console, request.path, workspace.error());
    return nullptr;
}

int failed(const Console& console, const QString& path, const Error& error)
{
    console.complain(path + QLatin1String(": ") + ErrorText::sentence(error));
    return kFailed;
}

DeskNames::DeskNames(const Workspace& workspace)
    : m_symbols(workspace.desk().symbols())
    , m_zone(*workspace.timeline().versions.back().rules->deskZone)
{
    // Later ones win: of two things with one id, the ticket's own words matter more than who is in the directory.
    for (const Agreement& agreement : workspace.configuration().agreements()) {
        addNames(agreement.directory.people, m_symbols, m_names);
        addNames(agreement.directory.teams, m_symbols, m_names);
        addNames(agreement.directory.clients, m_symbols, m_names);
        addNames(agreement.policies, m_symbols, m_names);
        addNames(agreement.fields, m_symbols, m_names);
        addNames(agreement.types, m_symbols, m_names);
        addNames(agreement.priorities, m_symbols, m_names);
        addNames(agreement.statuses, m_symbols, m_names);
    }
}

QString DeskNames::name(Symbol id) const
{
    const auto found = m_names.find(id);
    if (found != m_names.end())
        return QString::fromStdString(found->second);
    const std::string_view text = m_symbols.text(id);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

WordsContext DeskNames::context(Instant now) const
{
    return { [this](Symbol id) { return name(id); }, &m_zone, QLocale::c(), now };
}

} // namespace duebell::ctl
