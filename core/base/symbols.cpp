#include "base/symbols.h"

namespace duebell {

Symbol SymbolTable::intern(std::string_view text)
{
    if (const Symbol known = find(text); known || text.empty())
        return known;
    m_texts.emplace_back(text);
    const Symbol symbol { count() };
    m_numbers.emplace(m_texts.back(), symbol);
    return symbol;
}

Symbol SymbolTable::find(std::string_view text) const
{
    const auto found = m_numbers.find(text);
    return found == m_numbers.end() ? Symbol {} : found->second;
}

std::string_view SymbolTable::text(Symbol symbol) const
{
    if (symbol.value < 1 || symbol.value > count())
        return {};
    return m_texts[static_cast<std::size_t>(symbol.value - 1)];
}

} // namespace duebell
