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
    if (!arguments.has("as-of"))
        return request;
    request.asOf = fromIso(arguments.value("as-of").toStdString());
    if (request.asOf)
        return request;
    const Error error { ErrorCode::Syntax, {}, arguments.value("as-of").toStdString(), rule::kInstant };
    (void)wrongUse(console, request.command, ErrorText::sentence(error));
    return std::nullopt;
}

std::unique_ptr<Workspace> openDesk(const DeskRequest& request, const Console& console)
{
    Workspace::Options options;
    options.asOf = request.asOf;
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
