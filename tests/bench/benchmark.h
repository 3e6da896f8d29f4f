// A small registry of measurements. In a file tests/bench/bench_foo.cpp:
//     static void measureFoo(Bench& bench)
//     {
//         const double nanoseconds = bench.medianCpu(count, [&] { ...do it `count` times... });
//         bench.report({ "B5", "evaluate a ticket of 8 events", nanoseconds, Unit::Nanoseconds, 500, 250 });
//     }
//     DUEBELL_BENCH(measureFoo)
// Figures are CPU time of the calling thread, the median of several runs, and stand beside the time of a calibration
// kernel measured in the same run, so that figures of different machines can be compared.
#pragma once

#include "base/instant.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace duebell::bench {

enum class Unit {
    Nanoseconds,
    Microseconds,
    Milliseconds,
    Seconds,
    Kilobytes,
    Ratio,
    Percent,
};

struct Figure {
    std::string id; ///< "B1"
    std::string what;
    double value = 0;
    Unit unit = Unit::Nanoseconds;
    double target = 0;
    double stretch = 0; ///< 0: none
    std::string calibration = "engine"; ///< which kernel times are compared with
};

class Bench {
public:
    explicit Bench(bool quick)
        : m_quick(quick)
    {
    }

    /// A quick run only shows that everything works: count less.
    [[nodiscard]] bool quick() const { return m_quick; }
    /// `full`, or little enough for a quick run.
    [[nodiscard]] std::size_t count(std::size_t full) const { return m_quick ? full / 100 + 1 : full; }

    /// CPU nanoseconds for one of the `count` operations that `work` does: the median of at least seven runs, after one
    /// that warms up.
    [[nodiscard]] double medianCpu(std::size_t count, const std::function<void()>& work) const;

    /// CPU nanoseconds of this thread for `work`, done once.
    [[nodiscard]] static double once(const std::function<void()>& work);

    /// CPU nanoseconds of this thread so far.
    [[nodiscard]] static double threadNow();

    void report(Figure figure);
    /// Names a kernel that figures can be compared with, and its nanoseconds.
    void calibrate(const std::string& name, double nanoseconds);

    [[nodiscard]] std::string table() const;
    [[nodiscard]] std::string json() const;

private:
    [[nodiscard]] double ratio(const Figure& figure) const;

    bool m_quick;
    std::vector<Figure> m_figures;
    std::vector<std::pair<std::string, double>> m_calibrations;
};

bool registerBench(const char* name, void (*measure)(Bench&));

/// The same instants in every run, all over [from, to).
[[nodiscard]] std::vector<Instant> randomInstants(std::size_t count, Instant from, Instant to, std::uint64_t seed);

/// Keeps the compiler from leaving out what computes `value`.
template <typename Value>
inline void keep(const Value& value)
{
    asm volatile("" : : "r,m"(value) : "memory");
}

} // namespace duebell::bench

#define DUEBELL_BENCH(measure)                                                                                         \
    static const bool measure##_registered = duebell::bench::registerBench(#measure, measure);
