#include "sla/timeline.h"

namespace duebell {

Result<Timeline> timelineOf(const Agreement& agreement, SymbolTable& symbols)
{
    auto rules = Rulebook::compile(agreement, symbols);
    if (!rules)
        return rules.error();
    auto directory = std::make_shared<Directory>();
    for (const Directory::Fact& fact : Directory::facts(agreement.directory, symbols))
        directory->add(fact);
    Timeline timeline;
    timeline.versions.push_back(Version { .rules = *rules });
    timeline.directory = std::move(directory);
    timeline.tierAttribute = symbols.intern("tier");
    timeline.calendarAttribute = symbols.intern("calendar");
    return timeline;
}

} // namespace duebell
