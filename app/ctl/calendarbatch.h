// `duebellctl calendar --batch`: one question about a calendar a line, one answer a line (DESIGN 4). A line that cannot
// be answered gets {"id", "error"}, and the next one is read.
#pragma once

#include "calendar/workcalendar.h"
#include "ctl/console.h"
#include "exchange/objectreader.h"

#include <string>
#include <unordered_map>

namespace duebell::ctl {

class CalendarBatch {
public:
    explicit CalendarBatch(const Console& console);

    /// Until the input ends. Returns kDone, or kFoundProblems when a line got an error.
    int run();

private:
    [[nodiscard]] JsonValue answer(const std::string& line);
    [[nodiscard]] JsonValue answerTo(const std::string& line, const JsonValue& question, const JsonValue& id);
    [[nodiscard]] Result<std::shared_ptr<const WorkCalendar>> compiled(const std::string& line, const JsonValue& json,
                                                                       ProblemList& problems);
    [[nodiscard]] JsonValue failed(const JsonValue& id, const Problem& problem);

    const Console& m_console;
    /// By the calendar's text: a batch mostly asks one calendar many things.
    std::unordered_map<std::string, std::shared_ptr<const WorkCalendar>> m_compiled;
    bool m_failed = false;
};

} // namespace duebell::ctl
