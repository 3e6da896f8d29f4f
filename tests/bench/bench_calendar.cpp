// B1 to B4: the working calendar of an office in Berlin over thirty years, asked at random.
#include "bench/benchmark.h"
#include "calendar/workcalendar.h"

#include <algorithm>

using namespace duebell;
using namespace duebell::bench;

namespace {

constexpr Instant kFrom = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
constexpr Instant kTo = std::chrono::sys_days(std::chrono::year(2030) / 1 / 1);
constexpr std::size_t kQuestions = 1'000'000;

Holiday yearly(unsigned month, unsigned day)
{
    Holiday holiday;
    holiday.kind = Holiday::Kind::Yearly;
    holiday.first = std::chrono::local_days(std::chrono::year(2000) / month / day);
    return holiday;
}

CalendarSpec office()
{
    CalendarSpec spec;
    spec.id = "office";
    spec.timeZone = "Europe/Berlin";
    for (std::size_t day = 0; day < 5; ++day)
        spec.week[day] = { { 9 * 3600, 17 * 3600 } };
    for (const auto& [month, day] : { std::pair(1U, 1U), { 5U, 1U }, { 10U, 3U }, { 12U, 25U }, { 12U, 26U } })
        spec.holidays.push_back(yearly(month, day));
    Holiday half = yearly(12, 24);
    half.closed = { { 12 * 3600, 86400 } };
    spec.holidays.push_back(half);
    for (int year = 2000; year < 2030; ++year) { // what moves with Easter is entered year by year
        for (int day : { 93, 96, 134 }) {
            Holiday holiday;
            holiday.first
                = std::chrono::local_days(std::chrono::year(year) / 1 / 1) + std::chrono::days(day + year % 17);
            holiday.last = holiday.first;
            spec.holidays.push_back(holiday);
        }
    }
    return spec;
}

std::shared_ptr<const WorkCalendar> preparedOffice()
{
    auto calendar = WorkCalendar::compile(office()).value();
    calendar->prepare(kFrom, kTo);
    return calendar;
}

// The kernel that everything of the engine is compared with.
void calibrateEngine(Bench& bench)
{
    struct Interval {
        std::int64_t from;
        std::int64_t to;
        std::int64_t openBefore;
    };
    std::vector<Interval> intervals;
    for (std::int64_t i = 0; i < 7600; ++i)
        intervals.push_back({ i * 124'000, i * 124'000 + 28'800, i * 28'800 });
    const auto instants
        = randomInstants(bench.count(kQuestions), Instant {}, Instant { Seconds { 7600 * 124'000LL } }, 1);
    bench.calibrate("engine", bench.medianCpu(instants.size(), [&] {
        std::int64_t sum = 0;
        for (const Instant at : instants) {
            const std::int64_t second = at.time_since_epoch().count();
            const auto next = std::upper_bound(intervals.begin(), intervals.end(), second,
                                               [](std::int64_t a, const Interval& b) { return a < b.from; });
            const Interval& found = next == intervals.begin() ? *next : *std::prev(next);
            sum += found.openBefore + std::min(second, found.to) - found.from;
        }
        keep(sum);
    }));
}
DUEBELL_BENCH(calibrateEngine)

double costOfBetween(const Bench& bench, const WorkCalendar& calendar, const std::vector<Instant>& from,
                     const std::vector<Instant>& to)
{
    return bench.medianCpu(from.size(), [&] {
        Seconds sum {};
        for (std::size_t i = 0; i < from.size(); ++i)
            sum += calendar.between(from[i], to[i]);
        keep(sum);
    });
}

void measureCalendarBetween(Bench& bench)
{
    const auto calendar = preparedOffice();
    auto from = randomInstants(bench.count(kQuestions), kFrom, kTo, 2);
    auto to = randomInstants(bench.count(kQuestions), kFrom, kTo, 3);
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (to[i] < from[i])
            std::swap(from[i], to[i]);
    }
    bench.report({ "B1", "between, random instants, any span", costOfBetween(bench, *calendar, from, to),
                   Unit::Nanoseconds, 25, 10 });

    from = randomInstants(bench.count(kQuestions), kFrom, kTo - std::chrono::days(1097), 4);
    const auto later = [&](std::chrono::days span) {
        std::vector<Instant> result = from;
        for (Instant& at : result)
            at += span;
        return result;
    };
    const double day = costOfBetween(bench, *calendar, from, later(std::chrono::days(1)));
    const double years = costOfBetween(bench, *calendar, from, later(std::chrono::days(3 * 365)));
    bench.report({ "B3", "cost of 3 years / cost of 1 day", years / day, Unit::Ratio, 1.3, 1.1 });
}
DUEBELL_BENCH(measureCalendarBetween)

void measureCalendarAdd(Bench& bench)
{
    const auto calendar = preparedOffice();
    const auto from = randomInstants(bench.count(kQuestions), kFrom, kTo - std::chrono::days(400), 5);
    // From nothing to some 120 working days.
    const auto amounts = randomInstants(from.size(), Instant {}, Instant { Seconds { 1'000 * 3600 } }, 6);
    const double cost = bench.medianCpu(from.size(), [&] {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < from.size(); ++i)
            sum += calendar->add(from[i], amounts[i].time_since_epoch()).time_since_epoch().count();
        keep(sum);
    });
    bench.report({ "B2", "add, random instants and amounts", cost, Unit::Nanoseconds, 30, 12 });
}
DUEBELL_BENCH(measureCalendarAdd)

void measureCalendarCompile(Bench& bench)
{
    const CalendarSpec spec = office();
    const auto zone = Zone::load(spec.timeZone).value();
    const double cost = bench.medianCpu(1, [&] {
        const auto calendar = WorkCalendar::compile(spec, zone).value();
        calendar->prepare(kFrom, kTo);
        keep(calendar.get());
    });
    bench.report({ "B4", "compile 30 years", cost / 1e6, Unit::Milliseconds, 1, 0.2 });
    bench.report({ "B4", "memory of 30 years", static_cast<double>(preparedOffice()->tableBytes()) / 1024,
                   Unit::Kilobytes, 256, 0 });
}
DUEBELL_BENCH(measureCalendarCompile)

} // namespace
