#include "storage/failpoint.h"

#ifdef DUEBELL_FAILPOINTS

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>

#include <unistd.h>

namespace duebell::failpoint {

namespace {

    enum class Action {
        Kill,
        Error,
        Pause,
    };

    struct Armed {
        std::string name;
        Action action = Action::Kill;
        int nth = 1;
        std::atomic<int> reached { 0 };
    };

    void readOne(std::string_view text, std::deque<Armed>& points)
    {
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos)
            return;
        Armed& point = points.emplace_back();
        point.name = text.substr(0, equals);
        std::string_view action = text.substr(equals + 1);
        if (const std::size_t colon = action.find(':'); colon != std::string_view::npos) {
            std::from_chars(action.data() + colon + 1, action.data() + action.size(), point.nth);
            action = action.substr(0, colon);
        }
        point.action = action == "error" ? Action::Error : action == "pause" ? Action::Pause : Action::Kill;
    }

    std::deque<Armed> readEnvironment()
    {
        std::deque<Armed> points;
        const char* variable = std::getenv("DUEBELL_FAILPOINTS");
        std::string_view rest = variable ? variable : "";
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            readOne(rest.substr(0, comma), points);
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
        return points;
    }

    Status act(const Armed& point, int count)
    {
        if (point.action == Action::Error)
            return count < point.nth ? Status(Done {})
                                     : Status(Error { ErrorCode::Database, point.name, "failpoint", {} });
        if (count == point.nth)
            ::kill(::getpid(), point.action == Action::Kill ? SIGKILL : SIGSTOP);
        return Done {};
    }

} // namespace

Status reached(const char* name)
{
    static std::deque<Armed> points = readEnvironment();
    for (Armed& point : points) {
        if (point.name == name)
            return act(point, ++point.reached);
    }
    return Done {};
}

} // namespace duebell::failpoint

#endif
