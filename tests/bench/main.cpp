// duebell_bench [--quick] [--json FILE] [--only TEXT]: measures what is registered and prints it beside its budget.
#include "bench/benchmark.h"

#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>

namespace duebell::bench {

static std::map<std::string, void (*)(Bench&)>& registry()
{
    static std::map<std::string, void (*)(Bench&)> measurements;
    return measurements;
}

bool registerBench(const char* name, void (*measure)(Bench&))
{
    return registry().emplace(name, measure).second;
}

} // namespace duebell::bench

int main(int argc, char** argv)
{
    using namespace duebell::bench;
    bool quick = false;
    std::string file;
    std::string only;
    for (int i = 1; i < argc; ++i) {
        const bool hasValue = i + 1 < argc;
        if (std::strcmp(argv[i], "--quick") == 0)
            quick = true;
        else if (std::strcmp(argv[i], "--json") == 0 && hasValue)
            file = argv[++i];
        else if (std::strcmp(argv[i], "--only") == 0 && hasValue)
            only = argv[++i];
        else {
            std::fprintf(stderr, "usage: duebell_bench [--quick] [--json FILE] [--only TEXT]\n");
            return 2;
        }
    }
#ifndef NDEBUG
    std::fprintf(stderr, "warning: not a release build, the figures mean nothing\n");
#endif
    Bench bench(quick);
    for (const auto& [name, measure] : registry()) {
        if (name.find(only) != std::string::npos || name == "calibrateEngine")
            measure(bench);
    }
    std::fputs(bench.table().c_str(), stdout);
    if (file.empty())
        return 0;
    std::ofstream out(file);
    out << bench.json();
    out.close();
    if (!out)
        std::fprintf(stderr, "cannot write %s\n", file.c_str());
    return out ? 0 : 3;
}
