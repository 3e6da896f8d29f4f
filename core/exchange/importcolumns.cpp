#include "exchange/importcolumns.h"

namespace duebell {

ImportColumns::ImportColumns(const Mapping& mapping)
    : m_names { mapping.key,    mapping.displayKey, mapping.subject,       mapping.description, mapping.link,
                mapping.opened, mapping.openedBy,   mapping.firstResponse, mapping.resolved,    mapping.closed,
                mapping.at,     mapping.actor,      mapping.eventId,       mapping.body }
    , m_fieldCount(mapping.fields.size())
    , m_valueCount(m_fieldCount)
{
    for (const Mapping::FieldColumn& field : mapping.fields)
        m_names.push_back(field.column);
    for (const std::string* column : { &mapping.activity, &mapping.role, &mapping.isPrivate }) {
        m_names.push_back(*column);
        if (!column->empty())
            m_valueCount = m_fieldCount + kOtherValues;
    }
}

} // namespace duebell
