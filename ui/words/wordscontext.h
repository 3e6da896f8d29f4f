// What sentences about tickets need besides the ticket: names for ids, whose zone and language, and what time it is.
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "calendar/zone.h"

#include <QLocale>
#include <QString>

#include <functional>

namespace duebell {

/// The zone must outlive the context.
struct WordsContext {
    std::function<QString(Symbol)> nameOf; ///< a status's, priority's or person's name by its id
    const Zone* zone = nullptr; ///< the reader's
    QLocale locale = QLocale::c();
    Instant now {};
};

} // namespace duebell
