// Who hears of which tickets.
#include "scenarios/receiver.h"
#include "support/testmain.h"

#include <QTest>

using namespace duebell;

class AlertReceiverTest : public QObject {
    Q_OBJECT

private:
    Agreement m_agreement;
    SymbolTable m_symbols;

    void person(const char* id, const char* team, const char* role)
    {
        PersonDefinition person;
        person.id = id;
        person.team = team;
        person.role = role;
        m_agreement.directory.people.push_back(person);
        m_symbols.intern(id);
        m_symbols.intern(team);
    }
    bool hears(const char* me, const char* assignee, const char* team, AlertScope scope = AlertScope::Mine)
    {
        return isHeard(receiverOf(m_agreement, m_symbols, m_symbols.intern(me)), scope, m_symbols.intern(assignee),
                       m_symbols.intern(team));
    }

private Q_SLOTS:
    void initTestCase()
    {
        person("ida", "service", "agent");
        person("tom", "service", "agent");
        person("noor", "platform", "agent");
        person("ines", "service", "Lead");
        person("luis", "platform", "agent"); // leads the team, whatever the role says
        person("mia", "", "Support manager");
        person("petra", "accounts", "account manager");
        person("solo", "", "");
        TeamDefinition platform;
        platform.id = "platform";
        platform.lead = "luis";
        m_agreement.directory.teams.push_back(platform);
    }

    void nobodyChosenHearsEverything()
    {
        QVERIFY(hears("", "tom", "service"));
        QVERIFY(hears("stranger", "", ""));
        QVERIFY(hears("stranger", "tom", "", AlertScope::Team));
        QVERIFY(!receiverOf(m_agreement, m_symbols, m_symbols.intern("stranger")).person);
    }

    void anAgentHearsTheOwnAndWhatNobodyInTheTeamHasTaken()
    {
        QVERIFY(hears("ida", "ida", "service"));
        QVERIFY(hears("ida", "ida", "platform"));
        QVERIFY(hears("ida", "", "service"));
        QVERIFY(!hears("ida", "tom", "service"));
        QVERIFY(!hears("ida", "", "platform"));
        QVERIFY(!hears("ida", "", ""));
        QVERIFY(hears("solo", "", "")); // a desk without teams
        QVERIFY(!hears("petra", "ida", "service"));
    }

    void aLeadHearsTheTeam()
    {
        QVERIFY(hears("ines", "tom", "service"));
        QVERIFY(hears("ines", "", "service"));
        QVERIFY(hears("ines", "tom", "")); // its assignee is of the team
        QVERIFY(!hears("ines", "noor", "platform"));
        QVERIFY(hears("luis", "noor", "platform"));
        QVERIFY(hears("luis", "ida", "platform"));
        QVERIFY(!hears("luis", "", "service"));
    }

    void aManagerHearsEverything()
    {
        QVERIFY(hears("mia", "tom", "service"));
        QVERIFY(hears("mia", "", ""));
    }

    void theSettingWidensAndSilences()
    {
        QVERIFY(hears("ida", "tom", "service", AlertScope::Team));
        QVERIFY(!hears("ida", "noor", "platform", AlertScope::Team));
        QVERIFY(hears("ida", "noor", "platform", AlertScope::Everything));
        QVERIFY(!hears("mia", "mia", "", AlertScope::Nothing));
        QVERIFY(!hears("", "", "", AlertScope::Nothing));
    }

    void scopesHaveNames()
    {
        for (const AlertScope scope :
             { AlertScope::Mine, AlertScope::Team, AlertScope::Everything, AlertScope::Nothing })
            QVERIFY(alertScopeFromName(alertScopeName(scope)) == scope);
        QVERIFY(!alertScopeFromName("all"));
    }
};

DUEBELL_TEST(alert_receiver, AlertReceiverTest)
#include "alert_receiver.moc"
