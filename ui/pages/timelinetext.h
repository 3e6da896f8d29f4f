// What the timeline says: to a hovering pointer, to somebody who steps from edge to edge, and in its legend.
#pragma once

#include "ui/models/namebook.h"
#include "ui/pages/timelinelayout.h"

#include <QCoreApplication>
#include <QString>

namespace duebell {

class TimelineText {
    Q_DECLARE_TR_FUNCTIONS(TimelineText)

public:
    [[nodiscard]] static QString lane(const TimelineLane& lane, const NameBook& names); ///< "Resolution"
    [[nodiscard]] static QString mark(MarkKind kind); ///< "Warning"
    /// What a time is called in the legend, in a word or two.
    [[nodiscard]] static QString legend(RowKind kind, bool late);
    /// "Paused: client", "Counted, after the target was used up".
    [[nodiscard]] static QString kind(RowKind kind, bool late);

    /// Kind, length, and the exact instants of its ends.
    [[nodiscard]] static QString segment(const Inspection& inspection, const TimelineSegment& segment);
    /// A mark and its exact instant.
    [[nodiscard]] static QString mark(const Inspection& inspection, const TimelineMark& mark);
    /// "Tue 12:22: due. Paused: client from here on."
    [[nodiscard]] static QString edge(const Inspection& inspection, const TimelineEdge& edge);
    /// The same with the exact instants beneath.
    [[nodiscard]] static QString edgeExactly(const Inspection& inspection, const TimelineEdge& edge);

private:
    [[nodiscard]] static QString happening(const TimelineEdge& edge);
};

} // namespace duebell
