#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/test.sh [options of ctest]
#
# Installs what is missing, builds everything (release, warnings are errors) and runs every test on a virtual display.
# Ends with the summary of ctest; the exit status is 0 when all tests passed. For example: scripts/test.sh -R core/
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    print_help "${BASH_SOURCE[0]}"
    exit 0
fi
need_packages "to build and test Energyscape" "${packages_build[@]}" "${packages_test[@]}" "${packages_bench[@]}"
build release all
with_display 1920x1200 ctest --test-dir "$root/build/release" --output-on-failure -j2 "$@"
