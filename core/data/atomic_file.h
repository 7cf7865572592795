// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace energyscape {

/// Writes a whole file so that a reader, or a crash, sees either the old content or the new one and nothing between:
/// temporary file in the same folder, fsync, rename, fsync of the folder. A symbolic link is followed, the permissions
/// of an existing file are kept. Throws UserError "cannot write 'x': <reason>"; the old file is then as it was and the
/// temporary one is gone.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// The whole content of a regular file of at most `limitBytes` bytes. Throws UserError "cannot read 'x': <reason>" when
/// the file is missing, unreadable, not a regular file or larger than the limit.
std::vector<std::byte> readFile(const std::filesystem::path& path, std::size_t limitBytes);

} // namespace energyscape
