// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>
#include <vector>

namespace energyscape {

/// What the command line asked the window for.
struct AppOptions {
    enum class OpenGl { Auto, Force, Off };
    enum class ThemeChoice { System, Dark, Light };

    QString lab;  ///< empty: the first lab
    QString view; ///< of the lab; empty: what it opens with
    std::optional<quint64> seed;
    OpenGl openGl = OpenGl::Auto;
    ThemeChoice theme = ThemeChoice::System;
    QString screenshot; ///< empty: open the window
    double after = 2.0; ///< seconds before the screenshot is taken
    QSize size;         ///< of the window; invalid: the default
    QString frameLog;
    double scriptedStroke = 0.0; ///< seconds of a scripted pen stroke, for benchmarks; 0: none
    bool listViews = false;
};

/// The labs in their order, each with its views.
using LabViews = std::vector<std::pair<QString, QStringList>>;

/// The view that shows the help, in every lab.
inline constexpr const char* kHelpView = "help";

/// What is left to do when the options were not for a window: print `text` and leave with `status`.
struct EarlyExit {
    QString text;
    int status = 0;
};

/// Parses the arguments (the program's name first). Wrong usage gives an EarlyExit with status 2 and one line that
/// names the option; --help and --version give one with status 0.
std::variant<AppOptions, EarlyExit> parseOptions(const QStringList& arguments, const LabViews& labs);

} // namespace energyscape
