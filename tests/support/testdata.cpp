#include "support/testdata.h"

#include <QDir>
#include <QFileInfo>

namespace duebell::test {

QString realData(const QString& relativePath)
{
    const QString folder = qEnvironmentVariable("DUEBELL_DATA");
    if (folder.isEmpty())
        return {};
    const QString path = QDir(folder).filePath(relativePath);
    return QFileInfo::exists(path) ? path : QString();
}

QString syntheticFile(const QString& relativePath)
{
    return QDir(QStringLiteral(DUEBELL_TEST_FILES)).filePath(relativePath);
}

} // namespace duebell::test
