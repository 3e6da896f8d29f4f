#include "words/errortext.h"

#include "desk/storefault.h"

#include <QStringList>

namespace duebell {

namespace {

    QString fromText(const std::string& text)
    {
        // What a hostile file holds must not flood a terminal or a dialog.
        constexpr int longest = 120;
        QString result = QString::fromStdString(text).simplified();
        // Nor may it steer the terminal.
        result.removeIf([](QChar character) { return character.category() == QChar::Other_Control; });
        if (result.size() > longest)
            result = result.left(longest) + QChar(0x2026);
        return result;
    }

    QString listed(const std::string& allowed)
    {
        QStringList names = QString::fromStdString(allowed).split(QLatin1Char('|'), Qt::SkipEmptyParts);
        if (!names.isEmpty() && names.last() == QLatin1String("..."))
            names.last() = QString(QChar(0x2026));
        return names.join(QLatin1String(", "));
    }

} // namespace

QString ErrorText::sentence(const Error& error)
{
    return sentence(Problem { error, {}, 0, {} });
}

QString ErrorText::withPlace(const Problem& problem)
{
    const QString text = sentence(problem);
    const QString path = fromText(problem.error.where);
    const QStringList place = QString::fromStdString(problem.line).split(QLatin1Char(':'), Qt::SkipEmptyParts);
    const QString line = place.size() == 2 ? tr("line %1, column %2").arg(place.at(0), place.at(1)) : QString();
    if (path.isEmpty())
        return line.isEmpty() ? text : tr("%1: %2", "place, sentence").arg(line, text);
    return line.isEmpty() ? tr("%1: %2", "place, sentence").arg(path, text)
                          : tr("%1: %2 (%3)", "path, sentence, line").arg(path, text, line);
}

QString ErrorText::sentence(const Problem& problem)
{
    const Error& error = problem.error;
    const QString value = fromText(error.value);
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return brokenRule(error);
    case ErrorCode::NotFound:
        return tr("“%1” was not found.").arg(value);
    case ErrorCode::Syntax:
        return badSyntax(error);
    case ErrorCode::MissingKey:
        return missing(error);
    case ErrorCode::WrongType:
        return wrongType(error);
    case ErrorCode::OutOfRange:
        return outOfRange(error);
    case ErrorCode::UnknownKey:
    case ErrorCode::UnknownValue:
    case ErrorCode::UnknownReference:
        return unknown(problem);
    case ErrorCode::Duplicate:
        return duplicate(error);
    case ErrorCode::TooLarge:
        return tooLarge(error);
    case ErrorCode::UnknownTimeZone:
        return tr("“%1” is no time zone that this computer knows. Use a name like Europe/Berlin or America/New_York.")
            .arg(value);
    case ErrorCode::File:
        if (const QString fault = fileFault(error); !fault.isEmpty())
            return fault;
        return error.where.empty() ? tr("A file could not be read or written: %1.").arg(value)
                                   : tr("“%1” could not be read or written: %2.").arg(fromText(error.where), value);
    case ErrorCode::Database:
        if (const QString fault = fileFault(error); !fault.isEmpty())
            return fault;
        return tr("The desk’s database reports: %1.").arg(value);
    case ErrorCode::Conflict:
        return tr("Somebody else has changed this meanwhile. Look at it again, then repeat what you did.");
    case ErrorCode::NewerFormat:
        return tr("This was written by a newer Duebell: it is format %1, and this program reads up to %2. Update "
                  "Duebell "
                  "to use it.")
            .arg(value, fromText(error.allowed));
    case ErrorCode::WrongFile:
        return wrongFile(error);
    case ErrorCode::Cancelled:
        return tr("This was cancelled.");
    }
    return {};
}

