// The form for a request that came by phone or in person. It asks for no name of the requester: names belong to the
// directory, and what is written here can be erased.
#include "ui/actions/commandforms.h"
#include "ui/models/moments.h"

#include <QUrl>

namespace duebell {

namespace {

    // The symbol of a typed name; nullopt when there is no such name.
    std::optional<Symbol> chosen(const QComboBox& box, const NameBook& names, NameBook::Kind kind)
    {
        const QString typed = box.currentText().trimmed();
        if (typed.isEmpty())
            return Symbol {};
        for (const Symbol symbol : names.choices(kind)) {
            if (names.name(kind, symbol).compare(typed, Qt::CaseInsensitive) == 0)
                return symbol;
        }
        return std::nullopt;
    }

    QStringList namesOf(const NameBook& names, NameBook::Kind kind)
    {
        QStringList texts;
        for (const Symbol symbol : names.choices(kind))
            texts.append(names.name(kind, symbol));
        return texts;
    }

    struct Field {
        FieldId id;
        NameBook::Kind kind;
        QComboBox* box;
        QString unknown;
    };

} // namespace

void CommandForms::newTicket(const CommandTarget& target) const
{
    using Kind = NameBook::Kind;
    auto* form = new FormDialog(tr("New ticket"), tr("Open ticket"), m_window);
    QLineEdit* subject = form->addLine(tr("&Subject:"));
    subject->setMaxLength(240);
    std::vector<Field> fields;
    const auto add = [&](const QString& label, FieldId id, Kind kind, const QString& unknown) {
        fields.push_back({ id, kind, form->addFreeChoice(label, namesOf(m_names, kind)), unknown });
    };
    add(tr("&Client:"), field::kClient, Kind::Client, tr("The directory has no client of this name."));
    add(tr("&Type:"), field::kType, Kind::Type, tr("The agreement has no such type."));
    add(tr("&Priority:"), field::kPriority, Kind::Priority, tr("The agreement has no such priority."));
    QDateTimeEdit* asked = form->addMoment(tr("&Asked at:"));
    asked->setDateTime(QDateTime::fromSecsSinceEpoch(target.desk->now().time_since_epoch().count()));
    form->setHint(asked, tr("The clocks start then. Your local time."));
    QPlainTextEdit* text = form->addText(tr("&Request:"), tr("What the client said"));
    QLineEdit* link = form->addLine(tr("&Link:"), QStringLiteral("https://"));
    link->setMaxLength(1000);
    const NameBook& names = m_names;
    form->onCheck([=, &names] {
        if (subject->text().trimmed().isEmpty())
            form->setProblem(subject, tr("Say in a few words what it is about."));
        for (const Field& each : fields) {
            if (!chosen(*each.box, names, each.kind))
                form->setProblem(each.box, each.unknown);
        }
        if (Instant { Seconds(asked->dateTime().toSecsSinceEpoch()) } > target.desk->now())
            form->setProblem(asked, tr("This is in the future."));
        if (isTooLong(text->toPlainText(), textlimit::kBody))
            form->setProblem(text, tr("This is too long for a request: 64 KB at most."));
        const QUrl url(link->text().trimmed(), QUrl::StrictMode);
        const bool isWeb
            = url.isValid() && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
        if (!link->text().trimmed().isEmpty() && !isWeb)
            form->setProblem(link, tr("A link begins with https:// or http://."));
    });
    form->onSubmit([=, &names, &runner = m_runner] {
        NewTicket wanted;
        wanted.at = Instant { Seconds(asked->dateTime().toSecsSinceEpoch()) };
        wanted.text = text->toPlainText().trimmed().toStdString();
        for (const Field& each : fields) {
            if (const std::optional<Symbol> value = chosen(*each.box, names, each.kind); value && *value)
                wanted.fields.emplace_back(each.id, *value);
        }
        return runner.open(wanted, { subject->text().trimmed().toStdString(), link->text().trimmed().toStdString() },
                           tr("Ticket opened"));
    });
    form->show();
    subject->setFocus();
}

} // namespace duebell
