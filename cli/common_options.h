// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace energyscape::cli {

/// The command line is wrong, as opposed to the work having failed: exit status 2.
class UsageError : public UserError {
public:
    using UserError::UserError;
};

/// The options every verb has.
struct CommonOptions {
    std::uint64_t seed = 1;
    unsigned threads = 1;
    std::filesystem::path out; ///< empty: not given
    bool json = false;
};
/// `outHelp` says what --out gets.
void addCommonOptions(CLI::App& verb, CommonOptions& options, const std::string& outHelp);

/// What the command line asks for; done after all of it has been read.
using Job = std::function<void()>;

} // namespace energyscape::cli
