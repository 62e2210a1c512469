// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/icons.h"

#include "gui/base/theme.h"

#include <functional>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// Outside of any namespace, as Q_INIT_RESOURCE wants it. Needed since a static library's resources are linked only if
// called for.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
#ifdef CINDERSCOPE_HAS_APP_ICON
    Q_INIT_RESOURCE(app);
#endif
}

namespace cinderscope {
namespace {
Q_LOGGING_CATEGORY(lcIcons, "cinderscope.icons")

void ensureResources()
{
    static const bool done = [] {
        initResources();
        return true;
    }();
    Q_UNUSED(done);
}

QString resourcePath(const QString &name)
{
    return u":/icons/"_s % name % u".svg"_s;
}

//! The drawing with "currentColor" in it, read once per name.
const QByteArray &source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    ensureResources();
    auto it = sources.find(name);
    if (it == sources.end()) {
        QFile file(resourcePath(name));
        QByteArray svg;
        if (file.open(QIODevice::ReadOnly))
            svg = file.readAll();
        else
            qCWarning(lcIcons) << "no icon of the name" << name;
        it = sources.insert(name, svg);
    }
    return it.value();
}

//! Draws at the size that is asked for, in the colour of the moment.
class ThemedIconEngine : public QIconEngine
{
public:
    using ColorOf = std::function<QColor(QIcon::Mode)>;
    ThemedIconEngine(QString name, ColorOf colorOf) : m_name(std::move(name)), m_colorOf(std::move(colorOf)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = qMin(rect.width(), rect.height());
        const QPixmap pixmap = Icons::pixmap(m_name, size, m_colorOf(mode), painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    //! `size` comes in device pixels here (QIcon multiplies before it asks).
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return Icons::pixmap(m_name, qMin(size.width(), size.height()), m_colorOf(mode), 1.0);
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return {side, side};
    }
    bool isNull() override { return false; }
    QString iconName() override { return m_name; }
    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_colorOf); }

private:
    QString m_name;
    ColorOf m_colorOf;
};

QIcon make(const QString &name, const std::function<QColor(const ThemeColors &)> &normal)
{
    if (source(name).isEmpty())
        return {};
    return QIcon(new ThemedIconEngine(name, [normal](QIcon::Mode mode) {
        const ThemeColors &colors = themeColors();
        if (mode == QIcon::Disabled)
            return colors.role(ColorRole::TextDisabled);
        return normal(colors);
    }));
}
} // namespace

QIcon Icons::icon(const QString &name)
{
    return icon(name, ColorRole::Text);
}

QIcon Icons::icon(const QString &name, ColorRole role)
{
    return make(name, [role](const ThemeColors &colors) { return colors.role(role); });
}

QIcon Icons::icon(const QString &name, StatusRole status)
{
    return make(name, [status](const ThemeColors &colors) { return colors.status(status); });
}

QIcon Icons::status(StatusRole status)
{
    return icon(statusIconName(status), status);
}

QIcon Icons::severity(Severity severity)
{
    static const QString kNames[] = {u"info"_s, u"success"_s, u"warning"_s, u"error"_s};
    return make(kNames[int(severity)], [severity](const ThemeColors &colors) { return colors.severity(severity); });
}

QString Icons::statusIconName(StatusRole status)
{
    switch (status) {
    case StatusRole::Running:
        return u"status-running"_s;
    case StatusRole::Succeeded:
        return u"status-succeeded"_s;
    case StatusRole::Failed:
        return u"status-failed"_s;
    case StatusRole::Killed:
        return u"status-killed"_s;
    case StatusRole::Skipped:
        return u"status-skipped"_s;
    case StatusRole::Pending:
    case StatusRole::Count:
        break;
    }
    return u"status-pending"_s;
}

QPixmap Icons::pixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    const QString key = u"cinderscope-icon:%1:%2:%3:%4"_s.arg(
        name, QString::number(pixels), color.name(QColor::HexArgb), QString::number(devicePixelRatio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap) || pixels <= 0)
        return pixmap;
    QByteArray svg = source(name);
    if (svg.isEmpty())
        return {};
    svg.replace("#ffffff", textOn(color).name().toLatin1()); // signs cut into a filled mark
    svg.replace("currentColor", color.name().toLatin1());    // after them: it may be white itself
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon Icons::application()
{
    ensureResources();
    return QIcon(u":/icons/app/cinderscope.svg"_s);
}

QStringList Icons::names()
{
    ensureResources();
    QStringList names = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace cinderscope
