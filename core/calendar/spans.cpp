#include "calendar/spans.h"

#include <algorithm>

namespace duebell {

Spans merged(Spans spans)
{
    std::erase_if(spans, [](const DaySpan& span) { return span.from >= span.to; });
    std::sort(spans.begin(), spans.end(), [](const DaySpan& a, const DaySpan& b) { return a.from < b.from; });
    Spans result;
    for (const DaySpan& span : spans) {
        if (!result.empty() && span.from <= result.back().to)
            result.back().to = std::max(result.back().to, span.to);
        else
            result.push_back(span);
    }
    return result;
}

Spans without(const Spans& spans, const Spans& closed)
{
    Spans result;
    for (const DaySpan& span : spans) {
        int from = span.from;
        for (const DaySpan& hole : closed) {
            if (hole.to <= from || hole.from >= span.to)
                continue;
            if (hole.from > from)
                result.push_back({ from, hole.from });
            from = hole.to;
        }
        if (from < span.to)
            result.push_back({ from, span.to });
    }
    return result;
}

Spans ownPart(const Spans& written)
{
    Spans result;
    for (const DaySpan& span : written)
        result.push_back({ span.from, span.to < span.from ? kDaySeconds : span.to });
    return merged(std::move(result));
}

Spans nextDatePart(const Spans& written)
{
    Spans result;
    for (const DaySpan& span : written) {
        if (span.to < span.from)
            result.push_back({ 0, span.to });
    }
    return merged(std::move(result));
}

bool insideDay(const Spans& written)
{
    return std::all_of(written.begin(), written.end(), [](const DaySpan& span) {
        return span.from >= 0 && span.from <= kDaySeconds && span.to >= 0 && span.to <= kDaySeconds;
    });
}

} // namespace duebell
