// Names that nobody would choose, but imports bring: nothing pushes the window wider, and what is cut says so.
#include "support/commandwindow.h"
#include "support/testmain.h"
#include "ui/pages/clampedlabel.h"

#include <QTest>

using namespace duebell;
using namespace duebell::test;

class LongNamesTest : public QObject {
    Q_OBJECT

private:
    static QString subject()
    {
        const QString piece = QString::fromUtf8("🔥 Printer on fire, المدفأة, המדפסת עולה באש; ");
        return piece.repeated(20).left(499) + QLatin1Char('.');
    }
    static QString key() { return QStringLiteral("INC-") + QString(56, QLatin1Char('8')); }

    /// A ticket of the longest names; `unbroken`: without a place to break.
    static void add(SampleDesk& sample, bool unbroken)
    {
        EventStore::TicketDraft draft;
        draft.source = sample.symbol("elsewhere");
        draft.externalKey = draft.displayKey = key().toStdString();
        draft.texts.subject = unbroken ? std::string(500, 'W') : subject().toStdString();
        const TicketId ticket = sample.store.ensureTickets({ &draft, 1 }).value().front();
        Batch batch;
        batch.run = sample.store.beginRun({}, kSampleNow).value();
        const std::string name
            = unbroken ? std::string(120, 'M') : "The Company " + std::string(96, 'm') + " of Elsewhere";
        const auto happen = [&](EventKind kind, FieldId field, std::string_view value) {
            Event event;
            event.ticket = ticket;
            event.at = kSampleNow - Seconds(60);
            event.kind = kind;
            event.actorKind = ActorKind::Client;
            event.field = field;
            event.value = value.empty() ? Symbol() : sample.symbol(value);
            event.order = static_cast<std::int32_t>(batch.events.size());
            batch.events.push_back({ event, kind == EventKind::Created ? draft.texts.subject : std::string() });
        };
        happen(EventKind::Created, {}, {});
        happen(EventKind::Initial, field::kStatus, "new");
        happen(EventKind::Initial, field::kPriority, "normal");
        for (const FieldId field : { field::kClient, field::kAssignee, field::kType, field::kRequester, field::kTeam })
            happen(EventKind::Initial, field, name);
        if (!sample.store.commit(batch, kSampleNow).ok() || !sample.desk->catchUp().ok())
            qFatal("the ticket was not committed");
    }

private Q_SLOTS:
    void aLabelEndsWithAnEllipsisAndItsTipHasTheRest()
    {
        ClampedLabel label(2);
        label.resize(200, 60);
        label.setWhole(QStringLiteral("short"));
        QVERIFY(!label.isCut());
        QVERIFY(label.toolTip().isEmpty());
        QCOMPARE(label.text(), QStringLiteral("short"));
        const int one = label.heightForWidth(200);
        for (const QString& text : { subject(), QString(500, QLatin1Char('W')),
                                     QString::fromUtf8("👩‍👩‍👧‍👦").repeated(60) }) {
            label.setWhole(text);
            QVERIFY(label.isCut());
            QCOMPARE(label.toolTip(), text);
            QCOMPARE(label.accessibleName(), text);
            QCOMPARE(label.text().count(QChar::LineSeparator), 1);
            QVERIFY(label.text().contains(QStringLiteral("…")));
            QVERIFY(label.heightForWidth(200) < 4 * one);
            QVERIFY(label.minimumSizeHint().width() < 200);
        }
        label.resize(100'000, 60);
        label.setWhole(subject());
        QVERIFY(!label.isCut());
    }

    void theWindowKeepsItsSize_data()
    {
        QTest::addColumn<bool>("unbroken");
        QTest::addRow("with spaces") << false;
        QTest::addRow("without spaces") << true;
    }

    void theWindowKeepsItsSize()
    {
        QFETCH(bool, unbroken);
        CommandWindow shown;
        QVERIFY(shown.ready("T-1004"));
        const QSize before = shown.window->size();
        const int leastWidth = shown.window->minimumSizeHint().width();
        add(shown.sample, unbroken);
        QVERIFY(shown.ready(key().toLatin1().constData()));
        for (const char* tab : { "Alt+3", "Alt+4", "Alt+5" }) {
            shown.keys(tab);
            QVERIFY(shown.window->minimumSizeHint().width() <= leastWidth);
            QCOMPARE(shown.window->size(), before);
        }
        const QList<ClampedLabel*> labels = shown.window->queue().pane().header().findChildren<ClampedLabel*>();
        for (const ClampedLabel* label : labels) {
            QVERIFY(label->isCut());
            QVERIFY(label->toolTip().contains(label->whole()));
        }
        shown.view().setFocus();
        shown.keys("Ctrl+L");
        QTRY_VERIFY(shown.isUp<FormDialog>());
        QVERIFY(shown.form()->width() <= 600);
        QVERIFY(shown.form()->height() <= 400);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!shown.form());
        shown.view().setFocus();
        shown.keys("Ctrl+I");
        QTRY_VERIFY(shown.isUp<ChoiceDialog>());
        QVERIFY(shown.chooser()->width() <= before.width());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!shown.chooser());
    }
};

DUEBELL_TEST(long_names, LongNamesTest)
#include "long_names.moc"
