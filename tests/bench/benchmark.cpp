#include "bench/benchmark.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <random>

namespace duebell::bench {

namespace {

    struct UnitName {
        const char* text;
        double nanoseconds; // 0: no time
    };

    UnitName nameOf(Unit unit)
    {
        switch (unit) {
        case Unit::Nanoseconds:
            return { "ns", 1 };
        case Unit::Microseconds:
            return { "us", 1e3 };
        case Unit::Milliseconds:
            return { "ms", 1e6 };
        case Unit::Seconds:
            return { "s", 1e9 };
        case Unit::Kilobytes:
            return { "KB", 0 };
        case Unit::Percent:
            return { "%", 0 };
        case Unit::Ratio:
            break;
        }
        return { "x", 0 };
    }

    template <typename... Values>
    std::string line(const char* format, Values... values)
    {
        std::array<char, 512> buffer {};
        std::snprintf(buffer.data(), buffer.size(), format, values...);
        return buffer.data();
    }

} // namespace

double Bench::medianCpu(std::size_t count, const std::function<void()>& work) const
{
    work();
    std::vector<double> times;
    for (int run = 0; run < (m_quick ? 1 : 9); ++run)
        times.push_back(once(work));
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle / static_cast<double>(count);
}

double Bench::threadNow()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

double Bench::once(const std::function<void()>& work)
{
    const double start = threadNow();
    work();
    return threadNow() - start;
}

void Bench::report(Figure figure)
{
    const auto place
        = std::upper_bound(m_figures.begin(), m_figures.end(), figure, [](const Figure& a, const Figure& b) {
              return std::pair(a.id.size(), a.id) < std::pair(b.id.size(), b.id); // B2 before B16
          });
    m_figures.insert(place, std::move(figure));
}

void Bench::calibrate(const std::string& name, double nanoseconds)
{
    m_calibrations.emplace_back(name, nanoseconds);
}

double Bench::ratio(const Figure& figure) const
{
    for (const auto& [name, nanoseconds] : m_calibrations) {
        if (name == figure.calibration)
            return figure.value * nameOf(figure.unit).nanoseconds / nanoseconds;
    }
    return 0;
}

std::string Bench::table() const
{
    std::string text = line("%-4s %-52s %10s %-3s %9s %9s %12s  %s\n", "", "", "figure", "", "target", "stretch",
                            "calibration", "verdict");
    for (const auto& [name, nanoseconds] : m_calibrations)
        text += line("     %-52s %10.2f ns\n", ("calibration: " + name).c_str(), nanoseconds);
    for (const Figure& figure : m_figures) {
        const bool inStretch = figure.stretch > 0 && figure.value <= figure.stretch;
        const char* verdict = inStretch ? "stretch" : figure.value <= figure.target ? "target" : "MISSED";
        text += line("%-4s %-52s %10.2f %-3s %9.5g %9.5g ", figure.id.c_str(), figure.what.c_str(), figure.value,
                     nameOf(figure.unit).text, figure.target, figure.stretch);
        text += nameOf(figure.unit).nanoseconds > 0 ? line("%11.3fx", ratio(figure)) : std::string(12, ' ');
        text += line("  %s\n", verdict);
    }
    return text;
}

std::string Bench::json() const
{
    std::string text = "{\"calibration\": {";
    const char* separator = "";
    for (const auto& [name, nanoseconds] : m_calibrations) {
        text += line("%s\"%s\": %.4f", separator, name.c_str(), nanoseconds);
        separator = ", ";
    }
    text += line("},\n \"quick\": %s,\n \"figures\": [\n", m_quick ? "true" : "false");
    separator = "";
    for (const Figure& figure : m_figures) {
        text += line("%s  {\"id\": \"%s\", \"what\": \"%s\", \"value\": %.4f, \"unit\": \"%s\", \"target\": %g, "
                     "\"stretch\": %g, \"calibration\": \"%s\", \"ratio\": %.5f}",
                     separator, figure.id.c_str(), figure.what.c_str(), figure.value, nameOf(figure.unit).text,
                     figure.target, figure.stretch, figure.calibration.c_str(), ratio(figure));
        separator = ",\n";
    }
    return text + "\n ]}\n";
}

std::vector<Instant> randomInstants(std::size_t count, Instant from, Instant to, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto span = static_cast<std::uint64_t>((to - from).count());
    std::vector<Instant> instants(count);
    for (Instant& at : instants)
        at = from + Seconds(static_cast<std::int64_t>(random() % span));
    return instants;
}

} // namespace duebell::bench
