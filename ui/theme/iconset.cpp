#include "ui/theme/iconset.h"

#include "desk/summary.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

// Resources of a static library are linked in only when somebody asks for them; the macro must stand outside
// namespaces.
static void takeResources()
{
    Q_INIT_RESOURCE(duebell);
}

namespace duebell {

IconSet::IconSet(const Theme& theme)
    : m_theme(theme)
{
    takeResources();
}

QString IconSet::nameOf(RowState state)
{
    switch (state) {
    case RowState::Running:
        return QStringLiteral("state-running");
    case RowState::AtRisk:
        return QStringLiteral("state-at-risk");
    case RowState::Breached:
        return QStringLiteral("state-breached");
    case RowState::Paused:
        return QStringLiteral("state-paused");
    case RowState::Calm:
        return QStringLiteral("state-calm");
    case RowState::NoAgreement:
        return QStringLiteral("state-no-agreement");
    case RowState::Done:
        break;
    }
    return QStringLiteral("state-done");
}

static QPixmap rendered(const QString& name, const QColor& colour, int size, qreal scale)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace(QByteArrayLiteral("#000"), colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = qRound(size * scale);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QPixmap IconSet::pixmap(const QString& name, const QColor& colour, int size, qreal scale) const
{
    const QString key = name + QLatin1Char(' ') + colour.name() + QLatin1Char(' ') + QString::number(size)
        + QLatin1Char(' ') + QString::number(scale);
    auto found = m_cache.constFind(key);
    if (found == m_cache.constEnd())
        found = m_cache.insert(key, rendered(name, colour, size, scale));
    return *found;
}

QPixmap IconSet::state(RowState state, int size, qreal scale) const
{
    return pixmap(nameOf(state), m_theme.colours().ofState(state), size, scale);
}

namespace {

    // Renders on demand, so that an action's icon is sharp at every scale.
    class SvgIconEngine : public QIconEngine {
    public:
        SvgIconEngine(QString name, QColor normal, QColor disabled)
            : m_name(std::move(name))
            , m_normal(std::move(normal))
            , m_disabled(std::move(disabled))
        {
        }

        void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
        {
            const QColor colour = mode == QIcon::Disabled ? m_disabled : m_normal;
            painter->drawPixmap(rect, rendered(m_name, colour, rect.width(), painter->device()->devicePixelRatioF()));
        }
        QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
        {
            QPixmap pixmap = rendered(m_name, mode == QIcon::Disabled ? m_disabled : m_normal, size.width(), 1.0);
            return pixmap;
        }
        QIconEngine* clone() const override { return new SvgIconEngine(*this); }

    private:
        QString m_name;
        QColor m_normal;
        QColor m_disabled;
    };

} // namespace

QIcon IconSet::action(const QString& name) const
{
    const QPalette palette = Theme::paletteOf(m_theme.colours());
    return QIcon(new SvgIconEngine(name, palette.color(QPalette::ButtonText),
                                   palette.color(QPalette::Disabled, QPalette::ButtonText)));
}

} // namespace duebell