QString ErrorText::fileFault(const Error& error)
{
    const QString file = error.where.empty() ? tr("The desk’s file") : fromText(error.where);
    const QString value = fromText(error.value);
    const QString reason = value.isEmpty() ? QString() : tr(" (%1)", "the system’s own message").arg(value);
    if (error.allowed == storefault::kDiskFull)
        return tr("The disk is full: “%1” could not be written. This was not saved; everything before it was. Free "
                  "some space, then try again.")
            .arg(file);
    if (error.allowed == storefault::kReadOnly)
        return tr("“%1” cannot be written%2. Nothing was changed. Get permission to write there, or copy the desk to a "
                  "folder of your own and open it there.")
            .arg(file, reason);
    if (error.allowed == storefault::kLocked)
        return tr("Another program is writing to “%1” and did not finish in time. Nothing was changed. Try again; if "
                  "that does not help, close the other program.")
            .arg(file);
    if (error.allowed == storefault::kDamaged)
        return tr("“%1” is damaged%2. Restore it from a backup: what came later is kept as far as it can be read.")
            .arg(file, reason);
    if (error.allowed == storefault::kDevice)
        return tr("The drive reports an error with “%1”%2. Copy the desk to another drive; if it turns out damaged, "
                  "restore it from a backup.")
            .arg(file, reason);
    if (error.allowed == storefault::kCannotOpen)
        return tr("“%1” could not be opened%2. Look whether you may read the file and write to its folder.")
            .arg(file, reason);
    if (error.allowed == storefault::kNetworkDrive)
        return tr("“%1” lies on a network drive%2, where two computers at once can damage it. Copy it to a drive of "
                  "this computer and open it there.")
            .arg(file, reason);
    if (error.allowed == storefault::kFolder)
        return tr("“%1” is a folder. Choose a desk file; its name usually ends with .duebell.").arg(file);
    if (error.allowed == storefault::kExists)
        return tr("“%1” could not be made%2. Choose another name or folder.").arg(file, reason);
    if (error.allowed == storefault::kInUse)
        return tr("“%1” is open in another window or program. Close it there, then try again.").arg(file);
    if (error.allowed == storefault::kNoGoodBackup)
        return tr("There is no whole backup in “%1”. If you have a copy of the desk elsewhere, restore from that one.")
            .arg(file);
    return {};
}

QString ErrorText::wrongFile(const Error& error)
{
    const QString file = fromText(error.where.empty() ? error.value : error.where);
    if (error.value == "empty")
        return tr("“%1” is empty. If it was a desk, restore it from a backup.").arg(file);
    return tr("“%1” is no file of Duebell’s. If it was a desk, its beginning is damaged: restore it from a backup.")
        .arg(file);
}

QString ErrorText::missing(const Error& error)
{
    if (error.allowed == rule::kOnlyLast)
        return tr(
            "Only the last policy may go without conditions, because it hides those below it. Give it a “match”, or "
            "move it to the end.");
    if (error.allowed == error.value)
        return tr("“%1” is missing. Add it.").arg(fromText(error.value));
    return tr("Something is missing: one of %1.").arg(listed(error.allowed));
}

QString ErrorText::foundText(const std::string& value)
{
    if (value == "array")
        return tr("a list", "what was found");
    if (value == "object")
        return tr("an object", "what was found");
    if (value == "null")
        return tr("null", "what was found");
    return tr("“%1”", "what was found").arg(fromText(value));
}

QString ErrorText::wrongType(const Error& error)
{
    const QString value = foundText(error.value);
    if (error.allowed == rule::kSpan)
        return badSyntax(error);
    if (error.allowed.starts_with('['))
        return tr("%1 is no pair of times. Write it like [\"09:00\", \"17:00\"].").arg(value);
    if (error.allowed == "string")
        return tr("This must be a text in quotes, not %1.").arg(value);
    if (error.allowed == "array")
        return tr("This must be a list in brackets [ ], not %1.").arg(value);
    if (error.allowed == "object")
        return tr("This must be an object in braces { }, not %1.").arg(value);
    if (error.allowed == "number")
        return tr("This must be a number without quotes, not %1.").arg(value);
    if (error.allowed == "boolean")
        return tr("This must be true or false without quotes, not %1.").arg(value);
    return tr("%1 cannot stand here. Allowed: %2.").arg(value, listed(error.allowed));
}

QString ErrorText::unknown(const Problem& problem)
{
    const Error& error = problem.error;
    const QString value = fromText(error.value);
    if (error.allowed == rule::kNotErasable)
        return tr("Conditions cannot look at “%1”: texts may be erased, and no promise may depend on them. Use a field "
                  "or a "
                  "label.")
            .arg(value);
    if (error.allowed == rule::kNumber)
        return tr("“%1” is no number.").arg(value);
    if (error.allowed == rule::kDate)
        return badSyntax(error);
    QStringList sentences;
    if (error.code == ErrorCode::UnknownKey)
        sentences.append(tr("“%1” means nothing here.").arg(value));
    else if (error.code == ErrorCode::UnknownReference)
        sentences.append(tr("“%1” is not defined.").arg(value));
    else
        sentences.append(tr("“%1” is not allowed here.").arg(value));
    if (!problem.nearest.empty())
        sentences.append(tr("Did you mean “%1”?").arg(fromText(problem.nearest)));
    if (error.code == ErrorCode::UnknownReference)
        sentences.append(error.allowed.empty() ? tr("There is none yet.")
                                               : tr("Defined: %1.").arg(listed(error.allowed)));
    else if (!error.allowed.empty())
        sentences.append(tr("Allowed: %1.").arg(listed(error.allowed)));
    return sentences.join(QLatin1Char(' '));
}

