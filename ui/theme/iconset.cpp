#include "ui/theme/iconset.h"

#include "desk/summary.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

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

    struct CommonCommand {
        const char* own;
        const char* theme;
    };
    // What every program has, by the names of the freedesktop icon naming specification.
    constexpr std::array kCommonCommands {
        CommonCommand { "open", "document-open-symbolic" },
        CommonCommand { "create", "document-new-symbolic" },
        CommonCommand { "undo", "edit-undo-symbolic" },
        CommonCommand { "redo", "edit-redo-symbolic" },
        CommonCommand { "copy", "edit-copy-symbolic" },
        CommonCommand { "search", "edit-find-symbolic" },
        CommonCommand { "play", "media-playback-start-symbolic" },
        CommonCommand { "pause", "media-playback-pause-symbolic" },
        CommonCommand { "step-back", "media-skip-backward-symbolic" },
        CommonCommand { "step-forward", "media-skip-forward-symbolic" },
    };

    QPixmap inColour(QPixmap pixmap, const QColor& colour)
    {
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(QRectF(QPointF(), pixmap.deviceIndependentSize()), colour);
        return pixmap;
    }

    // Renders on demand, so that an action's icon is sharp at every scale.
    class CommandIconEngine : public QIconEngine {
    public:
        CommandIconEngine(QString own, QString theme, QColor normal, QColor disabled)
            : m_own(std::move(own))
            , m_theme(std::move(theme))
            , m_normal(std::move(normal))
            , m_disabled(std::move(disabled))
        {
        }

        void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
        {
            const QPixmap drawn = pixmapOf(rect.size(), mode, painter->device()->devicePixelRatioF());
            QRectF place(QPointF(), drawn.deviceIndependentSize());
            place.moveCenter(QRectF(rect).center());
            painter->drawPixmap(place.topLeft(), drawn);
        }
        QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return pixmapOf(size, mode, 1.0); }
        QIconEngine* clone() const override { return new CommandIconEngine(*this); }

    private:
        [[nodiscard]] QPixmap pixmapOf(const QSize& size, QIcon::Mode mode, qreal scale) const
        {
            const QColor colour = mode == QIcon::Disabled ? m_disabled : m_normal;
            const QPixmap theirs
                = m_theme.isEmpty() ? QPixmap() : QIcon::fromTheme(m_theme).pixmap(size, scale, QIcon::Normal);
            return theirs.isNull() ? rendered(m_own, colour, std::min(size.width(), size.height()), scale)
                                   : inColour(theirs, colour);
        }

        QString m_own;
        QString m_theme; // empty: ours
        QColor m_normal;
        QColor m_disabled;
    };

} // namespace

bool IconSet::desktopHasCommonCommands()
{
    return std::ranges::all_of(kCommonCommands, [](const CommonCommand& command) {
        return QIcon::hasThemeIcon(QLatin1String(command.theme));
    });
}

QIcon IconSet::action(const QString& name) const
{
    const QPalette palette = Theme::paletteOf(m_theme.colours());
    const auto common = std::ranges::find_if(
        kCommonCommands, [&](const CommonCommand& command) { return name == QLatin1String(command.own); });
    const bool isTheirs = common != kCommonCommands.end() && desktopHasCommonCommands();
    return QIcon(new CommandIconEngine(name, isTheirs ? QLatin1String(common->theme) : QString(),
                                       palette.color(QPalette::ButtonText),
                                       palette.color(QPalette::Disabled, QPalette::ButtonText)));
}

} // namespace duebell
