// A moment in a form at which something happened that is noted only now: after the tickets came, and not in the future.
#pragma once

#include "ui/actions/commandtarget.h"
#include "ui/dialogs/formdialog.h"

namespace duebell {

class PastMoment {
    Q_DECLARE_TR_FUNCTIONS(PastMoment)

public:
    /// Adds the field, with `proposed` in it; the form and the desk of `target` must outlive the object.
    PastMoment(FormDialog& form, const QString& label, const CommandTarget& target, Instant proposed);

    [[nodiscard]] QDateTimeEdit* field() const { return m_field; }
    /// Fields show minutes: one that shows the minute in which the tickets came means that instant.
    [[nodiscard]] Instant instant() const;
    /// The instant in full, whose time it is, and `more`: beneath the field.
    void explain(const QString& more = {}) const;
    /// Says at the field what is wrong with it; true when nothing is.
    bool check() const;

private:
    FormDialog& m_form;
    const Desk& m_desk;
    QDateTimeEdit* m_field;
    Instant m_earliest;
};

} // namespace duebell
