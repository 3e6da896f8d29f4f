#include "layering/rules/habits.h"
#include "layering/rules/houseplan.h"
#include "layering/rules/includes.h"
#include "layering/rules/links.h"
#include "support/testmain.h"

#include <QDir>
#include <QLibraryInfo>
#include <QTest>

using namespace duebell::layering;
using namespace Qt::StringLiterals;

/// The house as it stands.
class HouseTest : public QObject {
    Q_OBJECT

private:
    const QString m_root = QStringLiteral(DUEBELL_SOURCE_DIR);

    static void expectNone(const QStringList& problems)
    {
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
    }

private Q_SLOTS:
    void includesFollowThePlan()
    {
        const QtHeaders qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        QVERIFY2(!qt.isEmpty(), "Qt's headers are not where Qt says");
        expectNone(checkIncludes(m_root, housePlan(), qt));
    }

    void linksFollowThePlan()
    {
        const LinkGraph graph = LinkGraph::fromText(readText(QStringLiteral(DUEBELL_LINKS_FILE)));
        QVERIFY(graph.targets().contains(u"duebell_sla"_s));
        expectNone(checkLinks(graph, housePlan()));
    }

    void everyCoreFolderIsOneLibraryOfTheSameName()
    {
        const LinkGraph graph = LinkGraph::fromText(readText(QStringLiteral(DUEBELL_LINKS_FILE)));
        const QDir core(m_root + u"/core"_s);
        for (const QString& folder : core.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (!core.exists(folder + u"/CMakeLists.txt"_s))
                continue;
            const Layer* part = layerOfTarget(housePlan(), u"duebell_"_s + folder);
            QVERIFY2(part && part->place == u"core/"_s + folder,
                     qPrintable(u"the plan has no row for core/"_s + folder));
            QVERIFY2(graph.targets().contains(u"duebell_"_s + folder),
                     qPrintable(u"core/"_s + folder + u" is no library"_s));
        }
    }

    void habitsAreKept() { expectNone(checkHabits(m_root)); }
};

DUEBELL_TEST(house, HouseTest)
#include "house.moc"
