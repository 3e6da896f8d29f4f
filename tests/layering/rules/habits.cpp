#include "layering/rules/habits.h"

#include "layering/rules/houseplan.h"

#include <QDir>
#include <QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;

namespace duebell::layering {

namespace {

    struct Habit {
        QRegularExpression word;
        QString below; ///< places where it counts
        QString except; ///< the one place where it may stand; empty: nowhere
        QString reason;
    };

    const std::vector<Habit>& habits()
    {
        static const std::vector<Habit> all {
            { QRegularExpression(uR"(\bcurrent(DateTime|Date|Time|DateTimeUtc|SecsSinceEpoch|MSecsSinceEpoch)\s*\()"_s),
              {},
              u"core/base/systemtimesource"_s,
              u"what time it is comes from the TimeSource"_s },
            { QRegularExpression(uR"(\bsystem_clock::now\b|\bsteady_clock::now\b)"_s),
              {},
              u"core/base/systemtimesource"_s,
              u"what time it is comes from the TimeSource"_s },
            { QRegularExpression(uR"(\bprocessEvents\b|\bQEventLoop\b)"_s), {}, {}, u"no nested event loops"_s },
            { QRegularExpression(
                  uR"(\bexec\s*\(|\bQMessageBox::(question|warning|information|critical)\b|\bget(OpenFileName|SaveFileName|Text)\s*\()"_s),
              u"ui"_s,
              {},
              u"no nested event loops: open() and a signal"_s },
            { QRegularExpression(uR"(\bsleep_(for|until)\b|\bQThread::m?u?sleep\b|\bqSleep\b)"_s),
              {},
              {},
              u"nothing sleeps"_s },
            { QRegularExpression(uR"(\bQSortFilterProxyModel\b)"_s),
              {},
              {},
              u"clearing its filter takes a second; models order themselves"_s },
            { QRegularExpression(uR"(\btr\(\s*"|\btranslate\(\s*")"_s),
              u"core"_s,
              {},
              u"core has no text for people"_s },
            { QRegularExpression(uR"(\bTODO\b|\bFIXME\b)"_s), {}, {}, u"unfinished work is an issue, not a comment"_s },
            { QRegularExpression(uR"(^\s*(signals|slots|emit|foreach)\b\s*[:(]?)"_s),
              {},
              {},
              u"Q_SIGNALS, Q_SLOTS, Q_EMIT"_s },
        };
        return all;
    }

} // namespace

QStringList checkHabits(const QString& root)
{
    const QDir top(root);
    QStringList problems;
    for (const QString& source : sourcesBelow(root)) {
        int line = 0;
        for (const QString& row : readText(top.filePath(source)).split(u'\n')) {
            ++line;
            for (const Habit& habit : habits()) {
                if (!source.startsWith(habit.below) || (!habit.except.isEmpty() && source.startsWith(habit.except)))
                    continue;
                const auto match = habit.word.match(row);
                if (match.hasMatch())
                    problems.append(
                        u"%1:%2: %3: %4"_s.arg(source).arg(line).arg(match.captured().trimmed(), habit.reason));
            }
        }
    }
    return problems;
}

} // namespace duebell::layering
