// What the program was asked to do on its command line.
#pragma once

#include "base/instant.h"

#include <QCoreApplication>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace duebell {

struct Options {
    Q_DECLARE_TR_FUNCTIONS(Options)

public:
    /// nullopt: the text of `problem` says what is wrong with it, or is the help page or version when `asked`.
    [[nodiscard]] static std::optional<Options> parse(const QStringList& arguments, QString& problem, bool& asked);

    QString file; ///< a desk; empty: the one opened last
    bool demo = false; ///< an invented desk around now, in a file of its own
    std::optional<Instant> asOf;
    QString theme; ///< "light", "dark", "system"; empty: as set before
    QString screenshot; ///< a PNG to write, then end
    bool announce = false; ///< say on standard output how far the start has come
    QString select; ///< the key of the ticket to show
    QSize size; ///< of the window; empty: as remembered
};

} // namespace duebell
