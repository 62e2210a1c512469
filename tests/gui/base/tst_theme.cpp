// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/base/themestyle.h"
#include "support/patience.h"

#include <array>
#include <cmath>
#include <QApplication>
#include <QDir>
#include <QFontMetricsF>
#include <QImage>
#include <QLabel>
#include <QMetaEnum>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {
using Vector = std::array<double, 3>;

double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

//! CIE L*a*b* (D65) of linear sRGB.
Vector lab(const Vector &rgb)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

//! What is seen with normal sight (0), deuteranopia (1), protanopia (2): Machado, Oliveira and Fernandes 2009,
//! severity 1.
Vector seen(const QColor &color, int sight)
{
    static constexpr double kMatrix[3][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    const Vector rgb{linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
    Vector result{};
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j)
            result[i] += kMatrix[sight][i][j] * rgb[j];
        result[i] = std::clamp(result[i], 0.0, 1.0);
    }
    return lab(result);
}

double difference(const QColor &a, const QColor &b, int sight)
{
    const Vector x = seen(a, sight);
    const Vector y = seen(b, sight);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    }

    void contrastKnownValues()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QVERIFY(std::abs(contrastRatio(QColor(QRgb(0x767676)), Qt::white) - 4.54) < 0.01); // the WCAG's own example
    }

    void textContrast_data() { themes(); }
    void textContrast()
    {
        QFETCH(bool, dark);
        const ThemeColors &c = dark ? ThemeColors::darkTheme() : ThemeColors::light();
        const auto check = [](const QColor &text, const QColor &under, const QString &what, double least = 4.5) {
            const double ratio = contrastRatio(text, under);
            QVERIFY2(ratio >= least,
                     qPrintable(u"%1: %2 on %3 is %4"_s.arg(what, text.name(), under.name()).arg(ratio)));
        };
        for (const ColorRole under :
             {ColorRole::Window, ColorRole::Surface, ColorRole::SurfaceAlt, ColorRole::Sunken, ColorRole::Hover}) {
            const QString name = u"background %1"_s.arg(int(under));
            for (const ColorRole text : {ColorRole::Text, ColorRole::TextMuted, ColorRole::Link})
                check(c.role(text), c.role(under), name);
            for (const QColor &text : c.statusTexts)
                check(text, c.role(under), name);
        }
        check(c.role(ColorRole::SelectionText), c.role(ColorRole::Selection), u"selection"_s);
        check(c.role(ColorRole::AccentText), c.role(ColorRole::Accent), u"accent"_s);
        check(c.role(ColorRole::TooltipText), c.role(ColorRole::Tooltip), u"tooltip"_s);
        for (int i = 0; i < int(StatusRole::Count); ++i) {
            check(c.statusTexts[i], c.statusTints[i], u"pill %1"_s.arg(i));
            check(c.statuses[i], c.role(ColorRole::Surface), u"status mark %1"_s.arg(i), 3);
            check(textOn(c.statuses[i]), c.statuses[i], u"text on status %1"_s.arg(i));
        }
        for (int i = 0; i < int(Severity::Count); ++i) {
            check(c.role(ColorRole::Text), c.severityTints[i], u"message %1"_s.arg(i));
            check(c.severities[i], c.severityTints[i], u"message mark %1"_s.arg(i), 3);
        }
        for (const QColor &fill : c.phases)
            check(textOn(fill), fill, u"text on phase"_s);
        for (const QColor &fill : c.categories) {
            check(textOn(fill), fill, u"text on category"_s);
            check(fill, c.role(ColorRole::Surface), u"category"_s, 3);
        }
    }

    void textOnAnyFill()
    {
        for (int grey = 0; grey < 256; ++grey) {
            const QColor fill(grey, 255 - grey, (grey * 7) % 256);
            QVERIFY(contrastRatio(textOn(fill), fill) >= 4.5);
            QVERIFY(contrastRatio(textOn(QColor(grey, grey, grey)), QColor(grey, grey, grey)) >= 4.5);
        }
    }

    void coloursDiffer_data() { themes(); }
    void coloursDiffer()
    {
        QFETCH(bool, dark);
        const ThemeColors &c = dark ? ThemeColors::darkTheme() : ThemeColors::light();
        const auto check = [](auto &colors, const char *what, const std::array<double, 3> &least) {
            for (std::size_t i = 0; i < colors.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    for (int sight = 0; sight < 3; ++sight) {
                        const double d = difference(colors[i], colors[j], sight);
                        QVERIFY2(d >= least[sight],
                                 qPrintable(QString::asprintf("%s %zu and %zu, sight %d: %.1f", what, j, i, sight, d)));
                    }
                }
            }
        };
        check(c.categories, "categories", {20, 8, 8});
        check(c.phases, "phases", {20, 8, 8});
        // Running, succeeded, failed, killed: the four that must never be mixed up by colour.
        const std::array<QColor, 4> states{c.statuses[0], c.statuses[1], c.statuses[2], c.statuses[3]};
        check(states, "states", {25, 8, 8});
    }

    void everyColourIsSet_data() { themes(); }
    void everyColourIsSet()
    {
        QFETCH(bool, dark);
        const ThemeColors &c = dark ? ThemeColors::darkTheme() : ThemeColors::light();
        QCOMPARE(c.dark, dark);
        const auto check = [](const auto &colors) {
            for (const QColor &color : colors)
                QVERIFY(color.isValid());
        };
        check(c.roles);
        check(c.statuses);
        check(c.statusTexts);
        check(c.statusTints);
        check(c.phases);
        check(c.severities);
        check(c.severityTints);
        check(c.categories);
        QCOMPARE(c.category(kCategoricalCount + 3), c.category(3));
    }

    void switches()
    {
        Theme &theme = Theme::instance();
        theme.install();
        QVERIFY(qobject_cast<ThemeStyle *>(QApplication::style()));
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(ThemeMode::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), ThemeColors::darkTheme().role(ColorRole::Window));
        QCOMPARE(QSettings().value(u"appearance/theme"_s).toString(), u"dark"_s);
        theme.setMode(ThemeMode::Light, false);
        QVERIFY(!theme.isDark());
        QCOMPARE(QSettings().value(u"appearance/theme"_s).toString(), u"dark"_s);
        theme.setMode(ThemeMode::System);
        QCOMPARE(QSettings().value(u"appearance/theme"_s).toString(), u"system"_s);
        QTest::qWait(20);
        QVERIFY(
            !theme.isDark()); // the offscreen platform is light: our own dark palette must not count as the system's
    }

    void followsSystem()
    {
        Theme &theme = Theme::instance();
        theme.install();
        theme.setMode(ThemeMode::System, false);
        QVERIFY(!theme.isDark());
        QPalette system = Theme::paletteFor(ThemeColors::darkTheme());
        system.setColor(QPalette::Window, QColor(QRgb(0x202020)));
        QApplication::setPalette(system);
        QTRY_VERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), ThemeColors::darkTheme().role(ColorRole::Window));
        // A forced theme stays whatever the system does.
        theme.setMode(ThemeMode::Light, false);
        QApplication::setPalette(system);
        QTRY_COMPARE(QApplication::palette().color(QPalette::Window), ThemeColors::light().role(ColorRole::Window));
        QVERIFY(!theme.isDark());
        system.setColor(QPalette::Window, QColor(QRgb(0xf0f0f0)));
        system.setColor(QPalette::WindowText, Qt::black);
        QApplication::setPalette(system);
        QTest::qWait(20);
        theme.setMode(ThemeMode::System, false);
        QVERIFY(!theme.isDark());
    }

    //! What a constructor sets on its children survives another parent and a show.
    void keepsFontsAndPalettes()
    {
        Theme::instance().install();
        auto *label = new QLabel(u"x"_s);
        label->setFont(Theme::instance().font(FontRole::Title));
        QPalette muted = label->palette();
        muted.setColor(QPalette::WindowText, Qt::magenta);
        label->setPalette(muted);
        QWidget window;
        label->ensurePolished();
        label->setParent(&window);
        window.show();
        QCOMPARE(label->font().weight(), QFont::DemiBold);
        QCOMPARE(label->palette().color(QPalette::WindowText), QColor(Qt::magenta));
    }

    void fonts()
    {
        const Theme &theme = Theme::instance();
        const auto size = [&theme](FontRole role) { return theme.font(role).pointSizeF(); };
        QVERIFY(size(FontRole::Small) < size(FontRole::Body));
        QVERIFY(size(FontRole::Headline) > size(FontRole::Title));
        const QFontMetricsF metrics(theme.font(FontRole::Figure));
        for (char16_t digit = u'1'; digit <= u'9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
    }

    void icons()
    {
        QVERIFY(Icons::names().size() >= 40);
        for (const QString &name : Icons::names()) {
            const QImage image = Icons::pixmap(name, 16, Qt::red, 2).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            QCOMPARE(image.devicePixelRatio(), 2.0);
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    drawn += pixel.alpha() > 128;
                }
            }
            QVERIFY2(drawn > 20, qPrintable(name % u" is nearly empty"_s));
        }
        for (const StatusRole status : {StatusRole::Running, StatusRole::Succeeded, StatusRole::Failed,
                                        StatusRole::Killed, StatusRole::Skipped, StatusRole::Pending})
            QVERIFY(Icons::names().contains(Icons::statusIconName(status)));
    }

    void iconsFollowTheme()
    {
        Theme &theme = Theme::instance();
        theme.install();
        theme.setMode(ThemeMode::Light, false);
        const QIcon icon = Icons::icon(u"folder"_s);
        const auto average = [&icon] {
            const QImage image = icon.pixmap(32, 32).toImage();
            double sum = 0;
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y).alpha() > 200) {
                        sum += image.pixelColor(x, y).lightnessF();
                        ++count;
                    }
                }
            }
            return count ? sum / count : -1;
        };
        QVERIFY(average() >= 0 && average() < 0.3);
        theme.setMode(ThemeMode::Dark, false);
        QVERIFY(average() > 0.7);
        QTest::ignoreMessage(QtWarningMsg, "no icon of the name \"no-such-icon\"");
        QVERIFY(Icons::icon(u"no-such-icon"_s).isNull());
    }

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
