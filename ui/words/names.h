// The words for states, metrics, lanes and rows, the same everywhere.
#pragma once

#include "desk/summary.h"
#include "sla/agreement.h"
#include "sla/clock.h"
#include "sla/ledger.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class Names {
    Q_DECLARE_TR_FUNCTIONS(Names)

public:
    [[nodiscard]] static QString metric(Metric metric); ///< "First response"
    [[nodiscard]] static QString state(ClockState state); ///< "Running"
    [[nodiscard]] static QString rowState(RowState state); ///< "At risk"
    [[nodiscard]] static QString lane(Lane lane); ///< "Due soon"
    [[nodiscard]] static QString activity(Activity activity); ///< "Waiting for the client"
    [[nodiscard]] static QString rowKind(RowKind kind); ///< "Outside hours"
    [[nodiscard]] static QString waiting(Waiting waiting); ///< "Us"
    [[nodiscard]] static QString category(StatusCategory category); ///< "Waiting"
    [[nodiscard]] static QString actorKind(ActorKind kind); ///< "Client"
    [[nodiscard]] static QString eventKind(EventKind kind); ///< "Public reply"
    [[nodiscard]] static QString cancelCause(CancelCause cause); ///< "no reply was needed"; empty for None
    /// "Status", "Priority", ...; empty for a custom field.
    [[nodiscard]] static QString builtInField(FieldId field);
};

} // namespace duebell
