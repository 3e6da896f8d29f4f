// The top of the pane: which ticket, how it stands, what is known of it, and the commands on it.
#pragma once

#include "desk/desk.h"
#include "ui/actions/ticketactions.h"
#include "ui/models/namebook.h"
#include "ui/pages/clampedlabel.h"
#include "ui/pages/factsview.h"
#include "ui/pages/statechip.h"

#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace duebell {

class TicketHeader : public QWidget {
    Q_OBJECT

public:
    /// All references must outlive the header.
    TicketHeader(const NameBook& names, const Theme& theme, const IconSet& icons, TicketActions& actions,
                 QWidget* parent = nullptr);

    void show(const LiveTicket& ticket, const TicketFields& fields);
    /// Opens the ticket in the helpdesk; disabled when it has no link that is safe to open.
    [[nodiscard]] QAction* openLink() const { return m_open; }
    [[nodiscard]] const FactsView& facts() const { return *m_facts; }
    /// Empty while the commands act on this ticket only.
    [[nodiscard]] QString manyText() const { return m_many->isHidden() ? QString() : m_many->text(); }
    [[nodiscard]] bool hasNotice() const { return !m_notice->isHidden(); }

    /// Only http and https, with a host; anything else from an import is not offered.
    [[nodiscard]] static QUrl safeLink(const std::string& link);

private:
    void takeTheme();
    void showSelected(int tickets);
    [[nodiscard]] std::vector<Fact> factsOf(const TicketFields& fields) const;

    const NameBook& m_names;
    const Theme& m_theme;
    const IconSet& m_icons;
    ClampedLabel* m_key;
    ClampedLabel* m_subject;
    StateChip* m_state;
    FactsView* m_facts;
    QLabel* m_notice;
    QLabel* m_many;
    QAction* m_open;
    QToolButton* m_link;
    QUrl m_url;
};

} // namespace duebell
