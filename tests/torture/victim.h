// A child process that works on a desk, and what it acknowledged before it ended or was killed.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace duebell::test {

class Victim {
public:
    /// `failpoints` as DUEBELL_FAILPOINTS; empty: none.
    explicit Victim(const QStringList& words, const QByteArray& failpoints = {})
    {
        int ends[2] {};
        if (::pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
        std::vector<QByteArray> kept { QByteArrayLiteral(DUEBELL_TORTURE_CHILD) };
        for (const QString& word : words)
            kept.push_back(QFile::encodeName(word));
        std::vector<char*> arguments;
        for (QByteArray& word : kept)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::setenv("DUEBELL_FAILPOINTS", failpoints.constData(), 1);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        m_output = ends[0];
    }
    ~Victim()
    {
        kill();
        ::close(m_output);
    }
    Victim(const Victim&) = delete;
    Victim& operator=(const Victim&) = delete;

    [[nodiscard]] int output() const { return m_output; }
    [[nodiscard]] bool hasEnded() const { return m_atEnd; }

    /// Takes what stands in the pipe; to be called when poll says that there is something.
    void read()
    {
        char buffer[4096];
        const ssize_t count = ::read(m_output, buffer, sizeof buffer);
        if (count > 0)
            m_text.append(buffer, static_cast<qsizetype>(count));
        m_atEnd = m_atEnd || count == 0;
    }
    void readToTheEnd()
    {
        while (!m_atEnd)
            read();
    }
    /// Whole lines so far.
    [[nodiscard]] QList<QByteArray> acknowledged() const
    {
        QList<QByteArray> lines = m_text.split('\n');
        lines.removeLast();
        return lines;
    }

    void kill()
    {
        if (m_process > 0 && !m_reaped)
            ::kill(m_process, SIGKILL);
        (void)end();
    }
    /// Waits until it stops itself, by a failpoint's "pause"; false when it ended instead.
    [[nodiscard]] bool waitUntilStopped()
    {
        const bool changed = ::waitpid(m_process, &m_status, WUNTRACED) == m_process;
        m_reaped = changed && !WIFSTOPPED(m_status);
        return changed && WIFSTOPPED(m_status);
    }
    /// Waits for its end: the exit code, or minus the signal's number.
    int end()
    {
        readToTheEnd();
        if (!m_reaped && ::waitpid(m_process, &m_status, 0) == m_process)
            m_reaped = true;
        return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -WTERMSIG(m_status);
    }

private:
    pid_t m_process = 0;
    int m_output = -1;
    int m_status = 0;
    bool m_atEnd = false;
    bool m_reaped = false;
    QByteArray m_text;
};

/// Reads what victims say until the time is over or all have ended.
inline void listen(const std::vector<Victim*>& victims, std::chrono::microseconds length)
{
    const auto until = std::chrono::steady_clock::now() + length;
    while (true) {
        std::vector<pollfd> waiting;
        std::vector<Victim*> whose;
        for (Victim* victim : victims) {
            if (victim->hasEnded())
                continue;
            waiting.push_back({ victim->output(), POLLIN, 0 });
            whose.push_back(victim);
        }
        const auto left
            = std::chrono::duration_cast<std::chrono::microseconds>(until - std::chrono::steady_clock::now());
        if (waiting.empty() || left.count() <= 0)
            return;
        const timespec timeout { left.count() / 1'000'000, (left.count() % 1'000'000) * 1000 };
        if (::ppoll(waiting.data(), waiting.size(), &timeout, nullptr) <= 0)
            continue;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].revents != 0)
                whose[i]->read();
        }
    }
}

} // namespace duebell::test
