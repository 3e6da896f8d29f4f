// A desk in a folder of its own, and logs to import into it.
#pragma once

#include "exchange/agreementreader.h"
#include "support/testdata.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>

namespace duebell::test {

class TortureDesk {
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("desk.duebell")); }

    bool create() const
    {
        QFile file(syntheticFile(QStringLiteral("uci_agreement.json")));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const auto agreement = AgreementReader::read(file.readAll().toStdString()).agreement;
        return agreement && Workspace::create(path(), *agreement, {}).ok();
    }
    /// Three rows a ticket; `name` keeps the tickets of several logs apart.
    [[nodiscard]] QString log(const QString& name, int tickets) const
    {
        const QString logPath = m_folder.filePath(name + QStringLiteral(".csv"));
        QFile file(logPath);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(
            "ticket,state,updated,opened,priority,assignee,group,caller,changed_by,subject,resolved_at,old_sla\n");
        const QByteArray key = name.toUtf8();
        for (int i = 0; i < tickets; ++i) {
            const QByteArray head = key + '-' + QByteArray::number(i) + ',';
            const QByteArray rest = ",2/3/2026 09:00,2 - High,?,First line,K. Osei,Desk,Subject " + key + ",?,true\n";
            file.write(head + "New,2/3/2026 09:00" + rest + head + "Active,2/3/2026 10:00" + rest + head
                       + "Resolved,2/3/2026 11:00" + rest);
        }
        return logPath;
    }
    /// Empty, or what verify finds.
    [[nodiscard]] QString verified() const
    {
        const auto workspace = Workspace::open(path());
        if (!workspace)
            return QStringLiteral("the desk does not open");
        const auto verification = (*workspace)->verify();
        if (!verification)
            return QString::fromStdString(verification.error().value);
        return verification->findings.empty() ? QString()
                                              : QString::fromStdString(verification->findings.front().where);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace duebell::test
