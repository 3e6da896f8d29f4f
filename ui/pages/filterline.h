// The queue's filter line: a query, completed while it is typed. A query that means something is applied at once, but
// for a word that may become the name of a field: that waits for a short pause. While a half-typed term is wrong, the
// last good query stays, and what is wrong is said after a pause or at Enter, at its place and beneath it, without
// moving anything.
#pragma once

#include "desk/ticketquery.h"
#include "ui/pages/queryhelp.h"
#include "ui/pages/querypopup.h"
#include "ui/theme/iconset.h"

#include <QLabel>
#include <QLineEdit>
#include <QTimer>

#include <functional>

namespace duebell {

class FilterLine : public QLineEdit {
    Q_OBJECT

public:
    /// `vocabulary` is asked for when somebody begins to type, as names come and go.
    FilterLine(std::function<QueryVocabulary()> vocabulary, const Theme& theme, const IconSet& icons,
               QWidget* parent = nullptr);

    /// The desk or its names are others: the typed text is read anew.
    void renewVocabulary();
    /// The desk goes, and the query with its names; the text stays, for renewVocabulary().
    void forgetQuery();
    [[nodiscard]] const QueryVocabulary& vocabulary() const { return m_vocabulary; }
    /// The last good one.
    [[nodiscard]] const TicketQuery& query() const { return m_query; }
    /// What is wrong with the text, whether or not it is shown yet.
    [[nodiscard]] const std::optional<QueryProblem>& problem() const { return m_problem; }
    [[nodiscard]] const QueryPopup& popup() const { return *m_popup; }
    [[nodiscard]] const QLabel& hint() const { return *m_hint; }

Q_SIGNALS:
    void queryChanged();
    void left(); ///< Enter or Down: to what was found
    void cancelled(); ///< Escape
    void helpRequested(); ///< the whole language

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeActions();
    void takeText();
    void takeQuery(TicketQuery query);
    [[nodiscard]] bool isPerhapsAHead() const;
    void leaveOutHalfTyped();
    void applyWaiting();
    void proposeNow();
    void accept(const QueryProposal& proposal);
    bool handKeyToPopup(QKeyEvent* event);
    void confirm();
    void showProblem();
    void hideProblem();
    void underline(const QueryProblem* problem);
    void placeHint();
    void closeAll();
    void takeTheme();

    std::function<QueryVocabulary()> m_makeVocabulary;
    const Theme& m_theme;
    const IconSet& m_icons;
    QueryVocabulary m_vocabulary;
    TicketQuery m_query;
    std::optional<QueryProblem> m_problem;
    QueryPopup* m_popup;
    QueryHelp* m_help;
    QLabel* m_hint;
    QAction* m_search = nullptr;
    QAction* m_explain = nullptr;
    QTimer m_pause; // a wrong query is spoken of when it ends
    std::optional<TicketQuery> m_waiting; // good, but its last word may become a field's name
    QTimer m_wait;
};

} // namespace duebell