QString ErrorText::badSyntax(const Error& error)
{
    const QString value = fromText(error.value);
    if (error.allowed == rule::kSpan)
        return tr("“%1” is no time span. Write it like 30s, 15m, 2h or 1h30m of open time, or 3d for working days.")
            .arg(value);
    if (error.allowed == rule::kOpenSpan)
        return tr("“%1” is no time span. Write it like 30s, 15m, 2h or 1h30m.").arg(value);
    if (error.allowed == rule::kWarning)
        return tr("“%1” is no moment to warn at. Write it like 80% (of the target) or 30m (of open time left).")
            .arg(value);
    if (error.allowed == rule::kTime)
        return tr("“%1” is no time of day. Write it with four digits from 00:00 to 24:00, like 09:30.").arg(value);
    if (error.allowed == rule::kDate)
        return tr("“%1” is no date. Write it like 2026-12-25.").arg(value);
    if (error.allowed == rule::kYearlyDate)
        return tr("“%1” is no day of the year. Write month and day like 12-25.").arg(value);
    if (error.allowed == rule::kInstant)
        return tr("“%1” is no moment. Write date, time and zone like 2026-03-21T09:30:00Z or "
                  "2026-03-21T10:30:00+01:00.")
            .arg(value);
    return tr("This is no valid JSON: %2 is expected here, not %1.", "what was found, what is expected")
        .arg(value.size() <= 2 ? tr("“%1”").arg(value) : value,
             error.allowed.size() <= 2 ? tr("“%1”").arg(fromText(error.allowed)) : fromText(error.allowed));
}

QString ErrorText::outOfRange(const Error& error)
{
    const QString value = fromText(error.value);
    if (error.allowed == rule::kId)
        return tr("“%1” cannot be an id. Use 1 to 64 of the letters A to Z, digits, “_”, “.” and “-”; the name may be "
                  "anything.")
            .arg(value);
    if (error.allowed == rule::kNotEmpty)
        return tr("This must not be empty. Fill it, or leave it out.");
    if (error.allowed == rule::kEmptySpan)
        return tr("%1 holds no time. A whole day is 00:00 to 24:00; leave a closed day out.").arg(value);
    if (error.allowed == rule::kOrdered)
        return tr("%1 lies before the beginning. Swap the two dates.").arg(value);
    if (error.allowed == rule::kOneLabel)
        return tr("“%1” is no label: labels are not empty and hold no comma.").arg(value);
    return tr("“%1” is out of range. Allowed: %2.").arg(value, listed(error.allowed));
}

QString ErrorText::brokenRule(const Error& error)
{
    const QString value = fromText(error.value);
    if (error.allowed == rule::kAmbiguous)
        return tr("“%1” is a category, and also a status of another category. Rename the status’s id, so that it is "
                  "clear "
                  "which one pauses.")
            .arg(value);
    if (error.allowed == rule::kOneForm)
        return tr("A holiday says its dates in one way: “date”, “from” and “to”, or “yearly”.");
    if (error.allowed == rule::kNoAgreement)
        return tr("A policy that says “no_agreement” promises nothing. Remove its targets, or remove “no_agreement”.");
    if (error.allowed == rule::kStricter)
        return tr("The internal target %1 is later than what is promised. It must be earlier, or the same.").arg(value);
    if (error.allowed == rule::kPromisedToo)
        return tr("There is an internal target for “%1”, but nothing is promised for it. Add it under “promised”.")
            .arg(value);
    if (error.allowed == rule::kOnlyWaiting)
        return tr("Only statuses of the category “waiting” wait for somebody, this one is “%1”. Change its category, "
                  "or "
                  "remove “waits_for”.")
            .arg(value);
    if (error.allowed == rule::kOnlyChoice)
        return tr("Only fields of the type “choice” have choices, this one is “%1”. Change its type, or remove "
                  "“choices”.")
            .arg(value);
    if (error.allowed == rule::kNotItself)
        return tr("Ticket “%1” cannot be merged into itself.").arg(value);
    if (error.allowed.empty())
        return tr("“%1” cannot be used here.").arg(value);
    return tr("“%1” cannot be used here. Allowed: %2.").arg(value, listed(error.allowed));
}

QString ErrorText::duplicate(const Error& error)
{
    if (error.allowed == rule::kReserved)
        return tr("“%1” has a fixed meaning already. Choose another one.").arg(fromText(error.value));
    return tr("“%1” is here more than once. Keep one of them, or rename the other.").arg(fromText(error.value));
}

QString ErrorText::tooLarge(const Error& error)
{
    const QString limit = fromText(error.allowed);
    if (error.value == "depth")
        return tr("This is nested too deeply: %1 levels are allowed.").arg(limit);
    if (error.value == "line")
        return tr("This line is too long: %1 bytes are allowed.").arg(limit);
    return tr("This is too large: %1 bytes, and %2 are allowed.").arg(fromText(error.value), limit);
}

} // namespace duebell
