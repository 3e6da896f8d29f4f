#include "support/sampledesk.h"

#include <cstdlib>
#include <stdexcept>

namespace duebell::test {

using std::chrono::hours;
using std::chrono::minutes;

static Identity named(std::string id, std::string name)
{
    return { std::move(id), std::move(name), {}, false };
}

static StatusDefinition status(std::string id, std::string name, StatusCategory category,
                               WaitsFor waits = WaitsFor::Nobody)
{
    StatusDefinition definition;
    static_cast<Identity&>(definition) = named(std::move(id), std::move(name));
    definition.category = category;
    definition.waitsFor = waits;
    return definition;
}

static TargetDefinition target(Metric metric, Seconds high, Seconds others)
{
    TargetDefinition definition;
    definition.metric = metric;
    definition.promised = { { "high", { high, 0 } }, { "*", { others, 0 } } };
    definition.warnAt = { { 75, {} } };
    if (metric == Metric::Resolution)
        definition.pausesIn = { "waiting" };
    return definition;
}

Agreement SampleDesk::sampleAgreement()
{
    Agreement agreement;
    agreement.deskName = "Lindqvist support";
    agreement.deskTimeZone = "Europe/Berlin";
    CalendarSpec office;
    office.id = "office";
    office.name = "Office hours";
    office.timeZone = "Europe/Berlin";
    for (std::size_t day = 0; day < 5; ++day)
        office.week[day] = { { 8 * 3600, 18 * 3600 } };
    agreement.calendars = { office };
    agreement.statuses = { status("new", "New", StatusCategory::New), status("open", "Open", StatusCategory::Open),
                           status("pending", "Waiting for client", StatusCategory::Waiting, WaitsFor::Client),
                           status("vendor", "Waiting for vendor", StatusCategory::Waiting, WaitsFor::ThirdParty),
                           status("resolved", "Resolved", StatusCategory::Resolved) };
    agreement.priorities
        = { named("urgent", "Urgent"), named("high", "High"), named("normal", "Normal"), named("low", "Low") };
    agreement.tiers = { named("premium", "Premium"), named("standard", "Standard") };
    agreement.types = { named("incident", "Incident") };
    for (const auto& [id, name, tier] :
         { std::tuple("acme", "Acme Robotics", "premium"), std::tuple("borg", "Borg & Söhne", "standard"),
           std::tuple("nord", "Nordlicht Verlag", "standard"), std::tuple("intern", "In-house", "") }) {
        ClientDefinition client;
        static_cast<Identity&>(client) = named(id, name);
        client.tier = tier;
        agreement.directory.clients.push_back(client);
    }
    for (const auto& [id, name] :
         { std::pair("ida", "Ida Krüger"), std::pair("tom", "Tom Aalto"), std::pair("noor", "Noor Haddad") }) {
        PersonDefinition person;
        static_cast<Identity&>(person) = named(id, name);
        agreement.directory.people.push_back(person);
    }
    PolicyDefinition none;
    static_cast<Identity&>(none) = named("inhouse", "In-house");
    none.noAgreement = true;
    ConditionDefinition inHouse;
    inHouse.kind = ConditionDefinition::Kind::Field;
    inHouse.field = "client";
    inHouse.values = { "intern" };
    none.match = inHouse;
    PolicyDefinition everyone;
    static_cast<Identity&>(everyone) = named("standard", "Standard");
    everyone.calendar = "office";
    everyone.targets
        = { target(Metric::FirstResponse, minutes(30), hours(2)), target(Metric::NextResponse, hours(1), hours(4)),
            target(Metric::Resolution, hours(8), hours(24)) };
    agreement.policies = { none, everyone };
    return agreement;
}

void SampleDesk::open(const std::string& key, const std::string& subject, std::string_view client,
                      std::string_view priority, Seconds age, std::string_view assignee)
{
    EventStore::TicketDraft draft;
    draft.source = symbol("sample");
    draft.externalKey = key;
    draft.displayKey = key;
    draft.texts.subject = subject;
    m_ticket = store.ensureTickets({ &draft, 1 }).value().front();
    happen(age, EventKind::Created, ActorKind::Client);
    for (const auto& [field, value] :
         { std::pair(field::kStatus, std::string_view("new")), std::pair(field::kPriority, priority),
           std::pair(field::kClient, client), std::pair(field::kAssignee, assignee),
           std::pair(field::kType, std::string_view("incident")) }) {
        if (!value.empty())
            happen(age, EventKind::Initial, ActorKind::Client, field, value);
    }
}

void SampleDesk::happen(Seconds ago, EventKind kind, ActorKind actorKind, FieldId field, std::string_view value)
{
    EventDraft draft;
    draft.event.ticket = m_ticket;
    draft.event.at = kSampleNow - ago + m_shift;
    draft.event.kind = kind;
    draft.event.actorKind = actorKind;
    draft.event.actor = actorKind == ActorKind::Agent ? symbol("ida") : Symbol {};
    draft.event.field = field;
    draft.event.value = symbol(value);
    draft.event.order = static_cast<std::int32_t>(m_batch.events.size());
    m_batch.events.push_back(draft);
}

void SampleDesk::writeTickets(int copy)
{
    const auto key = [copy](int number) { return "T-" + std::to_string(1001 + number + copy * 12); };
    const auto set = [this](Seconds ago, FieldId field, std::string_view value) {
        happen(ago, EventKind::Changed, ActorKind::Agent, field, value);
    };
    m_shift = Seconds((copy % 400) * -3);
    open(key(0), "Checkout hangs at payment", "acme", "high", minutes(26), "ida");
    open(key(1), "Cannot print labels in warehouse 2", "borg", "normal", minutes(70), "");
    open(key(2), "Invoice shows the wrong VAT rate", "nord", "normal", minutes(10), "tom");
    open(key(3), "Login loop after password change", "acme", "high", minutes(50), "tom");
    open(key(4), "Export to CSV loses umlauts", "borg", "low", hours(24 * 8), "noor");
    set(hours(24 * 8 - 1), field::kStatus, "open");
    happen(hours(24 * 8 - 2), EventKind::Reply, ActorKind::Agent);
    open(key(5), "Robot arm reports drift on axis 3", "acme", "urgent", hours(22), "ida");
    happen(hours(21), EventKind::Reply, ActorKind::Agent);
    set(hours(20), field::kStatus, "pending");
    open(key(6), "Newsletter sent twice", "nord", "normal", hours(20), "tom");
    happen(hours(19), EventKind::Reply, ActorKind::Agent);
    set(hours(19), field::kStatus, "open");
    happen(minutes(40), EventKind::Reply, ActorKind::Client);
    open(key(7), "New laptop for the front desk", "intern", "low", hours(30), "");
    open(key(8), "Spare part delayed by the carrier", "borg", "high", hours(23), "noor");
    happen(hours(22), EventKind::Reply, ActorKind::Agent);
    set(hours(22), field::kStatus, "vendor");
    open(key(9), "Webhook answers with 403 since the update", "acme", "high", hours(3), "tom");
    happen(minutes(170), EventKind::Reply, ActorKind::Agent);
    set(minutes(170), field::kStatus, "open");
    open(key(10), "Please reset my two-factor device", "nord", "normal", hours(40), "ida");
    happen(hours(39), EventKind::Reply, ActorKind::Agent);
    set(hours(2), field::kStatus, "resolved");
    open(key(11), "Question about the price list", "nord", "low", hours(1), "noor");
}

SampleDesk::SampleDesk(int copies)
{
    agreement = sampleAgreement();
    Result<Timeline> compiled = timelineOf(agreement, store.table());
    if (!compiled)
        std::abort();
    timeline = std::make_shared<const Timeline>(std::move(*compiled));
    m_run = store.beginRun({}, kSampleNow).value();
    m_batch.run = m_run;
    for (int copy = 0; copy < copies; ++copy)
        writeTickets(copy);
    if (!store.commit(m_batch, kSampleNow - Seconds(60)).ok())
        std::abort();
    names = NameBook(agreement, store.symbols());
    desk = std::make_unique<Desk>(store, timeline, time);
    if (!desk->load().ok())
        std::abort();
}

const LiveTicket& SampleDesk::ticket(const std::string& key) const
{
    for (const LiveTicket& ticket : desk->tickets()) {
        if (ticket.record.displayKey == key)
            return ticket;
    }
    throw std::out_of_range(key);
}

void SampleDesk::commit(const std::string& key, EventKind kind, ActorKind actorKind, FieldId field,
                        std::string_view value)
{
    Batch batch;
    batch.run = m_run;
    EventDraft draft;
    draft.event.ticket = ticket(key).record.id;
    draft.event.at = time.wallNow();
    draft.event.kind = kind;
    draft.event.actorKind = actorKind;
    draft.event.field = field;
    draft.event.value = symbol(value);
    batch.events.push_back(draft);
    if (!store.commit(batch, time.wallNow()).ok())
        std::abort();
}

} // namespace duebell::test
