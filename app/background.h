// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <exception>
#include <memory>

namespace energyscape {

/// Runs `work()` on another thread, then `done(result)` on the window's thread, or `failed(sentence)` when it threw.
/// When `owner` has gone away in the meantime, the result is dropped.
template <class Work, class Done, class Failed>
void runInBackground(QObject* owner, Work work, Done done, Failed failed) {
    QThreadPool::globalInstance()->start([guard = QPointer<QObject>(owner), work, done, failed] {
        using Result = decltype(work());
        std::shared_ptr<Result> result;
        QString error;
        try {
            result = std::make_shared<Result>(work());
        } catch (const std::exception& problem) {
            error = QString::fromUtf8(problem.what());
        }
        const auto deliver = [guard, result, error, done, failed] {
            if (guard)
                result ? done(std::move(*result)) : failed(error);
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), deliver, Qt::QueuedConnection);
    });
}

} // namespace energyscape
