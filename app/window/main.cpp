#include "window/announcer.h"
#include "window/options.h"
#include "window/queuetext.h"
#include "window/session.h"
#include "words/englishplurals.h"

#include <QApplication>
#include <QSettings>
#include <QTimer>

#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace duebell;

// Desks are loaded on threads of their own. There, glibc gets memory from the system page by page, which takes longer
// than everything else about loading 100,000 tickets; and what such a thread has freed no other one gets.
static void setUpMemory()
{
#ifdef __GLIBC__
    constexpr int atATime = 8 * 1024 * 1024; // bytes
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, atATime);
#endif
}

static void setUpApplication()
{
    QApplication::setApplicationName(QStringLiteral("duebell"));
    QApplication::setApplicationDisplayName(QStringLiteral("Duebell"));
    QApplication::setApplicationVersion(QStringLiteral(DUEBELL_VERSION));
    QApplication::setOrganizationName(QStringLiteral("Duebell"));
    QApplication::setOrganizationDomain(QStringLiteral("duebell.org"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.duebell.Duebell"));
}

// Nested layouts settle over several rounds of the event loop; the picture is taken well after them.
static constexpr int kSettledMilliseconds = 150;

static void takePicture(MainWindow& window, const Options& options)
{
    QTimer::singleShot(kSettledMilliseconds, &window, [&window, options] {
        const bool saved = window.grab().save(options.screenshot, "PNG");
        const QByteArray text = queueAsText(window.queue().model(), window.queue().now()).toUtf8();
        std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
        if (!saved)
            std::fprintf(stderr, "%s\n", qPrintable(Options::tr("%1 could not be written.").arg(options.screenshot)));
        QCoreApplication::exit(saved ? 0 : 3);
    });
}

static bool openDesk(Session& session, const Options& options)
{
    if (options.demo)
        return session.openDemo(options.asOf);
    const QString file = options.file.isEmpty() ? QSettings().value(QStringLiteral("desk")).toString() : options.file;
    return file.isEmpty() || session.open(file, options.asOf);
}

int main(int argc, char** argv)
{
    setUpMemory();
    QApplication application(argc, argv);
    setUpApplication();
    EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    QString problem;
    bool asked = false;
    const std::optional<Options> options = Options::parse(QApplication::arguments(), problem, asked);
    if (!options) {
        std::fprintf(asked ? stdout : stderr, "%s\n", qPrintable(problem));
        return asked ? 0 : 2;
    }
    Theme theme;
    const QString themeName
        = options->theme.isEmpty() ? QSettings().value(QStringLiteral("theme")).toString() : options->theme;
    theme.apply(Theme::modeFromName(themeName).value_or(Theme::Mode::System));
    MainWindow window(theme);
    const bool picture = !options->screenshot.isEmpty();
    window.setRemembering(!picture);
    if (!picture)
        window.restore();
    if (!options->size.isEmpty())
        window.resize(options->size);
    Session session(window);
    session.setLoadingBeside(!picture && options->select.isEmpty());
    const bool opened = openDesk(session, *options);
    if (!opened && picture) {
        std::fprintf(stderr, "%s\n", qPrintable(window.failureBanner().text()));
        return 3;
    }
    window.show();
    if (!session.path().isEmpty())
        window.queue().focusQueue();
    if (!options->select.isEmpty() && !window.queue().selectKey(options->select))
        window.showFailure(Options::tr("This desk has no ticket “%1”.").arg(options->select));
    if (picture)
        takePicture(window, *options);
    std::optional<Announcer> announcer;
    if (options->announce)
        announcer.emplace(window, session);
    const int code = QApplication::exec();
    if (!picture && !options->demo && !session.path().isEmpty())
        QSettings().setValue(QStringLiteral("desk"), session.path());
    return code;
}
