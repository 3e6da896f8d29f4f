#include "support/randomagreement.h"

namespace duebell::test {

namespace {

    using std::chrono::days;
    using std::chrono::floor;
    using std::chrono::local_days;

    template <typename T>
    T named(const char* id)
    {
        T value {};
        value.id = id;
        value.name = id;
        return value;
    }

    StatusDefinition status(const char* id, StatusCategory category, WaitsFor waitsFor = WaitsFor::Nobody)
    {
        StatusDefinition definition = named<StatusDefinition>(id);
        definition.category = category;
        definition.waitsFor = waitsFor;
        return definition;
    }

    local_days someDate(RandomSource& random, Instant start)
    {
        return local_days(floor<days>(start).time_since_epoch()) + days(random.between(-1, 6));
    }

    int hour(int halfHours)
    {
        return halfHours * 1800;
    }

    std::vector<DaySpan> randomHours(RandomSource& random)
    {
        switch (random.below(6)) {
        case 0:
            return { { hour(18), hour(34) } }; // 09:00-17:00
        case 1:
            return { { hour(16), hour(24) }, { hour(26), hour(36) } }; // lunch break
        case 2:
            return { { hour(44), hour(12) } }; // overnight, 22:00-06:00
        case 3:
            return { { 0, hour(48) } };
        case 4:
            return { { hour(3), hour(7) }, { hour(20), hour(30) } }; // over the hour that DST skips or repeats
        default: {
            const int from = random.between(0, 40);
            return { { hour(from) + random.below(2) * 300,
                       hour(random.between(from + 1, 47)) + random.below(2) * 900 } };
        }
        }
    }

    CalendarSpec randomCalendar(RandomSource& random, const char* id, Instant start)
    {
        CalendarSpec spec;
        spec.id = id;
        spec.name = id;
        spec.timeZone = random.idOf({ "Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
                                      "Asia/Kathmandu", "Australia/Lord_Howe", "UTC" });
        const std::vector<DaySpan> usual = randomHours(random);
        for (std::size_t day = 0; day < 7; ++day) {
            if (day < 5 || random.chance(40))
                spec.week[day] = random.chance(15) ? randomHours(random) : usual;
        }
        if (random.chance(35))
            spec.holidays.push_back({ Holiday::Kind::Range, someDate(random, start), {}, {}, "Feast" });
        for (Holiday& holiday : spec.holidays)
            holiday.last = holiday.first + days(random.below(2));
        if (random.chance(20)) {
            const local_days date = someDate(random, start);
            spec.holidays.push_back({ Holiday::Kind::Yearly, date, date, { { hour(24), hour(48) } }, "Afternoon off" });
        }
        if (random.chance(20)) {
            const int from = random.between(10, 30);
            spec.exceptions.push_back(
                { someDate(random, start), { { hour(from), hour(from + random.between(1, 10)) } } });
        }
        if (random.chance(10))
            spec.exceptions.push_back({ someDate(random, start) + days(7), {} });
        return spec;
    }

    TargetSpan randomSpan(RandomSource& random)
    {
        TargetSpan span;
        if (random.chance(15))
            span.days = random.between(1, 3);
        else if (random.chance(70))
            span.seconds = Seconds(hour(random.between(1, 20)));
        else
            span.seconds = kRandomGrid * random.between(1, 150);
        return span;
    }

    SpanByPriority randomSpans(RandomSource& random)
    {
        SpanByPriority spans;
        if (random.chance(90))
            spans["*"] = randomSpan(random);
        for (const char* priority : { "high", "normal", "low" }) {
            if (spans.empty() || random.chance(35))
                spans[priority] = randomSpan(random);
        }
        return spans;
    }

    CalendarChoice randomChoice(RandomSource& random)
    {
        using Kind = CalendarChoice::Kind;
        CalendarChoice choice;
        choice.kind = random.oneOf({ Kind::Policy, Kind::Policy, Kind::Named, Kind::Client, Kind::Team, Kind::Assignee,
                                     Kind::Assignee, Kind::Always });
        const bool needsId = choice.kind == Kind::Named || choice.kind == Kind::Assignee || choice.kind == Kind::Client
            || choice.kind == Kind::Team;
        if (needsId)
            choice.id = random.idOf({ "c1", "c2", "c3", "always" });
        return choice;
    }

    TargetDefinition randomTarget(RandomSource& random, Metric metric)
    {
        TargetDefinition target;
        target.metric = metric;
        if (metric == Metric::TimeInStatus)
            target.status = random.idOf({ "new", "open", "pending", "hold" });
        target.promised = randomSpans(random);
        target.calendar = randomChoice(random);
        if (metric == Metric::Resolution ? random.chance(85) : random.chance(30))
            target.pausesIn = { random.idOf({ "waiting", "waiting", "waiting", "pending", "vendor" }) };
        if (random.chance(20))
            target.pausesIn.emplace_back(random.idOf({ "hold", "new", "vendor" }));
        target.pauseEnds = random.chance(60) ? PauseEnds::ClientReply : PauseEnds::StatusChange;
        target.onResume = random.chance(25) ? OnResume::Restart : OnResume::Resume;
        target.onReopen = random.oneOf({ OnReopen::Resume, OnReopen::Resume, OnReopen::Restart, OnReopen::Never });
        target.onChange = random.chance(65) ? OnChange::FromStart : OnChange::FromChange;
        target.breachIsFinal = random.chance(15);
        target.resolveCounts = random.chance(75);
        target.countsOpening = metric == Metric::NextResponse && random.chance(35);
        return target;
    }

    void addTargets(RandomSource& random, PolicyDefinition& policy)
    {
        policy.targets.clear();
        if (policy.noAgreement)
            return;
        for (const Metric metric : kMetrics) {
            if (random.chance(metric == Metric::Resolution ? 85 : 55))
                policy.targets.push_back(randomTarget(random, metric));
        }
    }

