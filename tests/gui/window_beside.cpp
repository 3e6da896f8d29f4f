// The window over a desk that is loaded beside: what is selected stays when much news comes at once.
#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/mainwindow/mainwindow.h"
#include "workspace/demodesk.h"
#include "workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace duebell;
using namespace duebell::test;

class WindowBesideTest : public QObject {
    Q_OBJECT

private:
    // Another opener of the file, as a second process is one.
    static bool addTickets(const QString& path, int count)
    {
        const auto other = Workspace::open(path);
        if (!other)
            return false;
        EventStore& store = (*other)->store();
        const std::string_view source = "flood";
        const auto symbols = store.intern({ &source, 1 });
        std::vector<EventStore::TicketDraft> drafts;
        for (int i = 0; i < count; ++i) {
            const std::string key = "F-" + std::to_string(i);
            drafts.push_back({ symbols->front(), key, key, { "Another " + key, {} } });
        }
        const auto ids = store.ensureTickets(drafts);
        const auto run = store.beginRun({}, (*other)->time().wallNow());
        if (!ids || !run)
            return false;
        Batch batch;
        batch.run = *run;
        for (const TicketId id : *ids) {
            EventDraft created;
            created.event.ticket = id;
            created.event.at = (*other)->time().wallNow();
            created.event.actorKind = ActorKind::Client;
            batch.events.push_back(created);
        }
        return store.commit(batch, (*other)->time().wallNow()).ok();
    }

private Q_SLOTS:
    void theSelectionOutlivesAFlood()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("demo.duebell"));
        QVERIFY(createDemoDesk(path).ok());
        Workspace::Options options;
        options.beside = true;
        const auto workspace = Workspace::open(path, options);
        QVERIFY(workspace.ok());
        Desk& desk = (*workspace)->desk();
        Theme theme;
        theme.apply(Theme::Mode::Light);
        MainWindow window(theme);
        window.setRemembering(false);
        window.showDesk(&desk, NameBook((*workspace)->agreement(), desk.symbols()), {});
        window.show();
        window.queue().focusQueue();
        const QAbstractItemModelTester tester(&window.queue().model());
        QCOMPARE(window.queue().model().rowCount(), 0); // it is still being read
        (*workspace)->watch({});
        QTRY_VERIFY(window.queue().model().rowCount() > 0);
        QVERIFY(window.queue().pane().ticket()); // the first one, as when the desk had been there at once
        const LiveTicket* chosen = nullptr;
        for (const LiveTicket& ticket : desk.tickets()) {
            if (ticket.summary.lane == Lane::BreachedToday)
                chosen = &ticket;
        }
        QVERIFY(chosen);
        const TicketId id = chosen->record.id;
        QVERIFY(window.queue().selectKey(QString::fromStdString(chosen->record.displayKey)));
        QCOMPARE(window.queue().pane().ticket(), std::optional(id));
        QVERIFY(addTickets(path, 3000));
        QTRY_VERIFY(desk.tickets().size() > 3000);
        QCOMPARE(window.queue().pane().ticket(), std::optional(id));
        window.showDesk(nullptr, {}, {});
    }
};

DUEBELL_TEST(window_beside, WindowBesideTest)
#include "window_beside.moc"
