#include "workspace/demodesk.h"

#include "exchange/agreementreader.h"
#include "workspace/demoticket.h"

#include <algorithm>
#include <array>
#include <map>

namespace duebell {

namespace {

    using std::chrono::minutes;

    struct ClientContact {
        std::string_view client;
        std::string_view requester;
        bool inAmerica;
    };
    constexpr std::array kContacts {
        ClientContact { "brightwell", "c_moreau", false },    ClientContact { "harbourline", "c_hale", true },
        ClientContact { "tesselight", "c_brandt", false },    ClientContact { "juniperbay", "c_price", true },
        ClientContact { "kestrel", "c_oneill", false },       ClientContact { "nordwinkel", "c_weber", false },
        ClientContact { "alderfinch", "c_santos", false },    ClientContact { "oakenvale", "c_abara", true },
        ClientContact { "prairielane", "c_kim", true },       ClientContact { "quillmark", "c_novak", false },
        ClientContact { "mossandmeadow", "c_takeda", false },
    };
    constexpr std::array<std::string_view, 3> kEuropeans { "mara", "tobias", "ines" };
    constexpr std::array<std::string_view, 2> kAmericans { "grace", "luis" };
    constexpr std::array<std::string_view, 2> kEngineers { "dominik", "farah" };

    DemoCast castOf(const DemoStory& story, std::size_t index)
    {
        const auto* const contact = std::ranges::find(kContacts, story.client, &ClientContact::client);
        if (story.plot == DemoPlot::WithEngineering)
            return { contact->requester, kEngineers[index % kEngineers.size()], "platform" };
        if (story.type == "billing")
            return { contact->requester, "petra", "accounts" };
        if (contact->inAmerica)
            return { contact->requester, kAmericans[index % kAmericans.size()], "americas" };
        return { contact->requester, kEuropeans[index % kEuropeans.size()], "service" };
    }

    /// The promises that a story plays with, in open seconds of their calendar.
    class Stage {
    public:
        Stage(const Rulebook& rules, std::string_view policyId, const DemoStory& story, const SymbolTable& symbols,
              Instant now)
            : m_now(now)
            , m_calendar(rules.always.get())
        {
            for (const PolicyRule& policy : rules.policies) {
                if (symbols.text(policy.id) != policyId || policy.targets.empty())
                    continue;
                m_calendar = policy.targets.front().calendar.fixed;
                const Symbol priority = symbols.find(story.priority);
                resolution = length(policy.target(Metric::Resolution), priority);
                firstResponse = length(policy.target(Metric::FirstResponse), priority);
                nextResponse = length(policy.target(Metric::NextResponse), priority);
            }
        }

        [[nodiscard]] Instant now() const { return m_now; }
        /// Since when so much open time has passed.
        [[nodiscard]] Instant ago(Seconds open) const
        {
            return m_calendar->subtract(m_now, open).value_or(m_now - open);
        }
        [[nodiscard]] Instant before(Instant at, Seconds open) const
        {
            return m_calendar->subtract(at, open).value_or(at - open);
        }
        [[nodiscard]] Instant after(Instant at, Seconds open) const
        {
            return std::min(m_calendar->add(at, open), m_now);
        }

        Seconds resolution { std::chrono::hours(24) };
        Seconds firstResponse { std::chrono::hours(4) };
        Seconds nextResponse { std::chrono::hours(4) };

    private:
        // Working days as their average on this calendar, over the last four weeks.
        [[nodiscard]] Seconds length(const TargetRule* rule, Symbol priority) const
        {
            const TargetSpan* span = rule ? rule->promised.find(priority) : nullptr;
            if (!span)
                return std::chrono::hours(24);
            const Seconds fourWeeks = m_calendar->between(m_now - std::chrono::days(28), m_now);
            return span->days != 0 ? span->days * fourWeeks / 20 : span->seconds;
        }

        Instant m_now;
        const WorkCalendar* m_calendar;
    };

    Seconds part(Seconds whole, int percent)
    {
        return whole * percent / 100;
    }

