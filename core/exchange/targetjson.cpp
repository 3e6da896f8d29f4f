#include "exchange/targetjson.h"

#include "exchange/definitionjson.h"

#include <algorithm>
#include <charconv>

namespace duebell {

namespace {

    using Kind = CalendarChoice::Kind;

    constexpr const char* kEveryPriority = "*";

    const std::vector<std::pair<const char*, Kind>> kCalendarOwners {
        { "client", Kind::Client },
        { "team", Kind::Team },
        { "assignee", Kind::Assignee },
    };
    const std::vector<std::pair<const char*, PauseEnds>> kPauseEnds {
        { "client_reply", PauseEnds::ClientReply },
        { "status", PauseEnds::StatusChange },
    };
    const std::vector<std::pair<const char*, OnResume>> kOnResume {
        { "resume", OnResume::Resume },
        { "restart", OnResume::Restart },
    };
    const std::vector<std::pair<const char*, OnReopen>> kOnReopen {
        { "resume", OnReopen::Resume },
        { "restart", OnReopen::Restart },
        { "never", OnReopen::Never },
    };
    const std::vector<std::pair<const char*, OnChange>> kOnChange {
        { "from_start", OnChange::FromStart },
        { "from_change", OnChange::FromChange },
    };

    template <typename Enum>
    void insertChoice(JsonValue& object, const char* key, const std::vector<std::pair<const char*, Enum>>& names,
                      Enum value, Enum otherwise)
    {
        const auto found
            = std::find_if(names.begin(), names.end(), [value](const auto& row) { return row.second == value; });
        if (value != otherwise && found != names.end())
            object.insert(key, JsonValue::string(found->first));
    }

    std::vector<std::string> defaultPauses(Metric metric)
    {
        return metric == Metric::Resolution ? std::vector<std::string> { "waiting" } : std::vector<std::string> {};
    }

    const TargetSpan* spanFor(const SpanByPriority& spans, const std::string& priority)
    {
        const auto exact = spans.find(priority);
        const auto found = exact == spans.end() ? spans.find(kEveryPriority) : exact;
        return found == spans.end() ? nullptr : &found->second;
    }

    class TargetReader {
    public:
        TargetReader(Metric metric, const JsonValue& value, const std::string& path, const TargetContext& context)
            : m_context(context)
            , m_reader(value, path, context.problems)
        {
            m_target.metric = metric;
        }

        TargetDefinition read()
        {
            readSpans();
            if (const JsonValue* const calendar = m_reader.take("calendar"))
                m_target.calendar = calendarChoiceFromJson(*calendar, m_reader.path("calendar"), m_context.references,
                                                           m_context.problems);
            readPauses();
            m_target.pauseEnds = m_reader.choice("pause_ends", kPauseEnds, PauseEnds::ClientReply);
            m_target.onResume = m_reader.choice("on_resume", kOnResume, OnResume::Resume);
            m_target.onReopen = m_reader.choice("on_reopen", kOnReopen, OnReopen::Resume);
            m_target.onChange = m_reader.choice("on_change", kOnChange, OnChange::FromStart);
            m_target.breachIsFinal = m_reader.flag("breach_is_final", false);
            if (m_target.metric == Metric::FirstResponse)
                m_target.resolveCounts = m_reader.flag("resolve_counts", true);
            if (m_target.metric == Metric::NextResponse)
                m_target.countsOpening = m_reader.flag("counts_opening", !m_context.policyHasFirstResponse);
            readWarnings();
            m_reader.finish();
            return m_target;
        }

    private:
        void readSpans()
        {
            if (const JsonValue* const promised = m_reader.require("promised"))
                m_target.promised = readTable(*promised, "promised");
            const JsonValue* const internal = m_reader.take("internal");
            if (!internal)
                return;
            m_target.internal = readTable(*internal, "internal");
            for (const auto& [priority, span] : m_target.internal) {
                const bool byPriority = internal->isObject();
                const JsonValue& place = byPriority ? *internal->find(priority) : *internal;
                const std::string path
                    = byPriority ? pointer(m_reader.path("internal"), priority) : m_reader.path("internal");
                if (!m_target.promised.empty() && !spanFor(m_target.promised, priority) && priority != kEveryPriority)
                    m_context.problems.add(ErrorCode::InvalidArgument, place, path, priority, rule::kPromisedToo);
                checkStricter(priority, span, place, path);
            }
        }

