// Which icons come from the desktop's icon theme, and how they look.
#include "desk/summary.h"
#include "support/testmain.h"
#include "ui/theme/iconset.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace duebell;

namespace {

const QStringList kNames { QStringLiteral("document-open"),
                           QStringLiteral("document-new"),
                           QStringLiteral("edit-undo"),
                           QStringLiteral("edit-redo"),
                           QStringLiteral("edit-copy"),
                           QStringLiteral("edit-find"),
                           QStringLiteral("media-playback-start"),
                           QStringLiteral("media-playback-pause"),
                           QStringLiteral("media-skip-backward"),
                           QStringLiteral("media-skip-forward") };

/// An icon theme of filled squares, chosen as the desktop's while it lives.
class SquareTheme {
public:
    explicit SquareTheme(const QStringList& without = {})
        : m_paths(QIcon::themeSearchPaths())
        , m_name(QIcon::themeName())
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("squares/scalable"));
        write(QStringLiteral("squares/index.theme"),
              "[Icon Theme]\nName=Squares\nDirectories=scalable\n"
              "[scalable]\nSize=16\nMinSize=8\nMaxSize=512\nType=Scalable\n");
        for (const QString& name : kNames) {
            if (!without.contains(name))
                write(QStringLiteral("squares/scalable/%1-symbolic.svg").arg(name),
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\" height=\"16\">"
                      "<rect width=\"16\" height=\"16\" fill=\"#2e3436\"/></svg>");
        }
        QIcon::setThemeSearchPaths({ m_folder.path() });
        QIcon::setThemeName(QStringLiteral("squares"));
    }
    ~SquareTheme()
    {
        QIcon::setThemeSearchPaths(m_paths);
        QIcon::setThemeName(m_name);
    }
    SquareTheme(const SquareTheme&) = delete;
    SquareTheme& operator=(const SquareTheme&) = delete;

private:
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the icon theme was not written");
    }

    QTemporaryDir m_folder;
    QStringList m_paths;
    QString m_name;
};

QColor corner(const QIcon& icon, QIcon::Mode mode = QIcon::Normal)
{
    return icon.pixmap(QSize(16, 16), 1.0, mode).toImage().pixelColor(0, 0);
}

} // namespace

class CommandIconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommonCommandWearsTheDesktopsIconInOurColour()
    {
        Theme theme;
        for (const Theme::Mode mode : { Theme::Mode::Light, Theme::Mode::Dark }) {
            theme.apply(mode);
            const IconSet icons(theme);
            const QPalette palette = Theme::paletteOf(theme.colours());
            const SquareTheme desktop;
            const QIcon undo = icons.action(QStringLiteral("undo"));
            QCOMPARE(corner(undo), palette.color(QPalette::ButtonText));
            QCOMPARE(corner(undo, QIcon::Disabled), palette.color(QPalette::Disabled, QPalette::ButtonText));
        }
    }

    void ofAThemeThatLacksOneNoneIsTaken()
    {
        Theme theme;
        theme.apply(Theme::Mode::Light);
        const IconSet icons(theme);
        const QImage ours = icons.action(QStringLiteral("undo")).pixmap(16).toImage();
        const SquareTheme desktop({ QStringLiteral("media-skip-forward") });
        QVERIFY(!IconSet::desktopHasCommonCommands());
        QCOMPARE(icons.action(QStringLiteral("undo")).pixmap(16).toImage(), ours);
    }

    void whatOnlyDuebellHasIsAlwaysOurs()
    {
        Theme theme;
        theme.apply(Theme::Mode::Light);
        const IconSet icons(theme);
        const QImage answer = icons.action(QStringLiteral("answer")).pixmap(16).toImage();
        const SquareTheme desktop;
        QVERIFY(IconSet::desktopHasCommonCommands());
        QCOMPARE(icons.action(QStringLiteral("answer")).pixmap(16).toImage(), answer);
        QVERIFY(icons.state(RowState::Breached, 16, 1.0).toImage().pixelColor(0, 0).alpha() == 0);
    }
};

DUEBELL_TEST(command_icons, CommandIconsTest)
#include "command_icons.moc"
