// A saved view goes to a colleague as a file and comes back, by keys alone.
#include "support/commandwindow.h"
#include "support/testmain.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class ViewFilesTest : public QObject {
    Q_OBJECT

private:
    /// Runs the command by its name in the palette.
    static void choose(CommandWindow& shown, const char* command)
    {
        shown.keys("Ctrl+K");
        QTRY_VERIFY(shown.isUp<ChoiceDialog>());
        shown.type(command);
        shown.enter();
        QTRY_VERIFY(!shown.chooser());
    }
    /// The file dialog is up, wants a name, and gets this one.
    static void answer(CommandWindow& shown, const QString& path)
    {
        QTRY_VERIFY(shown.isUp<QFileDialog>());
        auto* name = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(name);
        name->selectAll();
        shown.type(path);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
    static QueueViewDefinition view(const char* name, const char* query)
    {
        QueueViewDefinition view;
        view.name = QString::fromUtf8(name);
        view.query = QString::fromUtf8(query);
        return view;
    }

private Q_SLOTS:
    void aViewIsWrittenToAFileAndTakenOverFromIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("late.json"));
        CommandWindow shown;
        QVERIFY(shown.ready("T-1004"));
        QueuePage& page = shown.window->queue();
        page.savedViews().put(view("Late at Acme", "client:acme breached"));
        page.savedViews().put(view("Another", "paused"));
        QVERIFY(page.sidebar().show(SavedViews::idOf(QStringLiteral("Late at Acme"))));
        shown.view().setFocus();
        choose(shown, "export view");
        answer(shown, path);
        QTRY_VERIFY(QFileInfo::exists(path));
        QVERIFY(shown.statusText().contains(QStringLiteral("late.json")));
        page.savedViews().remove(QStringLiteral("Late at Acme"));
        shown.view().setFocus();
        choose(shown, "import views");
        answer(shown, path);
        QTRY_COMPARE(page.savedViews().all().size(), std::size_t { 2 });
        QCOMPARE(page.savedViews().find(QStringLiteral("Late at Acme"))->query, QStringLiteral("client:acme breached"));
        QCOMPARE(shown.statusText(), QStringLiteral("1 view(s) imported."));
    }

    void oneOfTheSameNameComesBesideIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("all.json"));
        CommandWindow shown;
        QVERIFY(shown.ready("T-1004"));
        QueuePage& page = shown.window->queue();
        page.savedViews().put(view("Late", "breached"));
        page.savedViews().put(view("Paused", "paused"));
        choose(shown, "export all views");
        answer(shown, path);
        QTRY_VERIFY(QFileInfo::exists(path));
        shown.view().setFocus();
        choose(shown, "import views");
        answer(shown, path);
        QTRY_COMPARE(page.savedViews().all().size(), std::size_t { 4 });
        QVERIFY(page.savedViews().find(QStringLiteral("Late (2)")));
    }

    void aFileThatHoldsNoViewsIsRefusedWithTheReason()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("broken.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"views\": 3}") > 0);
        file.close();
        CommandWindow shown;
        QVERIFY(shown.ready("T-1004"));
        choose(shown, "import views");
        answer(shown, path);
        QTRY_VERIFY(shown.window->failureBanner().isVisible());
        QVERIFY(shown.window->failureBanner().text().startsWith(QStringLiteral("No view was imported.")));
        QVERIFY(shown.window->queue().savedViews().all().empty());
    }
};

DUEBELL_TEST(view_files, ViewFilesTest)
#include "view_files.moc"