        /// "*" is compared with every promise that it stands beside.
        void checkStricter(const std::string& priority, const TargetSpan& span, const JsonValue& place,
                           const std::string& path)
        {
            const auto isLater = [&span](const TargetSpan& promised) {
                return (span.days == 0) == (promised.days == 0)
                    && (span.days > promised.days || span.seconds > promised.seconds);
            };
            for (const auto& [other, promised] : m_target.promised) {
                const bool concerns = priority == kEveryPriority
                    ? !m_target.internal.contains(other) || other == kEveryPriority
                    : spanFor(m_target.promised, priority) == &promised;
                if (concerns && isLater(promised)) {
                    m_context.problems.add(ErrorCode::InvalidArgument, place, path, targetSpanText(span),
                                           rule::kStricter);
                    return;
                }
            }
        }

        SpanByPriority readTable(const JsonValue& value, const char* key)
        {
            SpanByPriority table;
            const std::string path = m_reader.path(key);
            if (!value.isObject()) {
                if (const auto span = readSpan(value, path))
                    table.emplace(kEveryPriority, *span);
                return table;
            }
            if (value.members().empty())
                m_context.problems.add(ErrorCode::OutOfRange, value, path, "{}", rule::kNotEmpty);
            for (const auto& [priority, member] : value.members()) {
                const std::string place = pointer(path, priority);
                const std::string id = m_context.references.priorities.resolve(priority, member, place,
                                                                               m_context.problems, { kEveryPriority });
                const auto span = readSpan(member, place);
                if (span && !table.emplace(id, *span).second)
                    m_context.problems.add(ErrorCode::Duplicate, member, place, priority, rule::kUnique);
            }
            return table;
        }

        std::optional<TargetSpan> readSpan(const JsonValue& value, const std::string& path)
        {
            if (!value.isString()) {
                m_context.problems.add(ErrorCode::WrongType, value, path, jsonExcerpt(value), rule::kSpan);
                return std::nullopt;
            }
            const auto span = targetSpanFromText(value.text());
            if (!span)
                m_context.problems.add(ErrorCode::Syntax, value, path, value.text(), rule::kSpan);
            return span;
        }

        void readPauses()
        {
            if (!m_reader.has("pauses_in")) {
                m_reader.take("pauses_in");
                m_target.pausesIn = defaultPauses(m_target.metric);
                return;
            }
            m_target.pausesIn = m_reader.texts("pauses_in");
            std::vector<std::string> categories;
            for (int number = 1; number <= static_cast<int>(StatusCategory::Cancelled); ++number)
                categories.emplace_back(categoryName(static_cast<StatusCategory>(number)));
            const auto& items = m_reader.value().find("pauses_in")->items();
            for (std::size_t i = 0; i < items.size(); ++i) {
                const JsonValue& item = items[i];
                if (!item.isString() || item.text().empty())
                    continue;
                const std::string path = pointer(m_reader.path("pauses_in"), i);
                if (const auto category = categoryFromName(item.text())) {
                    // A status with a category's name means the category; it must be of it, or nobody knows which is
                    // meant.
                    const auto status = m_context.references.categories.find(item.text());
                    if (status != m_context.references.categories.end() && status->second != *category)
                        m_context.problems.add(ErrorCode::InvalidArgument, item, path, item.text(), rule::kAmbiguous);
                    continue;
                }
                const std::string id
                    = m_context.references.statuses.resolve(item.text(), item, path, m_context.problems, categories);
                std::replace(m_target.pausesIn.begin(), m_target.pausesIn.end(), item.text(), id);
            }
        }

        void readWarnings()
        {
            const std::vector<std::string> texts = m_reader.texts("warn_at");
            for (const std::string& text : texts) {
                if (const auto warning = warningFromText(text))
                    m_target.warnAt.push_back(*warning);
                else
                    m_reader.report(ErrorCode::Syntax, "warn_at", text, rule::kWarning);
            }
        }

        static std::optional<WarnAt> warningFromText(std::string_view text)
        {
            if (text.ends_with('%')) {
                int percent = 0;
                const char* const end = text.data() + text.size() - 1;
                const auto [stop, error] = std::from_chars(text.data(), end, percent);
                if (error != std::errc {} || stop != end || percent < 1 || percent > 100)
                    return std::nullopt;
                return WarnAt { percent, Seconds { 0 } };
            }
            const auto span = targetSpanFromText(text);
            if (!span || span->days != 0)
                return std::nullopt;
            return WarnAt { 0, span->seconds };
        }

