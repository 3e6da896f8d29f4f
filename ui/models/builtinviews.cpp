#include "ui/models/builtinviews.h"

#include "ui/theme/iconset.h"

#include <QCoreApplication>

namespace duebell {

namespace {

    struct Text {
        Q_DECLARE_TR_FUNCTIONS(BuiltInViews)
    };

    BuiltInView view(const char* id, const QString& name, const char* query, const QString& icon,
                     const QString& whenEmpty)
    {
        BuiltInView made;
        made.id = QStringLiteral("view:") + QLatin1String(id);
        made.definition.name = name;
        made.definition.query = QLatin1String(query);
        made.definition.icon = icon;
        made.whenEmpty = whenEmpty;
        return made;
    }

    BuiltInView stateView(const char* id, const QString& name, const char* query, RowState state,
                          const QString& whenEmpty)
    {
        BuiltInView made = view(id, name, query, IconSet::nameOf(state), whenEmpty);
        made.state = state;
        return made;
    }

} // namespace

std::vector<BuiltInView> builtInViews(bool hasMe)
{
    std::vector<BuiltInView> views {
        view("all", Text::tr("All open", "view"), "", QStringLiteral("queue"),
             Text::tr("Every ticket of this desk is resolved.")),
        stateView("overdue", Text::tr("Overdue", "view"), "breached", RowState::Breached,
                  Text::tr("Nothing is late. Tickets come here when a promise is broken and still owed.")),
        stateView("due-soon", Text::tr("Due soon", "view"), "lane:due_soon", RowState::AtRisk,
                  Text::tr("Nothing is due soon. Tickets come here when they are due today or have passed a warning.")),
        view("today", Text::tr("Due today", "view"), "today", QStringLiteral("time"),
             Text::tr("Nothing is due today.")),
        stateView("waiting", Text::tr("Waiting", "view"), "lane:waiting", RowState::Paused,
                  Text::tr("Nobody is waited for. Tickets come here while their clocks are paused.")),
        view("unassigned", Text::tr("Unassigned", "view"), "unassigned", QStringLiteral("unassigned"),
             Text::tr("Every open ticket has somebody who works on it.")),
    };
    if (hasMe)
        views.push_back(view("mine", Text::tr("My tickets", "view"), "mine", QStringLiteral("person"),
                             Text::tr("No open ticket is assigned to you.")));
    BuiltInView untouched
        = view("untouched", Text::tr("Untouched longest", "view"), "idle>1d -lane:waiting", QStringLiteral("time"),
               Text::tr("Something happened to every open ticket within a day."));
    untouched.definition.sortColumn = QStringLiteral("last-event");
    views.push_back(untouched);
    views.push_back(stateView("no-agreement", Text::tr("No agreement", "view"), "noagreement", RowState::NoAgreement,
                              Text::tr("Every open ticket has an agreement.")));
    views.push_back(stateView("done", Text::tr("Done", "view"), "done", RowState::Done,
                              Text::tr("No ticket ended within the last day.")));
    return views;
}

} // namespace duebell
