#include "ui/pages/timelineaxis.h"

#include <QDate>
#include <QTime>

#include <algorithm>
#include <array>

namespace duebell {

namespace {

    enum class Unit {
        Minutes,
        Days,
        Months,
        Years,
    };
    struct Step {
        Unit unit = Unit::Minutes;
        int count = 1;
    };
    constexpr std::array kSteps {
        Step { Unit::Minutes, 1 },   Step { Unit::Minutes, 5 },   Step { Unit::Minutes, 15 },
        Step { Unit::Minutes, 30 },  Step { Unit::Minutes, 60 },  Step { Unit::Minutes, 120 },
        Step { Unit::Minutes, 180 }, Step { Unit::Minutes, 360 }, Step { Unit::Minutes, 720 },
        Step { Unit::Days, 1 },      Step { Unit::Days, 2 },      Step { Unit::Days, 7 },
        Step { Unit::Days, 14 },     Step { Unit::Months, 1 },    Step { Unit::Months, 3 },
        Step { Unit::Months, 6 },    Step { Unit::Years, 1 },     Step { Unit::Years, 2 },
        Step { Unit::Years, 5 },     Step { Unit::Years, 10 },
    };
    constexpr qreal kGap = 12; // between two captions
    constexpr qint64 kMondayOffset = 4; // 1970-01-05 was a Monday

    const QDate kEpoch(1970, 1, 1);

    qint64 minutesOf(const Step& step)
    {
        constexpr std::array<qint64, 4> minutes { 1, 1440, 43200, 525600 };
        return minutes[static_cast<std::size_t>(step.unit)] * step.count;
    }

    class AxisPlanner {
    public:
        explicit AxisPlanner(const AxisFrame& frame)
            : m_frame(frame)
        {
        }

        std::vector<AxisLabel> labels()
        {
            if (m_frame.width <= 0 || m_frame.range.length() <= Seconds(0))
                return {};
            const Step step = chooseStep();
            std::vector<AxisLabel> labels = fitting(row(step, false));
            for (AxisLabel& label : fitting(contextRow(step)))
                labels.push_back(std::move(label));
            return labels;
        }

    private:
        [[nodiscard]] qreal xOf(Instant at) const
        {
            return m_frame.left
                + m_frame.width * static_cast<qreal>((at - m_frame.range.from).count())
                / static_cast<qreal>(m_frame.range.length().count());
        }

        [[nodiscard]] Instant instantOf(QDate date, int minute) const
        {
            const std::chrono::local_seconds wall { std::chrono::days(kEpoch.daysTo(date))
                                                    + std::chrono::minutes(minute) };
            return m_frame.zone->toInstant(wall).at;
        }

        [[nodiscard]] QDate dateOf(Instant at) const
        {
            const auto day = std::chrono::floor<std::chrono::days>(m_frame.zone->toLocal(at));
            return kEpoch.addDays(day.time_since_epoch().count());
        }

        [[nodiscard]] Step chooseStep() const
        {
            const qreal minutes = static_cast<qreal>(m_frame.range.length().count()) / 60.0;
            for (const Step& step : kSteps) {
                const QString widest = text(step.unit, QDate(2028, 12, 28), 22 * 60);
                if (static_cast<qreal>(minutesOf(step)) / minutes * m_frame.width >= m_frame.measure(widest) + kGap)
                    return step;
            }
            return kSteps.back();
        }

        [[nodiscard]] QString text(Unit unit, QDate date, int minute) const
        {
            const QLocale& locale = m_frame.locale;
            switch (unit) {
            case Unit::Minutes: {
                const bool isMachine = locale.language() == QLocale::C;
                return locale.toString(QTime(0, 0).addSecs(minute * 60),
                                       isMachine ? QStringLiteral("HH:mm") : locale.timeFormat(QLocale::ShortFormat));
            }
            case Unit::Days:
                return locale.toString(date, QStringLiteral("ddd d"));
            case Unit::Months:
                return locale.toString(date, QStringLiteral("MMM"));
            case Unit::Years:
                break;
            }
            return locale.toString(date, QStringLiteral("yyyy"));
        }

