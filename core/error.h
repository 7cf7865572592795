// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace energyscape {

/// Something the user gave is wrong (a file, an option, a value). `what()` is one sentence for the user that names the
/// thing, what is wrong with it and what would be right. Nothing has been changed when it is thrown.
class UserError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace energyscape
