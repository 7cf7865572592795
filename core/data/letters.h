// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"

#include <string_view>

namespace energyscape {

/// The letters A to Z, 26 patterns of size x size units, stroke +1 and ground -1, named "A" to "Z". `size` is 5, 7 or
/// 10; anything else throws UserError. The 5x5 letters D, J, C, M are those of MacKay (2003), fig. 42.3.
std::vector<Pattern> letters(int size);

/// Heart, square, ring, cross, triangle, arrow, checker, smiley, in the sizes and the coding of `letters`.
std::vector<Pattern> shapes(int size);

/// The letters of a word of capitals, e.g. lettersOf(5, "DJCM"). Throws UserError for other characters.
std::vector<Pattern> lettersOf(int size, std::string_view word);

/// A pattern from text art: '#' is +1, '.' is -1, rows end with a space or a line end. Throws UserError for rows of
/// unequal length and for other characters.
Pattern patternFromText(std::string_view text, std::string name = {});

} // namespace energyscape
