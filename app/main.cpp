// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_options.h"
#include "app/application.h"
#include "app/lab_registry.h"
#include "app/main_window.h"
#include "app/screenshot.h"
#include "widgets/picture_actions.h"

#include <QElapsedTimer>
#include <QStyleFactory>
#include <QTimer>
#include <cstdio>

namespace energyscape {

namespace {

Renderer chooseRenderer(AppOptions::OpenGl wish) {
    if (wish == AppOptions::OpenGl::Off)
        return Renderer::Raster;
    const OpenGlProbe probe = probeOpenGl();
    if (wish == AppOptions::OpenGl::Force)
        return probe.available ? Renderer::OpenGl : Renderer::Raster;
    return probe.preferred();
}

/// Writes the window to `path` and leaves: status 0, or 1 with one line when there is nothing on it.
void takeScreenshot(MainWindow& window, const QString& path) {
    const QImage image = grabWindow(window);
    QString error = isBlank(image) ? QString("the picture for '%1' is blank").arg(path) : savePicture(image, path);
    if (!error.isEmpty())
        std::fprintf(stderr, "energyscape: %s\n", qPrintable(error));
    QCoreApplication::exit(error.isEmpty() ? 0 : 1);
}

/// Runs the lab at full speed and draws on it by itself, 60 times a second, for `seconds`.
void startScriptedStroke(MainWindow& window, double seconds) {
    auto* timer = new QTimer(&window);
    auto elapsed = std::make_shared<QElapsedTimer>();
    elapsed->start();
    timer->setTimerType(Qt::PreciseTimer);
    window.currentLab()->bridge().setSpeed(std::numeric_limits<double>::infinity());
    QObject::connect(timer, &QTimer::timeout, &window, [&window, elapsed, seconds] {
        const double now = static_cast<double>(elapsed->elapsed()) / 1000.0;
        if (now > seconds)
            QCoreApplication::exit(0);
        else
            window.currentLab()->scriptedStroke(now);
    });
    timer->start(16);
}

int runWindow(Application& application, const AppOptions& options) {
    application.setStyle(QStyleFactory::create("Fusion"));
    if (!options.frameLog.isEmpty()) {
        const QString error = application.frameMeter().logTo(options.frameLog);
        if (!error.isEmpty()) {
            std::fprintf(stderr, "energyscape: %s\n", qPrintable(error));
            return 1;
        }
    }
    MainWindow window(options, chooseRenderer(options.openGl), application.frameMeter());
    window.show();
    if (!options.screenshot.isEmpty())
        QTimer::singleShot(
            static_cast<int>(options.after * 1000.0), &window, [&] { takeScreenshot(window, options.screenshot); });
    if (options.scriptedStroke > 0.0)
        QTimer::singleShot(500, &window, [&] { startScriptedStroke(window, options.scriptedStroke); });
    return Application::exec();
}

} // namespace

} // namespace energyscape

int main(int argc, char** argv) {
    using namespace energyscape;
    // Wrong usage and --help need no display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto parsed = parseOptions(arguments, labViews());
    if (const auto* exit = std::get_if<EarlyExit>(&parsed)) {
        std::fputs(qPrintable(exit->text), exit->status == 0 ? stdout : stderr);
        return exit->status;
    }
    const auto& options = std::get<AppOptions>(parsed);
    if (options.listViews) {
        for (const auto& [lab, views] : labViews())
            for (const QString& view : views + QStringList{kHelpView})
                std::printf("%s %s\n", qPrintable(lab), qPrintable(view));
        return 0;
    }
    Application application(argc, argv);
    return runWindow(application, options);
}
