#include "ui/models/viewfile.h"

#include "ui/models/queuecolumns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace duebell {

namespace {

    constexpr qsizetype kLongestName = 80;
    constexpr qsizetype kLongestQuery = 2000;
    constexpr qsizetype kMostPins = 100;
    const QString kFormat = QStringLiteral("duebell_views");

    struct Text {
        Q_DECLARE_TR_FUNCTIONS(ViewFile)
    };

    /// Takes values out of a document; remembers the first thing that is wrong.
    class Reader {
    public:
        [[nodiscard]] bool isGood() const { return m_problem.isEmpty(); }
        [[nodiscard]] const QString& problem() const { return m_problem; }

        void refuse(const QString& problem)
        {
            if (m_problem.isEmpty())
                m_problem = problem;
        }

        void allow(const QJsonObject& object, const QString& where, const QStringList& keys)
        {
            for (const QString& key : object.keys()) {
                if (!keys.contains(key))
                    refuse(Text::tr("%1: “%2” is not known here; allowed are %3.", "place, word, words")
                               .arg(where, key.left(kLongestName), keys.join(Text::tr(", ", "in a list"))));
            }
        }

        QString text(const QJsonValue& value, const QString& where, qsizetype longest)
        {
            if (value.isUndefined())
                return {};
            if (!value.isString())
                refuse(Text::tr("%1 must be a text.", "place").arg(where));
            const QString text = value.toString();
            if (text.size() > longest)
                refuse(Text::tr("%1 is longer than %n character(s).", "place", static_cast<int>(longest)).arg(where));
            for (const QChar character : text) {
                if (character.category() == QChar::Other_Control)
                    refuse(Text::tr("%1 holds a control character.", "place").arg(where));
            }
            return text;
        }

        QStringList texts(const QJsonValue& value, const QString& where, qsizetype most)
        {
            QStringList list;
            if (value.isUndefined())
                return list;
            if (!value.isArray() || value.toArray().size() > most) {
                refuse(
                    Text::tr("%1 must be a list of at most %n text(s).", "place", static_cast<int>(most)).arg(where));
                return list;
            }
            for (const QJsonValue& entry : value.toArray())
                list.append(text(entry, where, kLongestName));
            return list;
        }

        QString column(const QString& id, const QString& where)
        {
            if (!id.isEmpty() && !queueColumnOf(id.section(QLatin1Char(':'), 0, 0)))
                refuse(Text::tr("%1: there is no column “%2”.", "place, word").arg(where, id));
            return id;
        }

        QueueViewDefinition view(const QJsonValue& value, const QString& where)
        {
            QueueViewDefinition view;
            if (!value.isObject()) {
                refuse(Text::tr("%1 must be a view: {\"name\": …, \"query\": …}.", "place").arg(where));
                return view;
            }
            const QJsonObject object = value.toObject();
            allow(object, where,
                  { QStringLiteral("name"), QStringLiteral("query"), QStringLiteral("columns"),
                    QStringLiteral("order") });
            view.name = text(object[QStringLiteral("name")], where + QStringLiteral(".name"), kLongestName).trimmed();
            if (view.name.isEmpty())
                refuse(Text::tr("%1 has no name.", "place").arg(where));
            view.query = text(object[QStringLiteral("query")], where + QStringLiteral(".query"), kLongestQuery);
            const QString columns = where + QStringLiteral(".columns");
            for (const QString& id : texts(object[QStringLiteral("columns")], columns, kQueueColumnCount))
                view.columns.append(column(id, columns));
            takeOrder(view, object[QStringLiteral("order")], where + QStringLiteral(".order"));
            return view;
        }

    private:
        void takeOrder(QueueViewDefinition& view, const QJsonValue& value, const QString& where)
        {
            if (value.isUndefined())
                return;
            if (!value.isObject()) {
                refuse(Text::tr("%1 must be {\"column\": …, \"descending\": true or false}.", "place").arg(where));
                return;
            }
            const QJsonObject order = value.toObject();
            allow(order, where, { QStringLiteral("column"), QStringLiteral("descending") });
            view.sortColumn = column(text(order[QStringLiteral("column")], where, kLongestName), where);
            view.descending = order[QStringLiteral("descending")].toBool();
        }

        QString m_problem;
    };

    QJsonObject viewObject(const QueueViewDefinition& view)
    {
        QJsonObject object { { QStringLiteral("name"), view.name }, { QStringLiteral("query"), view.query } };
        if (!view.columns.isEmpty())
            object.insert(QStringLiteral("columns"), QJsonArray::fromStringList(view.columns));
        if (!view.sortColumn.isEmpty())
            object.insert(QStringLiteral("order"),
                          QJsonObject { { QStringLiteral("column"), view.sortColumn },
                                        { QStringLiteral("descending"), view.descending } });
        return object;
    }

} // namespace

QByteArray ViewFile::write(const Content& content)
{
    QJsonArray views;
    for (const QueueViewDefinition& view : content.views)
        views.append(viewObject(view));
    QJsonObject document { { kFormat, 1 }, { QStringLiteral("views"), views } };
    if (!content.pinned.isEmpty())
        document.insert(QStringLiteral("pinned"), QJsonArray::fromStringList(content.pinned));
    return QJsonDocument(document).toJson();
}

std::variant<ViewFile::Content, QString> ViewFile::read(const QByteArray& bytes)
{
    if (bytes.size() > kLargest)
        return tr("The file is larger than %1 kB; views are much smaller. Choose another file.").arg(kLargest / 1024);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return tr("At character %1 the file is not JSON: %2. Export the views again.", "number, reason")
            .arg(error.offset + 1)
            .arg(error.errorString());
    const QJsonObject whole = document.object();
    if (!whole.contains(kFormat))
        return tr("The file holds no views of Duebell: “duebell_views” is missing. Choose another file.");
    if (whole[kFormat].toInt() != 1)
        return tr("The views were written by a newer Duebell. Export them there for this version, or update Duebell.");
    Reader reader;
    reader.allow(whole, tr("The file"), { kFormat, QStringLiteral("views"), QStringLiteral("pinned") });
    const QJsonArray views = whole[QStringLiteral("views")].toArray();
    if (views.size() > kMostViews)
        reader.refuse(
            tr("The file holds more than %n view(s). Share fewer at once.", {}, static_cast<int>(kMostViews)));
    Content content;
    content.pinned = reader.texts(whole[QStringLiteral("pinned")], QStringLiteral("pinned"), kMostPins);
    for (qsizetype number = 0; number < views.size() && reader.isGood(); ++number)
        content.views.push_back(reader.view(views[number], QStringLiteral("views[%1]").arg(number)));
    if (!reader.isGood())
        return reader.problem();
    return content;
}

std::variant<ViewFile::Content, QString> ViewFile::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tr("%1 could not be read: %2", "file, reason").arg(QDir::toNativeSeparators(path), file.errorString());
    return read(file.read(kLargest + 1));
}

QString ViewFile::store(const QString& path, const Content& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(write(content)) >= 0 && file.commit())
        return {};
    return tr("%1 could not be written: %2", "file, reason").arg(QDir::toNativeSeparators(path), file.errorString());
}

} // namespace duebell
