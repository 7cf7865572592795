// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/safetensors.h"
#include "core/error.h"

#include <cstdint>

/// Any bytes at all: the reader returns an array or throws UserError, nothing else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        static_cast<void>(energyscape::parseSafetensors(std::as_bytes(std::span(data, size)), "fuzz"));
    } catch (const energyscape::UserError&) { // the right answer to bad input
    }
    return 0;
}
