// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_options.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <algorithm>
#include <stdexcept>

namespace energyscape {

namespace {

/// Wrong usage, said in one line.
struct UsageError : std::runtime_error {
    explicit UsageError(const QString& text) : std::runtime_error(text.toStdString()) {}
};

QStringList idsOf(const LabViews& labs) {
    QStringList ids;
    for (const auto& lab : labs)
        ids << lab.first;
    return ids;
}

void defineOptions(QCommandLineParser& parser, const LabViews& labs) {
    parser.setApplicationDescription("A laboratory for energy-based and generative models.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {"lab", "Open the lab NAME: " + idsOf(labs).join(", ") + ".", "NAME"},
        {"view", "Open the view NAME of the lab; 'help' is the help of every lab.", "NAME"},
        {"seed", "Derive every random number from N (default 1).", "N"},
        {"theme", "Use the theme dark, light or system (default).", "THEME"},
        {"opengl", "Paint views with OpenGL even on a software renderer."},
        {"no-opengl", "Paint every view without OpenGL."},
        {"size", "Size of the window, such as 1280x800.", "WxH"},
        {"screenshot", "Write a picture of the running window to FILE.png and leave.", "FILE"},
        {"after", "Seconds before the screenshot is taken (default 2).", "SECONDS"},
        {"frame-log", "Write one row per frame to FILE.csv: time, frame ms, handler ms, steps/s.", "FILE"},
        {"scripted-stroke", "Draw by itself for so many seconds while the lab runs at full speed, then leave.",
            "SECONDS"},
        {"list-views", "Print each lab and view, one pair a line, and leave."},
    });
}

double parseSeconds(const QString& option, const QString& text) {
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (!ok || !(seconds >= 0.0 && seconds <= 3600.0))
        throw UsageError(QString("--%1 is '%2': a number of seconds from 0 to 3600 is needed").arg(option, text));
    return seconds;
}

QSize parseSize(const QString& text) {
    static const QRegularExpression pattern("^(\\d{3,5})x(\\d{3,5})$");
    const auto match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() < 640 || size.height() < 480 || size.width() > 16384 || size.height() > 16384)
        throw UsageError(
            QString("--size is '%1': WIDTHxHEIGHT from 640x480 to 16384x16384 is needed, such as 1280x800").arg(text));
    return size;
}

AppOptions::ThemeChoice parseTheme(const QString& text) {
    if (text == "dark")
        return AppOptions::ThemeChoice::Dark;
    if (text == "light")
        return AppOptions::ThemeChoice::Light;
    if (text == "system")
        return AppOptions::ThemeChoice::System;
    throw UsageError(QString("--theme is '%1': dark, light or system is needed").arg(text));
}

AppOptions readOptions(const QCommandLineParser& parser, const LabViews& labs) {
    AppOptions options;
    options.listViews = parser.isSet("list-views");
    options.lab = parser.isSet("lab") ? parser.value("lab") : labs.front().first;
    const auto lab = std::ranges::find(labs, options.lab, &LabViews::value_type::first);
    if (lab == labs.end())
        throw UsageError(QString("--lab is '%1': it can be %2").arg(options.lab, idsOf(labs).join(", ")));
    options.view = parser.value("view");
    if (parser.isSet("view") && options.view != kHelpView && !lab->second.contains(options.view))
        throw UsageError(QString("--view is '%1': the lab %2 has %3, %4")
                             .arg(options.view, options.lab, lab->second.join(", "), kHelpView));
    if (parser.isSet("seed")) {
        bool ok = false;
        options.seed = parser.value("seed").toULongLong(&ok);
        if (!ok)
            throw UsageError(
                QString("--seed is '%1': a whole number from 0 to 2^64-1 is needed").arg(parser.value("seed")));
    }
    if (parser.isSet("theme"))
        options.theme = parseTheme(parser.value("theme"));
    if (parser.isSet("opengl") && parser.isSet("no-opengl"))
        throw UsageError("--opengl and --no-opengl exclude each other");
    options.openGl = parser.isSet("opengl")      ? AppOptions::OpenGl::Force
                     : parser.isSet("no-opengl") ? AppOptions::OpenGl::Off
                                                 : AppOptions::OpenGl::Auto;
    if (parser.isSet("size"))
        options.size = parseSize(parser.value("size"));
    if (parser.isSet("after"))
        options.after = parseSeconds("after", parser.value("after"));
    if (parser.isSet("scripted-stroke"))
        options.scriptedStroke = parseSeconds("scripted-stroke", parser.value("scripted-stroke"));
    options.screenshot = parser.value("screenshot");
    if (parser.isSet("screenshot") && !options.screenshot.endsWith(".png", Qt::CaseInsensitive))
        throw UsageError(
            QString("--screenshot is '%1': a file name that ends in .png is needed").arg(options.screenshot));
    options.frameLog = parser.value("frame-log");
    return options;
}

} // namespace

std::variant<AppOptions, EarlyExit> parseOptions(const QStringList& arguments, const LabViews& labs) {
    QCommandLineParser parser;
    defineOptions(parser, labs);
    try {
        if (!parser.parse(arguments))
            throw UsageError(parser.errorText());
        if (parser.isSet("help"))
            return EarlyExit{parser.helpText(), 0};
        if (parser.isSet("version"))
            return EarlyExit{QStringLiteral("energyscape " ENERGYSCAPE_VERSION "\n"), 0};
        if (!parser.positionalArguments().isEmpty())
            throw UsageError(
                QString("'%1' is not an option: see --help").arg(parser.positionalArguments().constFirst()));
        return readOptions(parser, labs);
    } catch (const UsageError& error) {
        return EarlyExit{QString("energyscape: %1\n").arg(error.what()), 2};
    }
}

} // namespace energyscape
