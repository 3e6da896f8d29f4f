// The query language over 100,000 tickets, without a window: what of B18 (typed text: a new order, painted, in 10 ms)
// the question itself costs.
#include "bench/benchmark.h"
#include "desk/querycompletion.h"
#include "desk/ticketquery.h"
#include "support/sampledesk.h"

using namespace duebell;
using namespace duebell::bench;
using duebell::test::SampleDesk;

namespace {

class QueryBench {
public:
    explicit QueryBench(Bench& bench)
        : m_bench(bench)
        , m_sample(static_cast<int>(bench.count(8334))) // twelve invented tickets each
        , m_vocabulary(makeVocabulary())
    {
        m_texts.reserve(tickets().size());
        for (const LiveTicket& ticket : tickets())
            m_texts.push_back(m_vocabulary.foldedText(ticket));
    }

    void measure()
    {
        measureMatch("printer", 5);
        measureMatch("client:acme tier:premium -status:waiting", 5);
        measureMatch("due<1h", 5);
        measureMatch("left<30m", 7);
        measureMatch("client:acme,borg left<4h -paused assignee:me webhook", 7);
        const QString query
            = QStringLiteral("client:acme tier:premium due<1h left<30m breached paused -status:waiting \"on fire\"");
        report("parse a query of eight terms", 1, [&] { keep(parseQuery(query, m_vocabulary).index()); });
        report("proposals for \"client:a\"", 1,
               [&] { keep(completeQuery(QStringLiteral("client:a"), 8, m_vocabulary).proposals.size()); });
        report("names in use on 100,000 tickets", 30, [&] { keep(makeVocabulary().fields().size()); });
    }

private:
    [[nodiscard]] const std::vector<LiveTicket>& tickets() const { return m_sample.desk->tickets(); }
    QueryVocabulary makeVocabulary()
    {
        QueryVocabulary vocabulary(m_sample.agreement, m_sample.desk->symbols(), m_sample.desk->timeline(),
                                   m_sample.symbol("ida"));
        vocabulary.observe(tickets());
        return vocabulary;
    }
    void report(const std::string& what, double target, const std::function<void()>& work)
    {
        m_bench.report({ "-", what, m_bench.medianCpu(1, work) / 1e6, Unit::Milliseconds, target, 0 });
    }
    void measureMatch(const char* text, double target)
    {
        const auto query = std::get<TicketQuery>(parseQuery(QString::fromUtf8(text), m_vocabulary));
        const Instant now = m_sample.desk->now();
        report(std::string("100,000 tickets: ") + text, target, [&] {
            std::size_t found = 0;
            for (std::size_t number = 0; number < m_texts.size(); ++number)
                found += query.match(tickets()[number], m_texts[number], now).matches ? 1 : 0;
            keep(found);
        });
    }

    Bench& m_bench;
    SampleDesk m_sample;
    QueryVocabulary m_vocabulary;
    std::vector<QString> m_texts;
};

void measureQuery(Bench& bench)
{
    QueryBench(bench).measure();
}

} // namespace

DUEBELL_BENCH(measureQuery)
