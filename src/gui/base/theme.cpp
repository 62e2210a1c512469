// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/theme.h"

#include "gui/base/themestyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPointer>
#include <QSettings>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
constexpr auto kModeKey = "appearance/theme";

QString modeName(ThemeMode mode)
{
    return mode == ThemeMode::Light ? u"light"_s : mode == ThemeMode::Dark ? u"dark"_s : u"system"_s;
}

ThemeMode modeFromName(const QString &name)
{
    return name == "light"_L1 ? ThemeMode::Light : name == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

//! The same font if all its digits have one width, else the first widespread family where they do.
QFont withTabularFigures(const QFont &font)
{
    const auto isTabular = [](const QFont &candidate) {
        const QFontMetricsF metrics(candidate);
        const qreal zero = metrics.horizontalAdvance(u'0');
        for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
            if (qAbs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.01)
                return false;
        }
        return true;
    };
    if (isTabular(font))
        return font;
    for (const QString &family : {u"Noto Sans"_s, u"DejaVu Sans"_s, u"Liberation Sans"_s}) {
        QFont candidate(font);
        candidate.setFamily(family);
        if (QFontInfo(candidate).family() == family && isTabular(candidate))
            return candidate;
    }
    return font;
}
} // namespace

Theme &Theme::instance()
{
    static QPointer<Theme> theme;
    Q_ASSERT(qApp);
    if (!theme)
        theme = new Theme(qApp);
    return *theme;
}

const ThemeColors &themeColors()
{
    return Theme::instance().colors();
}

Theme::Theme(QObject *parent) : QObject(parent)
{
    m_systemDark = isDarkPalette(QGuiApplication::palette());
    m_dark = m_systemDark;
}

void Theme::install()
{
    if (!m_installed) {
        m_systemDark = systemIsDark();
        m_installed = true;
        m_mode = modeFromName(QSettings().value(QLatin1StringView(kModeKey)).toString());
        qApp->installEventFilter(this);
        QApplication::setStyle(new ThemeStyle);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
            m_systemDark = systemIsDark();
            apply();
        });
#endif
    }
    apply();
}

void Theme::setMode(ThemeMode mode, bool remember)
{
    if (remember)
        QSettings().setValue(QLatin1StringView(kModeKey), modeName(mode));
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // Before Qt 6.5 the platform theme tells by its palette only. Ours would hide it: asked before it is set.
    return isDarkPalette(QGuiApplication::palette());
}

void Theme::apply()
{
    const bool wasDark = m_dark;
    m_dark = m_mode == ThemeMode::System ? m_systemDark : m_mode == ThemeMode::Dark;
    if (m_installed) {
        m_applying = true;
        QApplication::setFont(withTabularFigures(QApplication::font()));
        QApplication::setPalette(paletteFor(colors()));
        m_applying = false;
    }
    if (wasDark != m_dark || m_installed)
        Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::ThemeChange && type != QEvent::ApplicationPaletteChange)
        return false;
    if (!m_applying && !m_followScheduled) {
        m_followScheduled = true; // every window gets its own event: once is enough
        QMetaObject::invokeMethod(this, &Theme::followSystem, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Theme::followSystem()
{
    m_followScheduled = false;
    const bool paletteIsOurs = QGuiApplication::palette().color(QPalette::Window) == color(ColorRole::Window);
    if (paletteIsOurs) {
        // Our own palette hides the desktop's: take it off for the question. Nothing is painted meanwhile.
        m_applying = true;
        QApplication::setPalette(QPalette());
    }
    const bool dark = systemIsDark();
    const bool turned = dark != m_systemDark;
    m_systemDark = dark;
    m_applying = false;
    if (turned || !paletteIsOurs)
        apply();
    else
        QApplication::setPalette(paletteFor(colors()));
}

QFont Theme::font(FontRole role) const
{
    QFont font = QApplication::font();
    if (!m_installed)
        font = withTabularFigures(font);
    const auto scale = [&font](double factor) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(qRound(font.pixelSize() * factor));
    };
    switch (role) {
    case FontRole::Body:
        break;
    case FontRole::Small:
        scale(0.88);
        break;
    case FontRole::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Title:
        scale(1.05);
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Headline:
        scale(1.5);
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Figure:
        scale(1.9);
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Mono: {
        const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setFamilies(fixed.families());
        font.setStyleHint(QFont::Monospace);
        scale(0.95);
        break;
    }
    }
    return font;
}

QPalette Theme::paletteFor(const ThemeColors &colors)
{
    const auto color = [&colors](ColorRole role) { return colors.role(role); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Window));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Surface));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::SurfaceAlt));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::TextMuted));
    palette.setColor(QPalette::Button, color(ColorRole::SurfaceAlt));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::BrightText, color(ColorRole::AccentText));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Tooltip));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::TooltipText));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::SelectionText));
    palette.setColor(QPalette::Link, color(ColorRole::Link));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Link));
    palette.setColor(QPalette::Light, blend(color(ColorRole::Surface), QColor(Qt::white), colors.dark ? 0.06 : 0.5));
    palette.setColor(QPalette::Midlight, color(ColorRole::GridLine));
    palette.setColor(QPalette::Mid, color(ColorRole::Border));
    palette.setColor(QPalette::Dark, blend(color(ColorRole::Border), QColor(Qt::black), 0.2));
    palette.setColor(QPalette::Shadow, QColor(Qt::black));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, color(ColorRole::TextDisabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(ColorRole::Window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(ColorRole::Hover));
    return palette;
}

} // namespace cinderscope
