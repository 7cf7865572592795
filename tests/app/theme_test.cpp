// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme_style.h"

#include <QtTest>
#include <cmath>

using namespace energyscape;

namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& color) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void textIsLegible() {
        for (const Theme& theme : {Theme::darkTheme(), Theme::lightTheme()}) {
            for (const QColor& ground : {theme.ground, theme.panel, theme.raised})
                for (const QColor& text : {theme.text, theme.muted, theme.bad, theme.temperature})
                    QVERIFY2(contrast(text, ground) >= 4.5,
                        qPrintable(
                            QString("%1 on %2: %3").arg(text.name(), ground.name()).arg(contrast(text, ground))));
            QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
            QVERIFY(contrast(theme.energy, theme.ground) >= 4.5);
            for (int k = 0; k < 8; ++k)
                QVERIFY(contrast(theme.series(k), theme.ground) >= 3.0);
        }
    }

    void styleSheetNamesNoUnknownColor() {
        const QString style = styleSheetOf(Theme::darkTheme());
        QVERIFY(style.size() > 500);
        QVERIFY2(!style.mid(style.indexOf("*/")).contains('@'), "a colour name was left in the style sheet");
    }

    void systemThemeFollowsTheWindowColour() {
        QPalette palette;
        palette.setColor(QPalette::Window, Qt::black);
        QVERIFY(systemTheme(palette).dark);
        palette.setColor(QPalette::Window, Qt::white);
        QVERIFY(!systemTheme(palette).dark);
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
