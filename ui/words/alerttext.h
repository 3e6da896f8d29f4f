// What an announcement says, in plain words: "T-1004: first response due in 20 min", "Acme · Printer on fire · assigned
// to Ida". Times are the reader's. Plain text, for notifications and toasts alike.
#pragma once

#include "scenarios/announcement.h"
#include "words/wordscontext.h"

#include <QCoreApplication>
#include <QString>

#include <functional>

namespace duebell {

/// What is said of a ticket besides its clocks.
struct AlertTicket {
    QString key;
    QString subject;
    QString client;
    QString assignee; ///< empty: nobody
};

class AlertText {
    Q_DECLARE_TR_FUNCTIONS(AlertText)

public:
    /// A digest names so many tickets; the others are counted.
    static constexpr int kNamed = 4;

    /// `ticketOf` is asked for the tickets that are named only. The references must outlive the object.
    AlertText(const Announcement& announcement, std::function<AlertTicket(TicketId)> ticketOf,
              const WordsContext& context);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString body() const; ///< lines

private:
    [[nodiscard]] QString digestTitle() const;
    [[nodiscard]] QString digestBody() const;
    [[nodiscard]] QString ticketBody() const;
    [[nodiscard]] QString briefly(const Alert& alert) const; ///< "first response due in 20 min"
    [[nodiscard]] QString exactly(const Alert& alert) const; ///< "First response due 12:22"
    [[nodiscard]] const Alert& foremost() const; ///< a breach before a warning, then the earliest due
    [[nodiscard]] static bool isBreach(const Alert& alert);

    const Announcement& m_announcement;
    std::function<AlertTicket(TicketId)> m_ticketOf;
    const WordsContext& m_context;
};

} // namespace duebell
