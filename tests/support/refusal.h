// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace energyscape::test {

/// What `act` throws as UserError, or "" when it throws none.
template <typename Act>
std::string refusalOf(Act&& act) {
    try {
        act();
    } catch (const UserError& error) {
        return error.what();
    }
    return {};
}

/// The bytes of a text, with its zeros: bytesOf("\x00\x01"sv).
inline std::vector<std::byte> bytesOf(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

} // namespace energyscape::test

/// The expression must throw UserError with a sentence that holds `fragment`.
#define VERIFY_REFUSED(expression, fragment)                                                                           \
    do {                                                                                                               \
        const std::string said = energyscape::test::refusalOf([&] { static_cast<void>(expression); });                 \
        QVERIFY2(said.find(fragment) != std::string::npos,                                                             \
            qPrintable(QStringLiteral("said '%1', expected '%2'")                                                      \
                           .arg(QString::fromStdString(said), QString::fromStdString(std::string(fragment)))));        \
    } while (false)
