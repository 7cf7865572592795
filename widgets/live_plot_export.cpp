// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a LivePlot: CSV, pictures, and the menu that offers them.
#include "widgets/live_plot_p.h"
#include "widgets/picture_actions.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <algorithm>

namespace energyscape {

namespace {

/// RFC 4180: quoted where it must be.
QString field(QString text) {
    if (!text.contains(',') && !text.contains('"') && !text.contains('\n'))
        return text;
    return '"' + text.replace("\"", "\"\"") + '"';
}

/// The shortest text that reads back as the same number.
QString number(double value) {
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QString LivePlot::csv() const {
    const auto& d = *m_impl;
    const bool shared = std::all_of(
        d.curves.begin(), d.curves.end(), [&](const Impl::Curve& curve) { return curve.x == d.curves.front().x; });
    const bool many = d.curves.size() > 1;
    const QString xName = d.xTitle.isEmpty() ? QStringLiteral("x") : d.xTitle;
    QStringList header;
    std::size_t rows = 0;
    for (std::size_t k = 0; k < d.curves.size(); ++k) {
        const Impl::Curve& curve = d.curves[k];
        if (!shared)
            header << field(QStringLiteral("%1 (%2)").arg(xName, curve.style.name));
        else if (k == 0)
            header << field(xName);
        QStringList parts{d.yTitle, many || d.yTitle.isEmpty() ? curve.style.name : QString()};
        parts.removeAll(QString());
        header << field(parts.isEmpty() ? QStringLiteral("y") : parts.join(": "));
        rows = std::max(rows, curve.x.size());
    }
    QString text = header.join(',') + '\n';
    for (std::size_t i = 0; i < rows; ++i) {
        QStringList cells;
        for (std::size_t k = 0; k < d.curves.size(); ++k) {
            const Impl::Curve& curve = d.curves[k];
            const bool present = i < curve.x.size();
            if (!shared || k == 0)
                cells << (present ? number(curve.x[i]) : QString());
            cells << (present ? number(curve.y[i]) : QString());
        }
        text += cells.join(',') + '\n';
    }
    return text;
}

QString LivePlot::exportCsv(const QString& path) const {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(csv().toUtf8()) >= 0 && file.commit())
        return {};
    return tr("%1 cannot be written (%2); choose a folder in which you may write.").arg(path, file.errorString());
}

void LivePlot::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    const QString refusal = logRefusal();
    const QString text = tr("Logarithmic y axis");
    QAction* log = menu.addAction(refusal.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, refusal));
    log->setCheckable(true);
    log->setChecked(isLogY());
    log->setEnabled(refusal.isEmpty());
    connect(log, &QAction::toggled, this, [this](bool on) { setLogY(on); });
    menu.addSeparator();
    const QString name = m_impl->title.isEmpty() ? tr("plot") : m_impl->title.toLower();
    addPictureActions(
        menu, *this, [this] { return grabImage(); }, name);
    QAction* save = menu.addAction(tr("Save data as CSV..."));
    save->setEnabled(!m_impl->empty());
    connect(save, &QAction::triggered, this, [this, name] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Save data as CSV"), name + ".csv", tr("Comma-separated values (*.csv)"));
        const QString problem = path.isEmpty() ? QString() : exportCsv(path);
        if (!problem.isEmpty())
            QMessageBox::warning(this, tr("Save data as CSV"), problem);
    });
    menu.exec(event->globalPos());
}

} // namespace energyscape
