#include "ctl/calendarbatch.h"

#include "exchange/calendarjson.h"
#include "exchange/jsonparser.h"
#include "exchange/linereader.h"
#include "words/errortext.h"

namespace duebell::ctl {

namespace {

    enum class Operation {
        Between,
        Add,
        Subtract,
        IsOpen,
        NextOpen,
        PreviousOpen,
        NextClose,
    };
    const std::vector<std::pair<const char*, Operation>> kOperations {
        { "between", Operation::Between },      { "add", Operation::Add },
        { "subtract", Operation::Subtract },    { "is_open", Operation::IsOpen },
        { "next_open", Operation::NextOpen },   { "prev_open", Operation::PreviousOpen },
        { "next_close", Operation::NextClose },
    };

    JsonValue instantToJson(const std::optional<Instant>& at)
    {
        return at && *at != kNever ? JsonValue::string(toIso(*at)) : JsonValue();
    }

    struct Question {
        Operation operation = Operation::Between;
        Instant at {};
        Instant until {};
        Seconds seconds { 0 };
    };

    /// The answer's key and value.
    std::pair<const char*, JsonValue> ask(const WorkCalendar& calendar, const Question& question)
    {
        switch (question.operation) {
        case Operation::Between:
            return { "seconds", JsonValue::number(calendar.between(question.at, question.until).count()) };
        case Operation::Add:
            return { "at", instantToJson(calendar.add(question.at, question.seconds)) };
        case Operation::Subtract:
            return { "at", instantToJson(calendar.subtract(question.at, question.seconds)) };
        case Operation::IsOpen:
            return { "open", JsonValue::boolean(calendar.isOpen(question.at)) };
        case Operation::NextOpen:
            return { "at", instantToJson(calendar.nextOpen(question.at)) };
        case Operation::PreviousOpen:
            return { "at", instantToJson(calendar.prevOpen(question.at)) };
        case Operation::NextClose:
            break;
        }
        return { "at", instantToJson(calendar.nextClose(question.at)) };
    }

    Question readQuestion(ObjectReader& reader)
    {
        Question question;
        reader.take("id");
        reader.require("op");
        const std::size_t before = reader.problems().size();
        question.operation = reader.choice("op", kOperations, Operation::IsOpen);
        const bool isKnown = reader.has("op") && reader.problems().size() == before;
        reader.require("at");
        question.at = reader.instant("at").value_or(Instant {});
        if (isKnown && question.operation == Operation::Between) {
            reader.require("until");
            question.until = reader.instant("until").value_or(Instant {});
        } else if (isKnown && (question.operation == Operation::Add || question.operation == Operation::Subtract)) {
            const JsonValue* const seconds = reader.require("seconds", JsonValue::Type::Number);
            const auto amount = seconds ? seconds->toInteger() : std::nullopt;
            if (seconds && !amount)
                reader.report(ErrorCode::OutOfRange, "seconds", seconds->text(), "a whole number");
            question.seconds = Seconds { amount.value_or(0) };
        }
        // A general program may send every key with each question: the ones that do not matter are allowed.
        reader.take("until");
        reader.take("seconds");
        return question;
    }

} // namespace

CalendarBatch::CalendarBatch(const Console& console)
    : m_console(console)
{
}

int CalendarBatch::run()
{
    LineReader lines(m_console.in);
    while (lines.next()) {
        if (lines.isTooLong()) {
            const Error error { ErrorCode::TooLarge, {}, "line", std::to_string(LineReader::kLongestLine) };
            m_console.out << failed({}, { error, {}, 0, {} }).toLine() << '\n';
        } else if (!lines.isBlank()) {
            m_console.out << answer(lines.text()).toLine() << '\n';
        }
        // Whoever asks one question at a time waits for the answer.
        if (lines.wouldWait())
            m_console.out.flush();
        if (!m_console.out)
            return kFailed;
    }
    return m_failed ? kFoundProblems : kDone;
}

JsonValue CalendarBatch::answer(const std::string& line)
{
    const auto parsed = parseJson(line);
    if (!parsed.ok()) {
        Problem problem { parsed.error(), {}, 0, {} };
        problem.line = std::exchange(problem.error.where, {});
        return failed({}, problem);
    }
    const JsonValue* const id = parsed.value().find("id");
    return answerTo(line, parsed.value(), id ? *id : JsonValue());
}

JsonValue CalendarBatch::answerTo(const std::string& line, const JsonValue& question, const JsonValue& id)
{
    ProblemList problems;
    ObjectReader reader(question, {}, problems);
    const JsonValue* const json = reader.require("calendar");
    const auto calendar = json ? compiled(line, *json, problems) : Error { ErrorCode::MissingKey, {}, {}, {} };
    const Question asked = readQuestion(reader);
    reader.finish();
    if (!problems.empty()) {
        Problem problem = problems.sorted(line).front();
        problem.line.clear();
        return failed(id, problem);
    }
    if (!calendar.ok())
        return failed(id, { calendar.error(), {}, 0, {} });
    auto [key, value] = ask(**calendar, asked);
    return JsonValue::object({ { "id", id }, { key, std::move(value) } });
}

Result<std::shared_ptr<const WorkCalendar>> CalendarBatch::compiled(const std::string& line, const JsonValue& json,
                                                                    ProblemList& problems)
{
    constexpr std::size_t most = 256;
    std::string text = line.substr(json.from(), json.to() - json.from());
    if (const auto known = m_compiled.find(text); known != m_compiled.end())
        return known->second;
    const std::size_t before = problems.size();
    const CalendarSpec spec = calendarFromJson(json, "/calendar", problems, CalendarStrictness::Batch);
    if (problems.size() > before)
        return Error { ErrorCode::InvalidArgument, "/calendar", {}, {} };
    auto calendar = WorkCalendar::compile(spec);
    if (!calendar.ok()) {
        Error error = calendar.error();
        error.where
            = "/calendar" + (error.code == ErrorCode::UnknownTimeZone ? std::string("/time_zone") : std::string());
        return error;
    }
    if (m_compiled.size() >= most)
        m_compiled.clear();
    m_compiled.emplace(std::move(text), *calendar);
    return calendar;
}

JsonValue CalendarBatch::failed(const JsonValue& id, const Problem& problem)
{
    m_failed = true;
    return JsonValue::object(
        { { "id", id }, { "error", JsonValue::string(ErrorText::withPlace(problem).toStdString()) } });
}

} // namespace duebell::ctl
