#include "layering/rules/habits.h"
#include "layering/rules/houseplan.h"
#include "layering/rules/includes.h"
#include "layering/rules/links.h"
#include "support/testmain.h"

#include <QLibraryInfo>
#include <QTest>

using namespace duebell::layering;
using namespace Qt::StringLiterals;

/// The rules find what is wrong: a house below fixtures/ that breaks each of them, and link graphs that do.
class BrokenHouseTest : public QObject {
    Q_OBJECT

private:
    const QString m_root = QStringLiteral(DUEBELL_LAYERING_FIXTURES);

    static QStringList linkProblems(const QString& text) { return checkLinks(LinkGraph::fromText(text), housePlan()); }

private Q_SLOTS:
    void includesThatBreakThePlanAreNamed()
    {
        const QtHeaders qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        const QStringList expected {
            u"app/ctl/command.cpp:1: may not use QtWidgets (<QWidget>)"_s,
            u"app/ctl/command.cpp:2: app/ctl may not see core/storage/writer.h"_s,
            u"core/attic/old.h: lies in no part of the house that the plan knows"_s,
            u"core/base/ids.h:3: core/base may not see core/sla/clock.h"_s,
            u"core/calendar/workcalendar.cpp:2: may not use QtCore (<QTimeZone>)"_s,
            u"core/desk/desk.cpp:1: may not use sqlite3"_s,
            u"core/desk/desk.cpp:2: may not use QtGui (<QtGui/QColor>)"_s,
            u"core/desk/desk.cpp:3: <QtCore> pulls in a whole module; include the class's header"_s,
            u"core/sla/clock.h:4: core/sla may not see core/desk/desk.h"_s,
            u"core/sla/clock.h:5: \"sla/nowhere.h\" is no header of the house"_s,
            u"ui/page.cpp:2: ui may not see core/storage/writer.h"_s,
            u"ui/page.cpp:3: may not use QtSql (<QSqlQuery>)"_s,
            u"ui/page.cpp:5: \"page.h\" is no header of the house"_s,
            u"ui/words/phrase.cpp:1: ui/words may not see ui/page.h"_s,
            u"ui/words/phrase.cpp:2: may not use QtWidgets (<qwidget.h>)"_s,
        };
        QCOMPARE(checkIncludes(m_root, housePlan(), qt).join(u'\n'), expected.join(u'\n'));
    }

    void widgetsBehindACoreLibraryAreFound()
    {
        const QStringList expected {
            u"duebell_desk may not link Qt6::Gui"_s,
            u"duebell_desk may not link Qt6::Widgets"_s,
            u"duebell_desk reaches Qt6::Gui"_s,
            u"duebell_desk reaches Qt6::Widgets"_s,
        };
        QCOMPARE(
            linkProblems(u"duebell_desk private helper\nhelper public Qt6::Widgets\nQt6::Widgets public Qt6::Gui\n"_s),
            expected);
    }

    void widgetsHiddenBehindAPrivateLinkAreFound()
    {
        const QStringList expected { u"duebell_desk reaches Qt6::Widgets"_s };
        QCOMPARE(linkProblems(u"duebell_desk private helper\nhelper private Qt6::Widgets\n"_s), expected);
    }

    void aLibraryThatLinksUpwardsIsFound()
    {
        QCOMPARE(linkProblems(u"duebell_sla public duebell_desk\n"_s),
                 QStringList(u"duebell_sla may not link duebell_desk"_s));
        QCOMPARE(linkProblems(u"duebell_base private duebell_calendar\n"_s),
                 QStringList(u"duebell_base may not link duebell_calendar"_s));
        QCOMPARE(linkProblems(u"duebell_sla public duebell_attic\n"_s),
                 QStringList(u"duebell_sla links duebell_attic, which the plan does not know"_s));
    }

    void theDatabaseIsHiddenFromTheWindow()
    {
        QCOMPARE(linkProblems(u"duebell_ui public duebell_workspace\n"_s
                              u"duebell_workspace private duebell_storage\nduebell_storage public Qt6::Sql\n"_s),
                 QStringList());
        const QStringList expected { u"duebell_ui may not link Qt6::Sql"_s,
                                     u"duebell_ui may not link duebell_storage"_s };
        QCOMPARE(linkProblems(u"duebell_ui public duebell_workspace\n"_s
                              u"duebell_workspace public duebell_storage\nduebell_storage public Qt6::Sql\n"_s),
                 expected);
    }

    void aLoopInTheLinksEnds()
    {
        QCOMPARE(linkProblems(u"duebell_base public helper\nhelper public duebell_base\n"_s), QStringList());
    }

    void badHabitsAreNamed()
    {
        const QStringList expected {
            u"core/sla/habits.cpp:1: currentDateTimeUtc(: what time it is comes from the TimeSource"_s,
            u"core/sla/habits.cpp:2: processEvents: no nested event loops"_s,
            u"core/sla/habits.cpp:3: sleep_for: nothing sleeps"_s,
            u"core/sla/habits.cpp:4: tr(\": core has no text for people"_s,
            u"core/sla/habits.cpp:5: signals:: Q_SIGNALS, Q_SLOTS, Q_EMIT"_s,
            u"ui/page.cpp:1: QSortFilterProxyModel: clearing its filter takes a second; models order themselves"_s,
            u"ui/page.cpp:7: exec(: no nested event loops: open() and a signal"_s,
        };
        QCOMPARE(checkHabits(m_root).join(u'\n'), expected.join(u'\n'));
    }
};

DUEBELL_TEST(brokenhouse, BrokenHouseTest)
#include "brokenhouse.moc"
