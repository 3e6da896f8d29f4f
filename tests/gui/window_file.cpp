// The window on a real desk file: what is done by key is in the file afterwards.
#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/mainwindow/mainwindow.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace duebell;
using namespace duebell::test;

class WindowFileTest : public QObject {
    Q_OBJECT

private:
    static std::unique_ptr<Workspace> open(const QString& path, TimeSource& time)
    {
        Workspace::Options options;
        options.time = &time;
        Result<std::unique_ptr<Workspace>> workspace = Workspace::open(path, options);
        return workspace.ok() ? std::move(*workspace) : nullptr;
    }

    // One ticket of a client, unanswered for ten minutes.
    static bool addTicket(Workspace& workspace)
    {
        EventStore& store = workspace.store();
        const std::array<std::string_view, 3> texts { "hand", "high", "new" };
        const auto symbols = store.intern(texts);
        if (!symbols)
            return false;
        EventStore::TicketDraft draft;
        draft.source = symbols->at(0);
        draft.externalKey = draft.displayKey = "D-1";
        draft.texts.subject = "Nobody can log in";
        const auto ids = store.ensureTickets({ &draft, 1 });
        const auto run = store.beginRun({}, kSampleNow);
        if (!ids || !run)
            return false;
        Batch batch;
        batch.run = *run;
        Event created;
        created.ticket = ids->front();
        created.at = kSampleNow - Seconds(600);
        created.actorKind = ActorKind::Client;
        Event priority = created;
        priority.kind = EventKind::Initial;
        priority.field = field::kPriority;
        priority.value = symbols->at(1);
        priority.order = 1;
        batch.events = { { created, {} }, { priority, {} } };
        return store.commit(batch, kSampleNow).ok() && workspace.desk().catchUp().ok();
    }

private Q_SLOTS:
    void whatIsDoneByKeyIsInTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("desk.duebell"));
        ManualTimeSource time(kSampleNow);
        {
            Workspace::Options options;
            options.time = &time;
            const auto made = Workspace::create(path, SampleDesk::sampleAgreement(), options);
            QVERIFY2(made.ok(), made.ok() ? "" : made.error().value.c_str());
            QVERIFY(addTicket(**made));
        }
        const std::unique_ptr<Workspace> workspace = open(path, time);
        QVERIFY(workspace);
        Theme theme;
        theme.apply(Theme::Mode::Light);
        MainWindow window(theme);
        window.setRemembering(false);
        window.showDesk(&workspace->desk(), NameBook(workspace->agreement(), workspace->desk().symbols()), {});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(window.queue().selectKey(QStringLiteral("D-1")));
        window.queue().view().setFocus();
        QTest::keyClick(&window.queue().view(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(workspace->desk().tickets().front().events.back().kind, EventKind::Reply);
        window.showDesk(nullptr, {}, {});

        const std::unique_ptr<Workspace> again = open(path, time);
        QVERIFY(again);
        const LiveTicket& ticket = again->desk().tickets().front();
        QCOMPARE(ticket.events.back().kind, EventKind::Reply);
        const Inspection inspection = again->desk().inspect(ticket);
        QCOMPARE(inspection.result.clocks.front().state, ClockState::Met);
    }
};

DUEBELL_TEST(window_file, WindowFileTest)
#include "window_file.moc"
