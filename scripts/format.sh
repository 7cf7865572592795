#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/format.sh [--check]
#
# Formats every C++ file with clang-format. With --check nothing is changed: it names the files that are not formatted and
# fails if there are any.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

check=no
case ${1:-} in
--help | -h)
    print_help "${BASH_SOURCE[0]}"
    exit 0
    ;;
--check) check=yes ;;
"") ;;
*) die "format.sh: '$1' is not an option: see --help" ;;
esac
need_packages "to check the source files" "${packages_check[@]}"

cd "$root"
mapfile -t files < <(git ls-files --cached --others --exclude-standard -- '*.h' '*.cpp' | while read -r file; do
    [[ -f $file ]] && printf '%s\n' "$file"
done)
if [[ $check == no ]]; then
    clang-format -i "${files[@]}"
    exit 0
fi
bad=0
for file in "${files[@]}"; do
    if ! clang-format --dry-run --Werror "$file" 2>/dev/null; then
        say "not formatted: $file"
        bad=$((bad + 1))
    fi
done
[[ $bad -eq 0 ]] || die "$bad of ${#files[@]} files are not formatted: scripts/format.sh mends them"
printf '%d files are formatted\n' "${#files[@]}"
