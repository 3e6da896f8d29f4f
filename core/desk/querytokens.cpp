#include "desk/querytokens.h"

#include <algorithm>

namespace duebell {

bool isQueryQuote(QChar character)
{
    const char16_t code = character.unicode();
    return code == u'"' || code == u'\u201c' || code == u'\u201d' || code == u'\u201e';
}

namespace {

    bool isHeadCharacter(QChar character)
    {
        return character.isLetterOrNumber() || character == u'_' || character == u'-' || character == u'.';
    }

    class Lexer {
    public:
        explicit Lexer(const QString& text)
            : m_text(text)
        {
        }

        std::vector<QueryToken> run()
        {
            std::vector<QueryToken> tokens;
            for (skipBlanks(); !atEnd(); skipBlanks())
                tokens.push_back(token());
            return tokens;
        }

    private:
        [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
        [[nodiscard]] QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(u' '); }

        void skipBlanks()
        {
            while (!atEnd() && m_text[m_at].isSpace())
                ++m_at;
        }

        QueryToken token()
        {
            QueryToken token;
            token.position = m_at;
            if (at(m_at) == u'-' && !at(m_at + 1).isSpace()) {
                token.negated = true;
                ++m_at;
            }
            token.headPosition = m_at;
            if (!isQueryQuote(at(m_at)) && readHead(token))
                readValues(token);
            else
                token.values.push_back(value(false));
            token.length = m_at - token.position;
            return token;
        }

        // A head without an operator behind it is a word: nothing is read then.
        bool readHead(QueryToken& token)
        {
            qsizetype end = m_at;
            if (at(end).isLetter())
                while (isHeadCharacter(at(end)))
                    ++end;
            if (end == m_at)
                return false;
            qsizetype opLength = 1;
            const bool orEqual = at(end + 1) == u'=';
            switch (at(end).unicode()) {
            case u':':
                token.op = at(end + 1) == u'/' && at(end + 2) == u'/' ? QueryOperator::None : QueryOperator::Colon;
                break;
            case u'<':
                token.op = orEqual ? QueryOperator::LessEqual : QueryOperator::Less;
                opLength = orEqual ? 2 : 1;
                break;
            case u'>':
                token.op = orEqual ? QueryOperator::GreaterEqual : QueryOperator::Greater;
                opLength = orEqual ? 2 : 1;
                break;
            case u'=':
                token.op = QueryOperator::Equal;
                break;
            default:
                break;
            }
            if (token.op == QueryOperator::None)
                return false;
            token.head = m_text.mid(m_at, end - m_at);
            token.opPosition = end;
            m_at = end + opLength;
            return true;
        }

        void readValues(QueryToken& token)
        {
            const bool several = token.op == QueryOperator::Colon;
            token.values.push_back(value(several));
            while (several && at(m_at) == u',') {
                ++m_at;
                token.values.push_back(value(true));
            }
        }

        QueryTokenValue value(bool endsAtComma)
        {
            QueryTokenValue value;
            value.position = m_at;
            if (isQueryQuote(at(m_at))) {
                value.quoted = true;
                const qsizetype begin = ++m_at;
                while (!atEnd() && !isQueryQuote(m_text[m_at]))
                    ++m_at;
                value.text = m_text.mid(begin, m_at - begin);
                value.closed = !atEnd();
                m_at += value.closed ? 1 : 0;
            } else {
                while (!atEnd() && !m_text[m_at].isSpace() && !(endsAtComma && m_text[m_at] == u','))
                    ++m_at;
                value.text = m_text.mid(value.position, m_at - value.position);
            }
            value.length = m_at - value.position;
            return value;
        }

        const QString& m_text;
        qsizetype m_at = 0;
    };

} // namespace

std::vector<QueryToken> queryTokens(const QString& text)
{
    return Lexer(text).run();
}

QString quotedForQuery(const QString& value)
{
    const bool plain = !value.isEmpty() && std::ranges::none_of(value, [](QChar character) {
        return character.isSpace() || character == u',' || isQueryQuote(character);
    });
    if (plain)
        return value;
    QString inside = value;
    inside.remove(u'"');
    return u'"' + inside + u'"';
}

} // namespace duebell
