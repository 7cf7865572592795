// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "core/error.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <system_error>

namespace energyscape::cli {

namespace fs = std::filesystem;

void checkWritable(const fs::path& path) {
    if (path.empty())
        return;
    const auto refuse = [&path](const std::string& why) {
        throw UserError("cannot write '" + path.string() + "': " + why);
    };
    std::error_code error;
    if (path.filename().empty() || fs::is_directory(path, error))
        refuse("it is a folder, a file name is needed");
    const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
    if (fs::exists(target, error) && !fs::is_regular_file(target, error))
        refuse("it is not a regular file");
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        refuse("there is no folder '" + folder.string() + "'");
    // Files are written next to the old one and renamed, so the folder is what has to be writable.
    std::string trialName = ".";
    trialName += target.filename().string().substr(0, 200);
    const fs::path trial = folder / (trialName += ".trial");
    errno = 0;
    const bool created = static_cast<bool>(std::ofstream(trial));
    const int reason = errno;
    fs::remove(trial, error);
    if (!created)
        refuse(reason != 0 ? std::generic_category().message(reason) : "the folder does not take new files");
}

std::string numberText(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

} // namespace energyscape::cli
