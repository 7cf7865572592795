#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/lint.sh [--base COMMIT] [FILE.cpp...]
#
# Runs clang-tidy with the checks of .clang-tidy on core/ and cli/ (the window's sources take too long), two files at a
# time. Any finding fails.
#   --base COMMIT  only files changed since that commit; all of them when a header of theirs changed
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

base="" files=()
while [[ $# -gt 0 ]]; do
    case $1 in
    --help | -h)
        print_help "${BASH_SOURCE[0]}"
        exit 0
        ;;
    --base)
        base=${2:?--base needs a commit}
        shift
        ;;
    -*) die "lint.sh: '$1' is not an option: see --help" ;;
    *) files+=("$1") ;;
    esac
    shift
done
need_packages "to check the source files" "${packages_build[@]}" "${packages_check[@]}"

cd "$root"
if [[ ${#files[@]} -eq 0 ]]; then
    mapfile -t files < <(find core cli -name '*.cpp' | sort)
    if [[ -n $base ]]; then
        mapfile -t changed < <(git diff --name-only "$base" -- core cli && git ls-files --others --exclude-standard -- core cli)
        if ! printf '%s\n' "${changed[@]}" | grep -q '\.h$\|CMakeLists'; then
            mapfile -t files < <(printf '%s\n' "${changed[@]}" | grep '\.cpp$' | while read -r file; do
                [[ -f $file ]] && printf '%s\n' "$file"
            done)
        fi
    fi
fi
if [[ ${#files[@]} -eq 0 ]]; then
    printf 'nothing to check\n'
    exit 0
fi

# clang's own compile commands, without the precompiled headers of another compiler.
mkdir -p build/lint
watched "Configuring lint" build/lint/configure.log cmake -S . -B build/lint -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON \
    -DENERGYSCAPE_GUI=OFF
if ! printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P 2 clang-tidy --quiet -p build/lint >build/lint/findings.txt 2>build/lint/notes.txt; then
    grep -v '^[0-9]* warnings\? ' build/lint/notes.txt | head -n 20 >&2
    cat build/lint/findings.txt >&2
    die "clang-tidy has findings"
fi
printf '%d files are clean\n' "${#files[@]}"
