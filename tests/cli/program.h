// Runs duebellctl as a shell would and keeps what it said.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace duebell::test {

struct Program {
    /// Waits until it ends; `code` is -1 if it crashed or did not.
    explicit Program(const QStringList& arguments, const QByteArray& input = {})
    {
        QProcess process;
        process.start(QStringLiteral(DUEBELL_CTL), arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit;
        code = ended ? process.exitCode() : -1;
        out = QString::fromUtf8(process.readAllStandardOutput());
        error = QString::fromUtf8(process.readAllStandardError());
    }

    [[nodiscard]] QStringList lines() const { return out.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }

    int code = -1;
    QString out;
    QString error;
};

} // namespace duebell::test
