#include "words/restoretext.h"

#include "words/durationtext.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace duebell {

QString RestoreText::time(Instant at)
{
    return QString::fromStdString(toIso(at)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '))
        + QStringLiteral(" UTC");
}

QString RestoreText::age(Instant at, Instant now)
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count());
    const QString when = QLocale().toString(local, QLocale::ShortFormat);
    return at > now ? when : tr("%1, %2 ago", "moment, length").arg(when, DurationText::wall(now - at));
}

QString RestoreText::lostEvents(const RestoreAccount& account)
{
    if (account.leftOut)
        return account.lost == 1 ? tr("1 later event was left out.")
                                 : tr("%1 later events were left out.").arg(account.lost);
    QString text = account.lost == 1 ? tr("1 later event could not be read and is lost.")
                                     : tr("%1 later events could not be read and are lost.").arg(account.lost);
    constexpr std::size_t most = 20;
    QStringList keys;
    for (const std::string& key : account.lostTickets) {
        if (keys.size() == qsizetype(most))
            break;
        keys.append(QString::fromStdString(key));
    }
    if (keys.isEmpty())
        return text;
    text += QLatin1Char(' ');
    const QString listed = keys.join(QLatin1String(", "));
    text += account.lostTickets.size() > most
        ? tr("They were on these tickets and %1 more: %2.").arg(account.lostTickets.size() - most).arg(listed)
        : tr("They were on these tickets: %1.").arg(listed);
    return text;
}

QStringList RestoreText::account(const RestoreAccount& account)
{
    QStringList sentences { tr("The backup of %1 is in place, with %2 events.", "time, number")
                                .arg(time(account.backup.made))
                                .arg(account.last.value) };
    if (account.salvaged == 1)
        sentences.append(tr("1 later event was taken over from the damaged file."));
    else if (account.salvaged > 1)
        sentences.append(tr("%1 later events were taken over from the damaged file.").arg(account.salvaged));
    if (account.lost > 0)
        sentences.append(lostEvents(account));
    if (!account.lostIsExact && !account.keptAside.isEmpty())
        sentences.append(tr("The damaged file does not say any more whether there were others."));
    else if (account.lost == 0 && !account.keptAside.isEmpty())
        sentences.append(tr("Nothing is lost."));
    if (!account.keptAside.isEmpty())
        sentences.append(tr("The file as it was is kept as %1.").arg(QDir::toNativeSeparators(account.keptAside)));
    return sentences;
}

} // namespace duebell
