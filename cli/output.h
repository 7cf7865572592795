// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace energyscape::cli {

/// Makes sure that a file can be written at `path` before long work is begun; an existing file stays as it is. An empty
/// path is nothing to write. Throws UserError "cannot write '<path>': ...".
void checkWritable(const std::filesystem::path& path);

/// The shortest decimal text that reads back as the same number.
std::string numberText(double value);

} // namespace energyscape::cli