        [[nodiscard]] QString contextText(Unit unit, QDate date) const
        {
            if (unit == Unit::Minutes)
                return m_frame.locale.toString(date, QStringLiteral("ddd d MMM yyyy"));
            return m_frame.locale.toString(date,
                                           unit == Unit::Days ? QStringLiteral("MMMM yyyy") : QStringLiteral("yyyy"));
        }

        void add(std::vector<AxisLabel>& labels, Instant at, const QString& words, bool isContext) const
        {
            if (!m_frame.range.contains(at) || (!labels.empty() && at <= labels.back().at))
                return; // a wall time that was skipped, or comes twice
            AxisLabel label;
            label.at = at;
            label.x = xOf(at);
            label.text = words;
            label.width = m_frame.measure(words);
            const qreal right = m_frame.left + m_frame.width;
            label.left = isContext ? label.x : label.x - label.width / 2;
            label.left = std::max(m_frame.left, std::min(label.left, right - label.width));
            label.isContext = isContext;
            labels.push_back(label);
        }

        [[nodiscard]] std::vector<AxisLabel> row(const Step& step, bool isContext) const
        {
            std::vector<AxisLabel> labels;
            const QDate last = dateOf(m_frame.range.to);
            for (QDate date = firstDate(step); date <= last; date = nextDate(date, step)) {
                for (int minute = 0; minute < 1440; minute += step.unit == Unit::Minutes ? step.count : 1440)
                    add(labels, instantOf(date, minute), isContext ? QString() : text(step.unit, date, minute),
                        isContext);
            }
            return labels;
        }

        [[nodiscard]] QDate firstDate(const Step& step) const
        {
            const QDate date = dateOf(m_frame.range.from);
            switch (step.unit) {
            case Unit::Minutes:
                return date;
            case Unit::Days: {
                const qint64 number = kEpoch.daysTo(date) - kMondayOffset;
                return date.addDays(-(((number % step.count) + step.count) % step.count));
            }
            case Unit::Months:
                return QDate(date.year(), (date.month() - 1) / step.count * step.count + 1, 1);
            case Unit::Years:
                break;
            }
            return QDate(date.year() / step.count * step.count, 1, 1);
        }

        [[nodiscard]] static QDate nextDate(QDate date, const Step& step)
        {
            switch (step.unit) {
            case Unit::Minutes:
                return date.addDays(1);
            case Unit::Days:
                return date.addDays(step.count);
            case Unit::Months:
                return date.addMonths(step.count);
            case Unit::Years:
                break;
            }
            return date.addYears(step.count);
        }

        // The day that the times belong to, the month of the days, the year of the months.
        [[nodiscard]] std::vector<AxisLabel> contextRow(const Step& step) const
        {
            if (step.unit == Unit::Years)
                return {};
            const Unit above = step.unit == Unit::Minutes ? Unit::Days
                : step.unit == Unit::Days                 ? Unit::Months
                                                          : Unit::Years;
            std::vector<AxisLabel> labels;
            add(labels, m_frame.range.from, contextText(step.unit, dateOf(m_frame.range.from)), true);
            labels.back().hasLine = false;
            const Step one { above, 1 };
            const QDate last = dateOf(m_frame.range.to);
            for (QDate date = nextDate(firstDate(one), one); date <= last; date = nextDate(date, one))
                add(labels, instantOf(date, 0), contextText(step.unit, date), true);
            // The left edge's caption makes room for a day or month that begins close to it.
            if (labels.size() > 1 && labels[0].left + labels[0].width + kGap > labels[1].left)
                labels.erase(labels.begin());
            return labels;
        }

        [[nodiscard]] static std::vector<AxisLabel> fitting(std::vector<AxisLabel> labels)
        {
            std::vector<AxisLabel> kept;
            for (AxisLabel& label : labels) {
                if (kept.empty() || label.left >= kept.back().left + kept.back().width + kGap / 2)
                    kept.push_back(std::move(label));
            }
            return kept;
        }

        const AxisFrame& m_frame;
    };

} // namespace

std::vector<AxisLabel> planAxis(const AxisFrame& frame)
{
    return AxisPlanner(frame).labels();
}

} // namespace duebell
