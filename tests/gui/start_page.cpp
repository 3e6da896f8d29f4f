// The window without a desk: every way to one by keys.
#include "support/testmain.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/startpage.h"

#include <QApplication>
#include <QCommandLinkButton>
#include <QFileDialog>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace duebell;

class StartPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_theme.apply(Theme::Mode::Light);
        m_window = std::make_unique<MainWindow>(m_theme);
        m_window->setRemembering(false);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void theDemoIsOneKeyAway()
    {
        const QSignalSpy wanted(&m_window->desks(), &DeskActions::demoRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(wanted.count(), 1);
    }

    void tabReachesEveryWay()
    {
        QStringList reached;
        for (int way = 0; way < 3; ++way) {
            const auto* button = qobject_cast<QCommandLinkButton*>(QApplication::focusWidget());
            QVERIFY(button);
            QVERIFY(!button->icon().isNull());
            reached.append(button->text());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached.removeDuplicates(), qsizetype { 0 });
    }

    void openingIsAskedForByItsKey()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<QFileDialog*>());
        m_window->findChild<QFileDialog*>()->reject();
    }

    void desksOpenedBeforeAreOffered()
    {
        QTemporaryFile file(QDir::tempPath() + QStringLiteral("/XXXXXX.duebell"));
        QVERIFY(file.open());
        DeskActions::remember(file.fileName());
        DeskActions::remember(QStringLiteral("/nowhere/gone.duebell"));
        m_window->hide();
        m_window->show();
        const QSignalSpy wanted(&m_window->desks(), &DeskActions::openRequested);
        auto* page = m_window->findChild<StartPage*>();
        QVERIFY(page->isVisible());
        const QList<QCommandLinkButton*> buttons = page->findChildren<QCommandLinkButton*>();
        QCOMPARE(buttons.size(), qsizetype { 4 }); // the desk that is gone is not among them
        QTest::keyClick(buttons.last(), Qt::Key_Return);
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), file.fileName());
    }

private:
    Theme m_theme;
    std::unique_ptr<MainWindow> m_window;
};

DUEBELL_TEST(start_page, StartPageTest)
#include "start_page.moc"
