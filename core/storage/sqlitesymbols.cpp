#include "storage/sqlitesymbols.h"

#include "storage/failpoint.h"

#include <QVariant>

#include <algorithm>
#include <unordered_set>

namespace duebell {

SqliteSymbols::SqliteSymbols(SqliteDatabase& database)
    : m_database(database)
{
}

Status SqliteSymbols::readNew()
{
    Result<QSqlQuery> query
        = m_database.prepare(QStringLiteral("SELECT number, text FROM symbol WHERE number > ? ORDER BY number"));
    if (!query)
        return query.error();
    query->bindValue(0, m_table.count());
    if (Status done = SqliteDatabase::run(*query); !done)
        return done;
    while (query->next()) {
        const Symbol symbol = m_table.intern(query->value(1).toString().toStdString());
        if (symbol.value != query->value(0).toInt())
            return Error { ErrorCode::Database, "symbol.number", std::to_string(query->value(0).toInt()),
                           std::to_string(symbol.value) };
    }
    return Done {};
}

Result<std::vector<Symbol>> SqliteSymbols::intern(std::span<const std::string_view> texts)
{
    const auto known = [this](std::string_view text) { return text.empty() || m_table.find(text); };
    if (!std::ranges::all_of(texts, known)) {
        SqliteTransaction transaction(m_database);
        if (Status begun = transaction.begin(); !begun)
            return begun.error();
        if (Status current = readNew(); !current) // nobody adds more until this transaction ends
            return current.error();
        std::vector<std::string_view> fresh;
        std::unordered_set<std::string_view> seen;
        for (const std::string_view text : texts) {
            if (!known(text) && seen.insert(text).second)
                fresh.push_back(text);
        }
        if (Status stored = store(fresh); !stored)
            return stored.error();
        if (Status committed = transaction.commit(); !committed)
            return committed.error();
        for (const std::string_view text : fresh)
            m_table.intern(text);
    }
    std::vector<Symbol> symbols;
    symbols.reserve(texts.size());
    for (const std::string_view text : texts)
        symbols.push_back(m_table.find(text));
    return symbols;
}

Status SqliteSymbols::store(const std::vector<std::string_view>& fresh)
{
    DUEBELL_FAILPOINT("write.symbols");
    Result<QSqlQuery> query = m_database.prepare(QStringLiteral("INSERT INTO symbol (number, text) VALUES (?, ?)"));
    if (!query)
        return query.error();
    std::int32_t number = m_table.count();
    for (const std::string_view text : fresh) {
        query->bindValue(0, ++number);
        query->bindValue(1, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        if (Status done = SqliteDatabase::run(*query); !done)
            return done;
    }
    return Done {};
}

} // namespace duebell
