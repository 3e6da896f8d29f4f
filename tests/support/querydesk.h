// A small desk to ask questions of: an agreement with names, and one ticket whose row the tests may rewrite.
#pragma once

#include "desk/ticketquery.h"
#include "sla/timeline.h"

namespace duebell::test {

class QueryDesk {
public:
    /// `me` is a person's id; empty for nobody.
    explicit QueryDesk(const char* me = "ida")
        : agreement(smallAgreement())
    {
        symbols.intern("acme-old");
        timeline = *timelineOf(agreement, symbols);
        vocabulary = QueryVocabulary(agreement, symbols, timeline, symbols.intern(me));
        fillTicket();
    }

    [[nodiscard]] ParsedQuery parse(const QString& text) const { return parseQuery(text, vocabulary); }
    [[nodiscard]] std::optional<bool> matches(const QString& text) const
    {
        const ParsedQuery parsed = parse(text);
        if (const auto* query = std::get_if<TicketQuery>(&parsed))
            return query->match(ticket, vocabulary.foldedText(ticket), now).matches;
        return std::nullopt;
    }

    SymbolTable symbols;
    Agreement agreement;
    Timeline timeline;
    QueryVocabulary vocabulary;
    LiveTicket ticket;
    Instant now { std::chrono::sys_days { std::chrono::year { 2026 } / 3 / 17 } + std::chrono::hours(9) };

private:
    template <typename T = Identity>
    static T named(std::string id, std::string name, std::vector<std::string> aliases = {})
    {
        T value;
        value.id = std::move(id);
        value.name = std::move(name);
        value.aliases = std::move(aliases);
        return value;
    }
    static StatusDefinition status(std::string id, std::string name, StatusCategory category)
    {
        auto value = named<StatusDefinition>(std::move(id), std::move(name));
        value.category = category;
        return value;
    }
    static FieldDefinition customField(std::string id, bool ofClient, std::vector<std::string> choices = {})
    {
        auto value = named<FieldDefinition>(id, id);
        value.ofClient = ofClient;
        value.type = choices.empty() ? FieldDefinition::Type::Text : FieldDefinition::Type::Choice;
        value.choices = std::move(choices);
        return value;
    }
    static Agreement smallAgreement()
    {
        Agreement agreement;
        agreement.deskName = "Small desk";
        agreement.deskTimeZone = "Europe/Berlin";
        agreement.statuses
            = { status("new", "New", StatusCategory::New), status("open", "In progress", StatusCategory::Open),
                status("pending", "Waiting for client", StatusCategory::Waiting),
                status("vendor", "Waiting for vendor", StatusCategory::Waiting),
                status("resolved", "Resolved", StatusCategory::Resolved) };
        agreement.priorities = { named("high", "High"), named("normal", "Normal") };
        agreement.types = { named("outage", "Outage"), named("request", "Request") };
        agreement.tiers = { named("premium", "Premium"), named("standard", "Standard") };
        agreement.fields = { customField("product", false), customField("severity", false, { "minor", "major" }),
                             customField("region", true) };
        auto acme = named<ClientDefinition>("acme", "Acme Ltd", { "acme-old" });
        acme.tier = "premium";
        acme.fields = { { "region", "north" } };
        agreement.directory.clients
            = { acme, named<ClientDefinition>("acorn", "Acorn, Inc"), named<ClientDefinition>("borg", "Borg & Söhne") };
        agreement.directory.people
            = { named<PersonDefinition>("ida", "Ida Krüger"), named<PersonDefinition>("tom", "Tom") };
        agreement.directory.teams = { named<TeamDefinition>("field", "Field service") };
        agreement.policies = { named<PolicyDefinition>("standard", "Standard") };
        return agreement;
    }
    void fillTicket()
    {
        ticket.record.displayKey = "OPS-12";
        ticket.texts.subject = "The Drücker is on fire";
        TicketSummary& summary = ticket.summary;
        summary.created = now - std::chrono::hours(5);
        summary.lastEvent = now - std::chrono::hours(2);
        summary.status = symbols.intern("pending");
        summary.category = StatusCategory::Waiting;
        summary.priority = symbols.intern("high");
        summary.type = symbols.intern("outage");
        summary.client = symbols.intern("acme");
        summary.tier = symbols.intern("premium");
        summary.assignee = symbols.intern("ida");
        summary.labels = symbols.intern("billing,vip");
        summary.project = symbols.intern("Web Shop");
        summary.state = RowState::Paused;
        summary.lane = Lane::Waiting;
        summary.clock = Clock {};
        summary.clock->metric = Metric::Resolution;
        summary.clock->target = std::chrono::hours(8);
        summary.clock->counted = std::chrono::hours(6);
        const FieldId severity { field::kFirstCustomField.value + symbols.intern("severity").value };
        summary.custom = { { severity, symbols.intern("major") } };
    }
};

} // namespace duebell::test