        TargetContext m_context;
        ObjectReader m_reader;
        TargetDefinition m_target;
    };

    JsonValue tableToJson(const SpanByPriority& table)
    {
        if (table.size() == 1 && table.begin()->first == kEveryPriority)
            return JsonValue::string(targetSpanText(table.begin()->second));
        JsonValue object = JsonValue::object();
        for (const auto& [priority, span] : table) {
            if (priority != kEveryPriority)
                object.insert(priority, JsonValue::string(targetSpanText(span)));
        }
        if (const auto others = table.find(kEveryPriority); others != table.end())
            object.insert(kEveryPriority, JsonValue::string(targetSpanText(others->second)));
        return object;
    }

} // namespace

TargetDefinition targetFromJson(Metric metric, const JsonValue& value, const std::string& path,
                                const TargetContext& context)
{
    return TargetReader(metric, value, path, context).read();
}

JsonValue targetToJson(const TargetDefinition& target, bool policyHasFirstResponse)
{
    JsonValue object = JsonValue::object();
    object.insert("promised", tableToJson(target.promised));
    if (!target.internal.empty())
        object.insert("internal", tableToJson(target.internal));
    if (target.calendar.kind != Kind::Policy)
        object.insert("calendar", calendarChoiceToJson(target.calendar));
    if (target.pausesIn != defaultPauses(target.metric))
        object.insert("pauses_in", textsToJson(target.pausesIn));
    insertChoice(object, "pause_ends", kPauseEnds, target.pauseEnds, PauseEnds::ClientReply);
    insertChoice(object, "on_resume", kOnResume, target.onResume, OnResume::Resume);
    insertChoice(object, "on_reopen", kOnReopen, target.onReopen, OnReopen::Resume);
    insertChoice(object, "on_change", kOnChange, target.onChange, OnChange::FromStart);
    if (target.breachIsFinal)
        object.insert("breach_is_final", JsonValue::boolean(true));
    if (target.metric == Metric::FirstResponse && !target.resolveCounts)
        object.insert("resolve_counts", JsonValue::boolean(false));
    if (target.metric == Metric::NextResponse && target.countsOpening == policyHasFirstResponse)
        object.insert("counts_opening", JsonValue::boolean(target.countsOpening));
    JsonValue warnings = JsonValue::array();
    for (const WarnAt& warning : target.warnAt) {
        warnings.append(JsonValue::string(warning.percent > 0 ? std::to_string(warning.percent) + '%'
                                                              : targetSpanText({ warning.left, 0 })));
    }
    if (!target.warnAt.empty())
        object.insert("warn_at", std::move(warnings));
    return object;
}

CalendarChoice calendarChoiceFromJson(const JsonValue& value, const std::string& path,
                                      const AgreementReferences& references, ProblemList& problems)
{
    if (value.isString()) {
        const std::string id = resolveCalendar(references, value.text(), value, path, problems);
        return id == kAlwaysCalendarId ? CalendarChoice { Kind::Always, {} } : CalendarChoice { Kind::Named, id };
    }
    if (!value.isObject()) {
        problems.add(ErrorCode::WrongType, value, path, jsonExcerpt(value), "string|object");
        return {};
    }
    ObjectReader reader(value, path, problems);
    CalendarChoice choice;
    reader.require("of");
    choice.kind = reader.choice("of", kCalendarOwners, Kind::Client);
    choice.id = kAlwaysCalendarId;
    if (const JsonValue* const fallback = reader.require("fallback", JsonValue::Type::String))
        choice.id = resolveCalendar(references, fallback->text(), *fallback, reader.path("fallback"), problems);
    reader.finish();
    return choice;
}

JsonValue calendarChoiceToJson(const CalendarChoice& choice)
{
    if (choice.kind == Kind::Always)
        return JsonValue::string(kAlwaysCalendarId);
    if (choice.kind == Kind::Named || choice.kind == Kind::Policy)
        return JsonValue::string(choice.id);
    JsonValue object = JsonValue::object();
    insertChoice(object, "of", kCalendarOwners, choice.kind, Kind::Policy);
    object.insert("fallback", JsonValue::string(choice.id));
    return object;
}

} // namespace duebell
