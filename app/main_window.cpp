// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/frame_meter.h"
#include "app/help_dialog.h"
#include "app/keyboard_focus.h"
#include "app/lab_rail.h"
#include "app/lab_registry.h"
#include "app/status_line.h"
#include "app/theme_style.h"
#include "app/transport.h"
#include "widgets/run_controls.h"

#include <QApplication>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace energyscape {

MainWindow::MainWindow(const AppOptions& options, Renderer renderer, FrameMeter& meter)
    : m_options(options)
    , m_renderer(renderer)
    , m_meter(meter)
    , m_rail(new LabRail)
    , m_pages(new QStackedWidget)
    , m_controls(new RunControls)
    , m_status(new StatusLine)
    , m_transport(new Transport(*m_controls, this))
    , m_labs(labs().size()) {
    setWindowTitle("Energyscape");
    qApp->installEventFilter(new KeyboardFocus(this));
    buildLayout();
    addKeys();
    connect(m_rail, &LabRail::labChosen, this, &MainWindow::openLab);
    connect(m_rail, &LabRail::themeToggled, this,
        [this] { setTheme(m_theme.dark ? Theme::lightTheme() : Theme::darkTheme()); });
    connect(
        m_rail, &LabRail::plotsToggled, this, [this] { currentLab()->setPlotsVisible(!currentLab()->plotsVisible()); });
    connect(m_rail, &LabRail::inspectorToggled, this,
        [this] { currentLab()->setInspectorVisible(!currentLab()->inspectorVisible()); });
    connect(m_rail, &LabRail::helpRequested, this, &MainWindow::showHelp);
    connect(m_transport, &Transport::speedChanged, this,
        [this](double speed) { m_labs[static_cast<std::size_t>(m_current)].speed = speed; });
    m_status->setRendererText(renderer == Renderer::OpenGl ? "OpenGL" : "painted without OpenGL",
        renderer == Renderer::OpenGl
            ? "Heatmaps and galleries are drawn by the graphics processor"
            : "There is no graphics processor, or --no-opengl was given: views are painted in software");
    const auto lab = std::ranges::find(labs(), options.lab, [](const LabEntry& entry) { return QString(entry.id); });
    openLab(lab == labs().end() ? 0 : static_cast<int>(lab - labs().begin()));
    setTheme(options.theme == AppOptions::ThemeChoice::Dark    ? Theme::darkTheme()
             : options.theme == AppOptions::ThemeChoice::Light ? Theme::lightTheme()
                                                               : systemTheme(QApplication::palette()));
    setMinimumSize(1024, 660);
    resize(options.size.isValid() ? options.size : QSize(1280, 800));
    if (options.view == kHelpView)
        QTimer::singleShot(0, this, &MainWindow::showHelp);
    else if (!options.view.isEmpty())
        currentLab()->openView(options.view);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout() {
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addWidget(m_pages, 1);
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    m_controls->setObjectName("transport");
    m_controls->setAttribute(Qt::WA_StyledBackground);
    column->addWidget(m_controls);
    column->addWidget(m_status);
    setCentralWidget(central);
}

void MainWindow::addKeys() {
    const auto add = [this](const QKeySequence& key, const QString& meaning, auto action) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, action);
        m_keys.push_back({key, meaning});
    };
    add(Qt::Key_Space, "Run or pause", [this] { m_transport->toggleRun(); });
    add(Qt::Key_Right, "One step", [this] { m_transport->step(); });
    add(Qt::Key_Left, "One step back on the timeline", [this] { m_transport->stepBack(); });
    add(Qt::Key_End, "Back to live", [this] { currentLab()->bridge().showLive(); });
    add(QKeySequence("Ctrl+R"), "Reset to the cue", [this] { m_transport->reset(); });
    add(Qt::Key_Plus, "Faster", [this] { m_transport->changeSpeed(5); });
    add(Qt::Key_Minus, "Slower", [this] { m_transport->changeSpeed(-5); });
    add(Qt::Key_F6, "Show or hide the plots", [this] { emit m_rail->plotsToggled(); });
    add(Qt::Key_F7, "Show or hide the inspector", [this] { emit m_rail->inspectorToggled(); });
    add(QKeySequence("Ctrl+T"), "Dark or light theme", [this] { emit m_rail->themeToggled(); });
    add(Qt::Key_F1, "Help", [this] { showHelp(); });
    add(QKeySequence("Ctrl+Q"), "Quit", [this] { close(); });
}

void MainWindow::addLabKeys(LabPage& lab) {
    for (const auto& shortcut : lab.shortcuts()) {
        auto* key = new QShortcut(shortcut.key, &lab);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, &lab, shortcut.action);
    }
}

LabPage* MainWindow::currentLab() const {
    return m_labs[static_cast<std::size_t>(m_current)].page;
}

void MainWindow::openLab(int index) {
    if (m_current >= 0)
        currentLab()->bridge().suspend(true);
    m_current = index;
    OpenLab& lab = m_labs[static_cast<std::size_t>(index)];
    if (!lab.page) {
        lab.page = labs()[static_cast<std::size_t>(index)].create(m_options.seed.value_or(1), m_renderer, nullptr);
        lab.speed = lab.page->initialSpeed();
        lab.page->bridge().setSpeed(lab.speed);
        m_pages->addWidget(lab.page);
        addLabKeys(*lab.page);
        applyTheme(*lab.page, m_theme);
        connect(lab.page, &LabPage::speedWanted, m_transport, &Transport::setSpeed);
        connect(lab.page, &LabPage::message, m_status, &StatusLine::showMessage);
        connect(&lab.page->bridge(), &SessionBridge::updated, this, [this, page = lab.page] {
            if (page == currentLab())
                refresh();
        });
    }
    lab.page->bridge().suspend(false);
    m_pages->setCurrentWidget(lab.page);
    lab.page->setFocus(Qt::OtherFocusReason);
    m_rail->setCurrent(index);
    m_transport->attach(lab.page->bridge(), lab.speed);
    refresh();
}

void MainWindow::refresh() {
    OpenLab& lab = m_labs[static_cast<std::size_t>(m_current)];
    SessionBridge& bridge = lab.page->bridge();
    const FrameInfo info = bridge.live();
    m_meter.frame(info.stepsPerSecond);
    m_status->setFrameMs(m_meter.frameMs());
    m_status->setRun(info, bridge.shown() >= 0, bridge.shown() >= 0 ? bridge.stepAt(bridge.shown()) : info.step);
    m_status->setLabText(lab.page->statusText());
    if (info.messageId > lab.lastMessage) {
        lab.lastMessage = info.messageId;
        m_status->showMessage(QString::fromStdString(info.message));
    }
}

void MainWindow::setTheme(const Theme& theme) {
    m_theme = theme;
    qApp->setPalette(paletteOf(theme));
    qApp->setStyleSheet(styleSheetOf(theme));
    applyTheme(*this, theme);
}

void MainWindow::showHelp() {
    std::vector<HelpDialog::Key> keys;
    for (const auto& key : m_keys)
        keys.push_back({key.key.toString(QKeySequence::NativeText), key.meaning});
    for (const auto& key : currentLab()->shortcuts())
        keys.push_back({key.key.toString(QKeySequence::NativeText), key.meaning});
    auto* dialog = new HelpDialog(labs()[static_cast<std::size_t>(m_current)].id, keys, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace energyscape
