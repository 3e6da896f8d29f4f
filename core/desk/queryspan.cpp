#include "desk/queryspan.h"

namespace duebell {

namespace {

    constexpr std::int64_t kLongest = std::int64_t { 3660 } * 86400;

    std::int64_t secondsOf(QChar unit)
    {
        switch (unit.toLower().unicode()) {
        case u's':
            return 1;
        case u'm':
            return 60;
        case u'h':
            return 3600;
        case u'd':
            return 86400;
        case u'w':
            return 7 * 86400;
        default:
            return 0;
        }
    }

} // namespace

std::optional<QuerySpan> querySpanFromText(const QString& text)
{
    qsizetype at = text.startsWith(u'-') ? 1 : 0;
    const std::int64_t sign = at == 1 ? -1 : 1;
    if (text.mid(at) == u"0")
        return QuerySpan {};
    QuerySpan span;
    std::int64_t total = 0;
    if (at == text.size())
        return std::nullopt;
    while (at < text.size()) {
        std::int64_t number = 0;
        const qsizetype first = at;
        for (; at < text.size() && text[at] >= u'0' && text[at] <= u'9' && number <= kLongest; ++at)
            number = number * 10 + (text[at].unicode() - u'0');
        const std::int64_t unit = at < text.size() ? secondsOf(text[at]) : 0;
        if (at == first || unit == 0 || number > kLongest / unit)
            return std::nullopt;
        ++at;
        total += number * unit;
        if (total > kLongest)
            return std::nullopt;
        span.hasDays = span.hasDays || unit >= 86400;
    }
    span.length = Seconds(sign * total);
    return span;
}

} // namespace duebell
