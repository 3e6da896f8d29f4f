#include "window/options.h"

#include "ui/theme/theme.h"

#include <QCommandLineParser>
#include <QDateTime>

namespace duebell {

// With a zone or offset as it is written; without, the viewer's local time.
static std::optional<Instant> instantOf(const QString& text)
{
    if (const std::optional<Instant> exact = fromIso(text.toStdString()))
        return exact;
    const QDateTime local
        = QDateTime::fromString(QString(text).replace(QLatin1Char(' '), QLatin1Char('T')), Qt::ISODate);
    return local.isValid() ? std::optional(Instant { Seconds(local.toSecsSinceEpoch()) }) : std::nullopt;
}

static QSize sizeOf(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    return size.width() >= 320 && size.height() >= 240 && size.width() <= 16384 && size.height() <= 16384 ? size
                                                                                                          : QSize();
}

std::optional<Options> Options::parse(const QStringList& arguments, QString& problem, bool& asked)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Duebell shows a support team's queue with every deadline counting down."));
    parser.addPositionalArgument(QStringLiteral("file"), tr("The desk to open (.duebell)."), QStringLiteral("[file]"));
    const QCommandLineOption demo(QStringLiteral("demo"), tr("Opens an invented desk, made around now."));
    const QCommandLineOption asOf(QStringLiteral("as-of"),
                                  tr("Shows the desk as it stood at this moment, for example 2026-03-21T09:30:00Z."),
                                  QStringLiteral("moment"));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("light, dark or system."), QStringLiteral("name"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        tr("Writes the window to this PNG file, prints the queue and ends."),
                                        QStringLiteral("file"));
    const QCommandLineOption select(QStringLiteral("select"), tr("Shows the ticket with this key."),
                                    QStringLiteral("key"));
    const QCommandLineOption size(QStringLiteral("size"), tr("The window's size, for example 1280x800."),
                                  QStringLiteral("size"));
    const QCommandLineOption announce(QStringLiteral("announce"),
                                      tr("Prints “settled” when the window stands and “loaded” when its desk does."));
    const QCommandLineOption help({ QStringLiteral("h"), QStringLiteral("help") }, tr("Shows this page."));
    const QCommandLineOption version(QStringLiteral("version"), tr("Shows the version."));
    parser.addOptions({ demo, asOf, theme, screenshot, select, size, announce, help, version });
    asked = false;
    if (!parser.parse(arguments)) {
        problem = parser.errorText();
        return {};
    }
    asked = parser.isSet(help) || parser.isSet(version);
    if (asked) {
        problem = parser.isSet(help) ? parser.helpText() : QStringLiteral("duebell " DUEBELL_VERSION "\n");
        return {};
    }
    Options options;
    options.demo = parser.isSet(demo);
    options.screenshot = parser.value(screenshot);
    options.announce = parser.isSet(announce);
    options.select = parser.value(select);
    options.theme = parser.value(theme);
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1 || (options.demo && !files.isEmpty()))
        problem = tr("One desk at a time: name a file or use --demo.");
    if (parser.isSet(theme) && !Theme::modeFromName(options.theme))
        problem = tr("--theme is light, dark or system, not “%1”.").arg(options.theme);
    options.file = files.value(0);
    if (parser.isSet(asOf)) {
        options.asOf = instantOf(parser.value(asOf));
        if (!options.asOf)
            problem = tr("--as-of wants a moment such as 2026-03-21T09:30:00Z, not “%1”.").arg(parser.value(asOf));
    }
    if (parser.isSet(size)) {
        options.size = sizeOf(parser.value(size));
        if (options.size.isEmpty())
            problem = tr("--size wants width and height such as 1280x800, not “%1”.").arg(parser.value(size));
    }
    return problem.isEmpty() ? std::optional(options) : std::nullopt;
}

} // namespace duebell
