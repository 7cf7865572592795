// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_options.h"
#include "app/lab_page.h"
#include "widgets/gl/renderer_probe.h"

#include <QMainWindow>

class QStackedWidget;

namespace energyscape {

class FrameMeter;
class LabRail;
class RunControls;
class StatusLine;
class Transport;

/// The window: rail, the current lab, transport bar, status line. It owns the theme and the keys that all labs share.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const AppOptions& options, Renderer renderer, FrameMeter& meter);
    ~MainWindow() override;

    void openLab(int index);
    LabPage* currentLab() const;
    void setTheme(const Theme& theme);
    const Theme& theme() const { return m_theme; }
    StatusLine& statusLine() { return *m_status; }
    RunControls& runControls() { return *m_controls; }
    Transport& transport() { return *m_transport; }

private:
    void buildLayout();
    void addKeys();
    void addLabKeys(LabPage& lab);
    void refresh();
    void showHelp();

    struct OpenLab {
        LabPage* page = nullptr;
        double speed = 0.0;
        std::uint64_t lastMessage = 0;
    };
    struct Key {
        QKeySequence key;
        QString meaning;
    };

    AppOptions m_options;
    Renderer m_renderer;
    FrameMeter& m_meter;
    Theme m_theme;
    LabRail* m_rail;
    QStackedWidget* m_pages;
    RunControls* m_controls;
    StatusLine* m_status;
    Transport* m_transport;
    std::vector<OpenLab> m_labs; // one for each line of the registry; made when first opened
    int m_current = -1;
    std::vector<Key> m_keys;
};

} // namespace energyscape
