// Paints the window in light and dark, with a filter, as of a moment and mirrored. Nothing is compared with a stored
// picture; DUEBELL_PICTURES names a folder to look at them.
#include "support/shownwindow.h"
#include "support/testmain.h"

#include <QDir>
#include <QSet>

using namespace duebell;
using namespace duebell::test;

class WindowPicturesTest : public QObject {
    Q_OBJECT

private:
    static QImage picture(QWidget& window, const QString& name)
    {
        QCoreApplication::processEvents(); // layouts settle
        const QImage image = window.grab().toImage();
        const QString folder = qEnvironmentVariable("DUEBELL_PICTURES");
        if (!folder.isEmpty())
            image.save(QDir(folder).filePath(name + QStringLiteral(".png")));
        return image;
    }

    static int coloursIn(const QImage& image)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        return static_cast<int>(colours.size());
    }

private Q_SLOTS:
    void everyStateInBothThemes_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QString>("ticket");
        QTest::addColumn<QSize>("size");
        const QSize small(1280, 800);
        const QSize large(1920, 1080);
        for (const auto& [name, mode] :
             { std::pair("light", Theme::Mode::Light), std::pair("dark", Theme::Mode::Dark) }) {
            QTest::addRow("%s-late", name) << mode << QStringLiteral("T-1004") << small;
            QTest::addRow("%s-paused", name) << mode << QStringLiteral("T-1006") << large;
            QTest::addRow("%s-long", name) << mode << QStringLiteral("T-1005") << large;
            QTest::addRow("%s-none", name) << mode << QStringLiteral("T-1008") << small;
        }
    }

    void everyStateInBothThemes()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QString, ticket);
        QFETCH(QSize, size);
        ShownWindow shown({}, mode);
        shown.window->resize(size);
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        QVERIFY(shown.select(ticket.toLatin1().constData()));
        const QImage image = picture(*shown.window, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(coloursIn(image) > 20);
        const QColor corner = image.pixelColor(image.width() / 2, 4);
        QCOMPARE(corner.lightness() < 128, mode == Theme::Mode::Dark);
    }

    void asOfHasItsBanner()
    {
        ShownWindow shown(kSampleNow - Seconds(5400));
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        shown.select("T-1010");
        const QImage image = picture(*shown.window, QStringLiteral("as-of"));
        const QPoint banner = shown.window->asOfBanner().mapTo(shown.window.get(), QPoint(4, 4));
        QCOMPARE(image.pixelColor(banner), shown.theme.colours().banner);
    }

    void failuresAndEmptyViewsExplainThemselves()
    {
        ShownWindow shown;
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        shown.window->queue().filter().setText(QStringLiteral("no such ticket"));
        shown.window->showFailure(
            QStringLiteral("T-1004 was not changed: the desk file could not be written (disk full)."));
        QVERIFY(coloursIn(picture(*shown.window, QStringLiteral("empty-and-failure"))) > 5);
    }

    void rightToLeftMirrorsTheWindow()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            ShownWindow shown;
            QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
            shown.select("T-1006");
            picture(*shown.window, QStringLiteral("right-to-left"));
            const int pane = shown.window->queue().pane().mapTo(shown.window.get(), QPoint()).x();
            QVERIFY(pane < shown.view().mapTo(shown.window.get(), QPoint()).x());
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

DUEBELL_TEST(window_pictures, WindowPicturesTest)
#include "window_pictures.moc"
