#include "support/randomsource.h"
#include "support/sampledesk.h"
#include "support/testmain.h"
#include "ui/models/queuecells.h"
#include "ui/models/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>
#include <numeric>

using namespace duebell;
using namespace duebell::test;

namespace {

/// A sidebar over the invented desk, following it.
struct Shown {
    Shown()
        : cells(sample.names)
        , model(sample.names, saved, [this](std::size_t ticket) -> const QString& {
            text = cells.foldedText(sample.desk->tickets()[ticket]);
            return text;
        })
    {
        QueryVocabulary vocabulary(sample.agreement, sample.store.symbols(), *sample.timeline, sample.symbol("ida"));
        vocabulary.observe(sample.desk->tickets());
        words = vocabulary;
        model.setVocabulary(vocabulary);
        model.reset(&sample.desk->tickets(), kSampleNow);
        QObject::connect(sample.desk.get(), &Desk::changed, &model, [this](const std::vector<std::size_t>& indices) {
            model.update(indices, sample.time.wallNow());
        });
        QObject::connect(sample.desk.get(), &Desk::added, &model, [this] { model.grow(sample.time.wallNow()); });
    }

    [[nodiscard]] int countOf(const QString& id) const
    {
        return model.index(model.rowOf(id)).data(SidebarModel::CountRole).toInt();
    }

    [[nodiscard]] int naiveCount(const QString& query)
    {
        const ParsedQuery parsed = parseQuery(query, words);
        const auto& asked = std::get<TicketQuery>(parsed);
        int count = 0;
        for (const LiveTicket& ticket : sample.desk->tickets()) {
            const bool shown = ticket.summary.isUnresolved() || asked.asksForDone();
            count += shown && asked.match(ticket, cells.foldedText(ticket), sample.time.wallNow()).matches ? 1 : 0;
        }
        return count;
    }

    SampleDesk sample;
    SavedViews saved;
    QueueCells cells;
    QString text;
    QueryVocabulary words;
    SidebarModel model;
};

} // namespace

class SidebarModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsToTheModelsContract()
    {
        Shown shown;
        const QAbstractItemModelTester tester(&shown.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.model.setUnfolded({ QStringLiteral("client"), QStringLiteral("assignee") });
        shown.saved.put({ QStringLiteral("Acme"), QStringLiteral("client:acme"), {}, {}, false, {} });
        shown.saved.setPinned(kDoneView, true);
        shown.sample.time.advance(Seconds(7200));
        shown.saved.remove(QStringLiteral("Acme"));
        QVERIFY(shown.model.rowCount() > 10);
        shown.model.reset(nullptr, kSampleNow);
    }

    void ofManyTicketsTheCountsComeInSlices()
    {
        SampleDesk large(250);
        const QueueCells cells(large.names);
        QString text;
        SavedViews none;
        const QueryVocabulary words(large.agreement, large.store.symbols(), *large.timeline, {});
        const auto make = [&] {
            auto model = std::make_unique<SidebarModel>(large.names, none, [&](std::size_t ticket) -> const QString& {
                return text = cells.foldedText(large.desk->tickets()[ticket]);
            });
            model->setVocabulary(words);
            model->reset(&large.desk->tickets(), kSampleNow);
            return model;
        };
        const auto model = make();
        const QModelIndex all = model->index(model->rowOf(kAllOpenView));
        QCOMPARE(all.data(SidebarModel::CountRole).toInt(), 0);
        int slices = 1;
        while (model->countSome(500))
            ++slices;
        QCOMPARE(slices, 6);
        const QPersistentModelIndex counted = model->index(model->rowOf(kAllOpenView));
        const int before = counted.data(SidebarModel::CountRole).toInt();
        QCOMPARE(before, 2750); // eleven of twelve
        // A change of all of them is counted in slices, too; what was counted stays in sight until then.
        large.time.advance(Seconds(7 * 86400));
        std::vector<std::size_t> everything(large.desk->tickets().size());
        std::iota(everything.begin(), everything.end(), std::size_t { 0 });
        model->update(everything, large.time.wallNow());
        QVERIFY(model->countSome(500));
        QCOMPARE(counted.data(SidebarModel::CountRole).toInt(), before);
        while (model->countSome(500)) { }
        const auto fresh = make();
        fresh->update(everything, large.time.wallNow());
        while (fresh->countSome(500)) { }
        QCOMPARE(fresh->rowCount(), model->rowCount());
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(model->index(row).data(SidebarModel::CountRole), fresh->index(row).data(SidebarModel::CountRole));
    }

    void countsAreThoseOfANaiveScanThroughRandomChangesAndTime()
    {
        Shown shown;
        const QStringList queries { QStringLiteral("due<2h"), QStringLiteral("age>20h -waiting"),
                                    QStringLiteral("webhook"), QStringLiteral("status:resolved"),
                                    QStringLiteral("idle<90m") };
        for (const QString& query : queries)
            shown.saved.put({ query, query, {}, {}, false, {} });
        shown.model.setUnfolded({ QStringLiteral("client"), QStringLiteral("assignee") });
        RandomSource random(4);
        const std::array statuses { "new", "open", "pending", "vendor", "resolved" };
        const std::array people { "ida", "tom", "noor", "" };
        for (int round = 0; round < 60; ++round) {
            const std::string key = "T-" + std::to_string(1001 + random.below(12));
            if (random.below(2) == 0)
                shown.sample.commit(key, EventKind::Changed, ActorKind::Agent, field::kStatus,
                                    statuses[static_cast<std::size_t>(random.below(5))]);
            else
                shown.sample.commit(key, EventKind::Changed, ActorKind::Agent, field::kAssignee,
                                    people[static_cast<std::size_t>(random.below(4))]);
            QVERIFY(shown.sample.desk->catchUp().ok());
            shown.sample.time.advance(Seconds(random.below(3000)));
            shown.model.advance(shown.sample.time.wallNow());
            for (const BuiltInView& view : builtInViews(true))
                QCOMPARE(shown.countOf(view.id), shown.naiveCount(view.definition.query));
            for (const QString& query : queries)
                QCOMPARE(shown.countOf(SavedViews::idOf(query)), shown.naiveCount(query));
            for (const char* value : { "client:acme", "client:borg", "assignee:ida", "assignee:tom" }) {
                const int naive = shown.naiveCount(QLatin1String(value));
                const int row = shown.model.rowOf(QLatin1String(value));
                QCOMPARE(row >= 0, naive > 0);
                QCOMPARE(row < 0 ? 0 : shown.countOf(QLatin1String(value)), naive);
            }
        }
    }

    void pinnedViewsStandAtTheTop()
    {
        Shown shown;
        shown.saved.setPinned(QStringLiteral("view:unassigned"), true);
        shown.saved.setPinned(QStringLiteral("client:acme"), true);
        QCOMPARE(shown.model.index(0).data(SidebarModel::KindRole).toInt(),
                 static_cast<int>(SidebarModel::Kind::Section));
        QCOMPARE(shown.model.rowOf(QStringLiteral("view:unassigned")), 1);
        QCOMPARE(shown.model.rowOf(QStringLiteral("client:acme")), 2);
        QCOMPARE(shown.model.definitionOf(QStringLiteral("client:acme"))->query, QStringLiteral("client:acme"));
        shown.saved.setPinned(QStringLiteral("view:unassigned"), false);
        QCOMPARE(shown.model.rowOf(QStringLiteral("client:acme")), 1);
    }

    void savedViewsMoveAmongSavedOnesAndPinnedAmongPinned()
    {
        Shown shown;
        for (const char* name : { "One", "Two", "Three", "Four" })
            shown.saved.put({ QLatin1String(name), QStringLiteral("client:acme"), {}, {}, false, {} });
        shown.saved.setPinned(QStringLiteral("view:unassigned"), true);
        shown.saved.setPinned(QStringLiteral("saved:Four"), true);
        const QAbstractItemModelTester tester(&shown.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto row = [&](const char* id) { return shown.model.rowOf(QLatin1String(id)); };
        const auto drop = [&](const char* id, int before) {
            const bool can = shown.model.canMove(QLatin1String(id), before);
            shown.model.move(QLatin1String(id), before);
            return can;
        };
        const auto saved = [&] {
            QStringList names;
            for (const QueueViewDefinition& view : shown.saved.all())
                names.append(view.name);
            return names.join(QLatin1Char(' '));
        };
        QVERIFY(drop("saved:Three", row("saved:One")));
        QCOMPARE(saved(), QStringLiteral("Three One Two Four"));
        QVERIFY(drop("saved:Three", row("saved:Two") + 1)); // behind the last one in sight
        QCOMPARE(row("saved:Three"), row("saved:Two") + 1);
        QVERIFY(drop("saved:Four", row("view:unassigned")));
        QCOMPARE(shown.saved.pinned(),
                 (QStringList { QStringLiteral("saved:Four"), QStringLiteral("view:unassigned") }));
        QVERIFY(!drop("saved:One", row("saved:Four"))); // not among the pinned ones
        QVERIFY(!drop("saved:Four", row("saved:One")));
        QVERIFY(!drop("view:all", row("saved:One"))); // built in: stays
        QVERIFY(!drop("saved:One", -1));
        QVERIFY(!shown.model.isMovable(row("view:all")));
    }

    void aViewThatTheDeskDoesNotUnderstandSaysWhy()
    {
        Shown shown;
        shown.saved.put({ QStringLiteral("Elsewhere"), QStringLiteral("client:globex"), {}, {}, false, {} });
        const QModelIndex index = shown.model.index(shown.model.rowOf(SavedViews::idOf(QStringLiteral("Elsewhere"))));
        QVERIFY(index.data(SidebarModel::ProblemRole).toString().contains(QStringLiteral("globex")));
        QVERIFY(!index.data(SidebarModel::CountRole).isValid());
    }
};

DUEBELL_TEST(sidebar_model, SidebarModelTest)
#include "sidebar_model.moc"
