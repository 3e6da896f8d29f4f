// A desk file as any SQLite program sees it: for tests that look behind the store or spoil a file.
#pragma once

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace duebell::test {

class RawDatabase {
public:
    explicit RawDatabase(const QString& path)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name()))
    {
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=100"));
        if (!m_database.open())
            qWarning("%s cannot be opened: %s", qPrintable(path), qPrintable(m_database.lastError().text()));
    }
    ~RawDatabase()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(name());
    }
    RawDatabase(const RawDatabase&) = delete;
    RawDatabase& operator=(const RawDatabase&) = delete;

    bool run(const QString& statement)
    {
        QSqlQuery query(m_database);
        const bool done = query.exec(statement);
        if (!done)
            qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        return done;
    }
    /// The statements of a file as sqlite3's .dump writes it.
    bool runDump(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QString statement;
        for (const QString& line : lines) {
            if (statement.isEmpty() && line.startsWith(QLatin1String("--")))
                continue;
            statement += line + QLatin1Char('\n');
            if (!line.endsWith(QLatin1Char(';')))
                continue;
            if (!run(statement))
                return false;
            statement.clear();
        }
        return statement.isEmpty();
    }
    /// Rows with their columns joined by "|".
    QStringList rows(const QString& statement)
    {
        QStringList result;
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        while (query.next()) {
            QStringList columns;
            const int count = query.record().count();
            for (int i = 0; i < count; ++i)
                columns.append(query.value(i).toString());
            result.append(columns.join(QLatin1Char('|')));
        }
        return result;
    }

private:
    [[nodiscard]] QString name() const { return QStringLiteral("raw-%1").arg(quintptr(this)); }

    QSqlDatabase m_database;
};

} // namespace duebell::test
