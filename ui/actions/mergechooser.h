// The ticket that others are merged into: found by key or subject while one types; offered first is one where the same
// client wrote the same within the hour.
#pragma once

#include "ui/actions/commandrunner.h"
#include "ui/actions/commandtarget.h"
#include "ui/models/choicemodel.h"
#include "ui/models/namebook.h"

#include <memory>

namespace duebell {

class MergeChooser {
    Q_DECLARE_TR_FUNCTIONS(MergeChooser)

public:
    MergeChooser(const NameBook& names, CommandRunner& runner);

    /// For ChoiceModel::setSource: what fits the letters, and before any the likely ones, with the reason in `detail`.
    [[nodiscard]] std::function<std::vector<Choice>(const QString& typed)> source(const CommandTarget& target) const;

    /// A ticket as a choice, without anything to do; for lists of tickets.
    [[nodiscard]] static Choice choiceOf(const NameBook& names, const LiveTicket& ticket);
    /// Tickets whose key begins so, or whose subject has all the words: at most `most`, open ones first.
    [[nodiscard]] static std::vector<std::size_t> found(const Desk& desk, const QString& typed, std::size_t most);

private:
    using SharedTarget = std::shared_ptr<const CommandTarget>; // there may be very many tickets
    [[nodiscard]] std::vector<Choice> likely(const SharedTarget& target) const;
    [[nodiscard]] Choice into(const SharedTarget& target, const LiveTicket& survivor) const;

    const NameBook& m_names;
    CommandRunner& m_runner;
};

} // namespace duebell