    std::string_view policyOf(const DemoStory& story)
    {
        if (story.plot == DemoPlot::NoAgreement)
            return "no_agreement";
        constexpr std::array<std::string_view, 4> premium { "brightwell", "harbourline", "tesselight", "juniperbay" };
        if (std::ranges::find(premium, story.client) != premium.end())
            return "premium";
        return story.client == "oakenvale" || story.client == "prairielane" ? "standard_america" : "standard";
    }

    class Director {
    public:
        Director(const Rulebook& rules, const SymbolTable& symbols, Instant now)
            : m_rules(rules)
            , m_symbols(symbols)
            , m_now(now)
        {
        }

        std::vector<EventDraft> play(const DemoStory& story, TicketId id, std::size_t index)
        {
            const Stage stage(m_rules, policyOf(story), story, m_symbols, m_now);
            DemoTicket ticket(id, story, castOf(story, index), m_symbols, index);
            const auto turn = static_cast<int>(m_turns[story.plot]++);
            act(ticket, stage, story.plot, turn);
            return ticket.take();
        }

    private:
        // Opened, given to somebody soon, answered in time, at work.
        static void begin(DemoTicket& ticket, const Stage& stage, Instant opened)
        {
            ticket.open(opened);
            ticket.assign(stage.after(opened, part(stage.firstResponse, 20)));
            ticket.answer(stage.after(opened, part(stage.firstResponse, 45)));
            ticket.status(stage.after(opened, part(stage.firstResponse, 50)), "open");
        }

        // How long ago something broke "today", also a few minutes after midnight.
        [[nodiscard]] Seconds earlierToday(int minutesAgo) const
        {
            const std::chrono::local_seconds wall = m_rules.deskZone->toLocal(m_now);
            const Seconds today = wall - std::chrono::floor<std::chrono::days>(wall);
            return std::min<Seconds>(minutes(minutesAgo), today / 2);
        }

        void act(DemoTicket& ticket, const Stage& stage, DemoPlot plot, int turn) const
        {
            switch (plot) {
            case DemoPlot::DueInMinutes:
                actDueInMinutes(ticket, stage, turn);
                break;
            case DemoPlot::AtRisk:
                begin(ticket, stage, stage.ago(part(stage.resolution, 88 + turn)));
                ticket.note(stage.ago(part(stage.resolution, 30)));
                break;
            case DemoPlot::BreachedToday:
                actBreachedToday(ticket, stage, turn);
                break;
            case DemoPlot::OlderOverdue:
                begin(ticket, stage, stage.before(m_now - std::chrono::days(2 + turn), stage.resolution + minutes(95)));
                ticket.note(stage.ago(minutes(200 + 30 * turn)));
                break;
            case DemoPlot::NoAgreement:
                ticket.open(m_now - minutes(150 + 700 * turn));
                if (turn % 2 == 0)
                    ticket.answer(m_now - minutes(40 + 500 * turn));
                break;
            case DemoPlot::Fresh:
                ticket.open(stage.ago(minutes(3 + 6 * turn)));
                break;
            default:
                actAtWork(ticket, stage, plot, turn);
            }
        }

        static void actDueInMinutes(DemoTicket& ticket, const Stage& stage, int turn)
        {
            const Seconds left = minutes(std::array { 4, 9, 16, 25, 38 }[static_cast<std::size_t>(turn) % 5]);
            if (turn == 0 || turn == 3) { // the first answer
                const Instant opened = stage.ago(stage.firstResponse - left);
                ticket.open(opened);
                ticket.assign(stage.after(opened, minutes(5)));
            } else if (turn == 2) { // the next one
                begin(ticket, stage, stage.ago(part(stage.resolution, 35)));
                ticket.clientWrites(stage.ago(stage.nextResponse - left));
            } else {
                begin(ticket, stage, stage.ago(stage.resolution - left));
            }
        }

        void actBreachedToday(DemoTicket& ticket, const Stage& stage, int turn) const
        {
            const Seconds late = earlierToday(12 + 34 * turn);
            if (turn == 1) { // never answered
                const Instant opened = stage.ago(stage.firstResponse + late);
                ticket.open(opened);
                ticket.assign(stage.after(opened, minutes(20)));
                return;
            }
            begin(ticket, stage, stage.ago(stage.resolution + late));
            ticket.note(stage.ago(late + minutes(25)));
        }