    ConditionDefinition fieldTest(RandomSource& random)
    {
        using Operator = ConditionDefinition::Operator;
        ConditionDefinition test;
        test.kind = ConditionDefinition::Kind::Field;
        const auto set = [&](const char* field, Operator op, std::vector<std::string> values) {
            test.field = field;
            test.op = op;
            test.values = std::move(values);
        };
        switch (random.below(10)) {
        case 0:
            set("client.tier", Operator::Is, { random.idOf({ "gold", "silver" }) });
            break;
        case 1:
            set("client", Operator::IsNot, { random.idOf({ "acme", "bolt" }) });
            break;
        case 2:
            set("type", Operator::Is, { random.idOf({ "incident", "request" }) });
            break;
        case 3:
            set("labels", Operator::HasLabel, { random.idOf({ "vip", "bug" }) });
            break;
        case 4:
            set("team", Operator::StartsWith, { "t1" });
            break;
        case 5:
            set("product", Operator::Contains, { "o" });
            break;
        case 6:
            set("client.region", Operator::Is, { random.idOf({ "north", "south" }) });
            break;
        default:
            set("priority", Operator::In, { random.idOf({ "high", "low" }), random.idOf({ "high", "normal" }) });
        }
        return test;
    }

    ConditionDefinition randomCondition(RandomSource& random, int depth)
    {
        using Kind = ConditionDefinition::Kind;
        if (depth > 0 && random.chance(60))
            return fieldTest(random);
        ConditionDefinition condition;
        if (depth > 0 && random.chance(20)) {
            condition.kind = random.oneOf({ Kind::CreatedInside, Kind::CreatedOutside });
            condition.calendar = random.idOf({ "c1", "c2" });
            return condition;
        }
        condition.kind = random.oneOf({ Kind::All, Kind::Any, Kind::None });
        const int parts = depth > 1 ? 1 : random.between(1, 2);
        for (int part = 0; part < parts; ++part)
            condition.parts.push_back(depth > 1 ? fieldTest(random) : randomCondition(random, depth + 1));
        return condition;
    }

    PolicyDefinition randomPolicy(RandomSource& random, const char* id, bool isLast, Instant start)
    {
        PolicyDefinition policy = named<PolicyDefinition>(id);
        if (!isLast || random.chance(20))
            policy.match = randomCondition(random, 0);
        policy.noAgreement = random.chance(8);
        if (random.chance(8))
            policy.validFrom = someDate(random, start);
        policy.calendar = random.idOf({ "c1", "c2", "c3", "always" });
        policy.agentCreatedAsClient = random.chance(25);
        policy.retargetOnAutomation = random.chance(30);
        addTargets(random, policy);
        return policy;
    }

    void addVocabulary(Agreement& agreement)
    {
        agreement.statuses = {
            status("new", StatusCategory::New),
            status("open", StatusCategory::Open),
            status("hold", StatusCategory::Open),
            status("pending", StatusCategory::Waiting, WaitsFor::Client),
            status("vendor", StatusCategory::Waiting, WaitsFor::ThirdParty),
            status("solved", StatusCategory::Resolved),
            status("closed", StatusCategory::Closed),
            status("dropped", StatusCategory::Cancelled),
        };
        agreement.priorities = { named<Identity>("high"), named<Identity>("normal"), named<Identity>("low") };
        agreement.types = { named<Identity>("incident"), named<Identity>("request") };
        agreement.tiers = { named<Identity>("gold"), named<Identity>("silver") };
        FieldDefinition region = named<FieldDefinition>("region");
        region.ofClient = true;
        agreement.fields = { named<FieldDefinition>("product"), region };
        agreement.directory.clients = { named<ClientDefinition>("acme"), named<ClientDefinition>("bolt") };
        agreement.directory.people = { named<PersonDefinition>("ann"), named<PersonDefinition>("ben") };
        agreement.directory.teams = { named<TeamDefinition>("t1"), named<TeamDefinition>("t2") };
    }

} // namespace

Agreement randomAgreement(RandomSource& random, Instant start)
{
    Agreement agreement;
    agreement.deskName = "Random desk";
    agreement.deskTimeZone = random.idOf({ "Europe/Berlin", "UTC", "Asia/Kolkata" });
    for (const char* id : { "c1", "c2", "c3" })
        agreement.calendars.push_back(randomCalendar(random, id, start));
    addVocabulary(agreement);
    const int policies = random.between(1, 4);
    const char* const ids[] = { "p1", "p2", "p3", "p4" };
    for (int i = 0; i < policies; ++i)
        agreement.policies.push_back(randomPolicy(random, ids[i], i + 1 == policies, start));
    return agreement;
}

Agreement changedAgreement(RandomSource& random, const Agreement& agreement)
{
    Agreement changed = agreement;
    for (PolicyDefinition& policy : changed.policies) {
        if (random.chance(10))
            addTargets(random, policy);
        if (random.chance(20))
            policy.calendar = random.idOf({ "c1", "c2", "c3", "always" });
        for (TargetDefinition& target : policy.targets) {
            if (random.chance(40))
                target.promised = randomSpans(random);
            if (random.chance(15))
                target.calendar = randomChoice(random);
            if (random.chance(15))
                target.pausesIn = { "waiting" };
            if (random.chance(15))
                target.pauseEnds = random.oneOf({ PauseEnds::ClientReply, PauseEnds::StatusChange });
        }
    }
    if (random.chance(30))
        changed.calendars.front().week[static_cast<std::size_t>(random.below(5))] = randomHours(random);
    return changed;
}

} // namespace duebell::test
