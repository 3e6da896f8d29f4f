#include "ctl/evaluation.h"

#include "sla/ledger.h"

#include <algorithm>
#include <tuple>

namespace duebell::ctl {

namespace {

    JsonValue instantToJson(const std::optional<Instant>& at)
    {
        return at && *at != kNever ? JsonValue::string(toIso(*at)) : JsonValue();
    }

    JsonValue secondsToJson(Seconds length)
    {
        return JsonValue::number(length.count());
    }

    JsonValue symbolToJson(Symbol symbol, const SymbolTable& symbols)
    {
        return symbol ? JsonValue::string(std::string(symbols.text(symbol))) : JsonValue();
    }

    std::string fieldName(FieldId id, const SymbolTable& symbols)
    {
        const std::string_view builtIn = builtInFieldName(id);
        return std::string(builtIn.empty() ? symbols.text(Symbol { id.value - field::kFirstCustomField.value })
                                           : builtIn);
    }

    /// What began the stretch: "created", "reply", "changed status to pending", "version 2", "directory".
    std::string causeText(const Moment& moment, const SymbolTable& symbols)
    {
        if (!moment.event) {
            const bool isVersion = (moment.facts & momentfact::kVersion) != 0 && moment.version;
            return isVersion ? "version " + std::to_string(moment.version->number) : "directory";
        }
        std::string text(eventKindName(moment.event->kind));
        if (moment.event->kind == EventKind::Changed)
            text += ' ' + fieldName(moment.event->field, symbols) + " to "
                + std::string(symbols.text(moment.event->value));
        return text;
    }

    JsonValue ledgerToJson(const TicketResult& result, const Clock& clock, const SymbolTable& symbols, Instant now)
    {
        JsonValue rows = JsonValue::array();
        for (const LedgerRow& row : ledgerOf(result, clock, now)) {
            JsonValue json = JsonValue::object();
            json.insert("from", instantToJson(row.from));
            json.insert("to", instantToJson(row.to));
            json.insert("kind", JsonValue::string(std::string(rowKindName(row.kind))));
            json.insert("seconds", secondsToJson(row.length()));
            json.insert("total", secondsToJson(row.total));
            json.insert("run", JsonValue::number(row.run));
            json.insert("cause", JsonValue::string(causeText(result.moments[row.moment], symbols)));
            if (!row.holiday.empty())
                json.insert("holiday", JsonValue::string(std::string(row.holiday)));
            rows.append(std::move(json));
        }
        return rows;
    }

    JsonValue clockToJson(const TicketResult& result, const Clock& clock, const SymbolTable& symbols,
                          const EvaluationOptions& options)
    {
        JsonValue json = JsonValue::object();
        json.insert("metric", JsonValue::string(std::string(metricName(clock.metric))));
        if (clock.metric == Metric::TimeInStatus)
            json.insert("status_id", symbolToJson(clock.status, symbols));
        json.insert("cycle", JsonValue::number(clock.cycle));
        json.insert("run", JsonValue::number(clock.run));
        json.insert("state", JsonValue::string(clockStateName(clock.state)));
        json.insert("target_s", secondsToJson(clock.target));
        json.insert("started", instantToJson(clock.started));
        json.insert("due", instantToJson(clock.due));
        json.insert("counted_s", secondsToJson(clock.counted));
        json.insert("paused_s", secondsToJson(clock.paused));
        json.insert("left_s", secondsToJson(clock.left()));
        json.insert("satisfied", instantToJson(clock.satisfied));
        json.insert("breached", instantToJson(clock.breached));
        if (options.ledger)
            json.insert("ledger", ledgerToJson(result, clock, symbols, options.now));
        return json;
    }

} // namespace

JsonValue evaluationToJson(const std::string& ticket, const TicketResult& result, const SymbolTable& symbols,
                           const EvaluationOptions& options)
{
    std::vector<const Clock*> clocks;
    for (const Clock& clock : result.clocks)
        clocks.push_back(&clock);
    std::stable_sort(clocks.begin(), clocks.end(), [](const Clock* a, const Clock* b) {
        return std::tie(a->metric, a->started, a->cycle) < std::tie(b->metric, b->started, b->cycle);
    });
    JsonValue list = JsonValue::array();
    for (const Clock* clock : clocks)
        list.append(clockToJson(result, *clock, symbols, options));
    JsonValue json = JsonValue::object();
    json.insert("ticket", JsonValue::string(ticket));
    json.insert("status", symbolToJson(result.fields.get(field::kStatus), symbols));
    json.insert("policy", result.policy ? symbolToJson(result.policy->id, symbols) : JsonValue());
    json.insert("version", result.version ? JsonValue::number(result.version->number) : JsonValue());
    json.insert("clocks", std::move(list));
    return json;
}

const char* clockStateName(ClockState state)
{
    switch (state) {
    case ClockState::Running:
        return "running";
    case ClockState::Paused:
        return "paused";
    case ClockState::Met:
        return "met";
    case ClockState::Breached:
        return "breached";
    case ClockState::Cancelled:
        return "cancelled";
    case ClockState::NotApplicable:
        break;
    }
    return "not_applicable";
}

} // namespace duebell::ctl