        static void actAtWork(DemoTicket& ticket, const Stage& stage, DemoPlot plot, int turn)
        {
            const auto ago = [&](int percent) { return stage.ago(part(stage.resolution, percent)); };
            if (plot == DemoPlot::AnsweredLate) {
                const Instant opened = ago(55);
                ticket.open(opened);
                ticket.assign(stage.after(opened, minutes(15)));
                ticket.answer(stage.after(opened, stage.firstResponse + minutes(9 + 11 * turn)));
                ticket.status(stage.after(opened, stage.firstResponse + minutes(30)), "open");
                return;
            }
            const bool isOver = plot == DemoPlot::Reopened || plot == DemoPlot::Closed;
            begin(ticket, stage, ago(isOver ? 260 + 15 * turn : plot == DemoPlot::Later ? 6 + turn : 45 + 3 * turn));
            switch (plot) {
            case DemoPlot::WaitingForClient:
            case DemoPlot::ClientAnswered:
                ticket.answer(ago(24 + turn));
                ticket.status(ago(24 + turn), "pending");
                if (plot == DemoPlot::ClientAnswered)
                    ticket.clientWrites(ago(3 + turn));
                break;
            case DemoPlot::WaitingForSupplier:
                ticket.status(ago(28 + turn), "supplier");
                ticket.note(ago(27 + turn));
                break;
            case DemoPlot::WithEngineering:
                ticket.status(stage.ago(minutes(150)), "review");
                ticket.note(stage.ago(minutes(145)));
                break;
            case DemoPlot::Reopened:
                ticket.status(ago(230), "resolved");
                ticket.clientWrites(ago(9 + turn));
                ticket.status(ago(8 + turn), "open");
                ticket.answer(ago(7 + turn));
                break;
            case DemoPlot::Resolved:
            case DemoPlot::Closed:
                ticket.answer(ago(plot == DemoPlot::Closed ? 220 : 12));
                ticket.status(ago(plot == DemoPlot::Closed ? 220 : 12), "resolved");
                if (plot == DemoPlot::Closed)
                    ticket.status(ago(60), "closed");
                break;
            default:
                break;
            }
        }

        const Rulebook& m_rules;
        const SymbolTable& m_symbols;
        Instant m_now;
        std::map<DemoPlot, std::size_t> m_turns;
    };

    Status fill(Workspace& workspace, Instant now)
    {
        EventStore& store = workspace.store();
        // The agreement's own ids are in the store already; these are the demo's.
        std::vector<std::string_view> texts { "demo", "email", "portal", "phone" };
        if (const Result<std::vector<Symbol>> known = store.intern(texts); !known)
            return known.error();
        std::vector<EventStore::TicketDraft> drafts;
        int number = 4180;
        for (const DemoStory& story : demoStories()) {
            const std::string key = "LW-" + std::to_string(++number);
            drafts.push_back({ store.symbols().find("demo"), key, key, { std::string(story.subject), {} } });
        }
        const Result<std::vector<TicketId>> tickets = store.ensureTickets(drafts);
        if (!tickets)
            return tickets.error();
        RunInfo info;
        info.kind = RunInfo::Kind::Import;
        info.source = "demo";
        const Result<RunId> run = store.beginRun(info, now);
        if (!run)
            return run.error();
        Director director(*workspace.timeline().versions.front().rules, store.symbols(), now);
        Batch batch { *run, {}, {} };
        for (std::size_t i = 0; i < tickets->size(); ++i)
            std::ranges::move(director.play(demoStories()[i], (*tickets)[i], i), std::back_inserter(batch.events));
        const Result<std::vector<Event>> committed = store.commit(batch, now);
        if (!committed)
            return committed.error();
        return workspace.desk().load();
    }

} // namespace

Result<std::unique_ptr<Workspace>> createDemoDesk(const QString& path, const Workspace::Options& options)
{
    const AgreementReader::Reading reading = AgreementReader::read(kDemoAgreement);
    if (!reading.agreement)
        return reading.problems.front().error;
    Result<std::unique_ptr<Workspace>> workspace = Workspace::create(path, *reading.agreement, options);
    if (!workspace)
        return workspace;
    if (Status filled = fill(**workspace, (*workspace)->time().wallNow()); !filled)
        return filled.error();
    return workspace;
}

} // namespace duebell
