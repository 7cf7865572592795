#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/screenshots.sh [--after SECONDS] [LAB...]
#
# Takes pictures of every view of every lab (or of those named) in both themes, at 1280x800 and 1920x1080, at scale 2, and
# painted by OpenGL, to build/screenshots/. Fails when a picture is missing, blank or of another size than asked for.
#   --after SECONDS  how long a lab runs before its picture is taken (default 2)
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

after=2
labs=()
while [[ $# -gt 0 ]]; do
    case $1 in
    --help | -h)
        print_help "${BASH_SOURCE[0]}"
        exit 0
        ;;
    --after)
        after=${2:?--after needs a number of seconds}
        shift
        ;;
    -*) die "screenshots.sh: '$1' is not an option: see --help" ;;
    *) labs+=("$1") ;;
    esac
    shift
done

program=$root/build/release/bin/energyscape
pictures=$root/build/screenshots

# Build once, then start again on one virtual display for all pictures.
if [[ -z ${ENERGYSCAPE_ON_VIRTUAL_DISPLAY:-} ]]; then
    need_packages "to build Energyscape and take screenshots" "${packages_build[@]}" "${packages_test[@]}"
    build release energyscape
    export ENERGYSCAPE_ON_VIRTUAL_DISPLAY=yes
    with_display 3840x2400 "${BASH_SOURCE[0]}" --after "$after" "${labs[@]}"
    exit
fi

# png_size FILE: "WIDTHxHEIGHT" as the file's header says (8 bytes signature, 8 bytes chunk head, two big-endian words).
png_size() {
    local b
    read -r -a b < <(od -An -tu1 -j16 -N8 "$1")
    printf '%dx%d' $(((b[0] << 24) + (b[1] << 16) + (b[2] << 8) + b[3])) $(((b[4] << 24) + (b[5] << 16) + (b[6] << 8) + b[7]))
}

# take LAB VIEW THEME SIZE SCALE SUFFIX [OPTION...]: one picture; its name, or what is wrong with it.
take() {
    local lab=$1 view=$2 theme=$3 size=$4 scale=$5 file=$pictures/$1-$2-$3-$4$6.png wanted
    shift 6
    wanted=$((${size%x*} * scale))x$((${size#*x} * scale))
    rm -f "$file"
    if ! QT_SCALE_FACTOR=$scale timeout 120 "$program" --lab "$lab" --view "$view" --theme "$theme" --size "$size" \
        --after "$after" --screenshot "$file" "$@"; then
        say "$file: the program failed"
    elif [[ ! -s $file || $(stat -c %s "$file") -lt 8000 ]]; then
        say "$file: missing or too small to show anything"
    elif [[ $(png_size "$file") != "$wanted" ]]; then
        say "$file: is $(png_size "$file"), wanted $wanted"
    else
        printf '%s\n' "${file#"$root"/}"
        return
    fi
    return 1
}

# shoot ARGUMENT...: take, two at a time.
running=0 failures=0
shoot() {
    if [[ $running -eq 2 ]]; then
        wait -n || failures=$((failures + 1))
        running=$((running - 1))
    fi
    take "$@" &
    running=$((running + 1))
}

mkdir -p "$pictures"
views=$("$program" --list-views)
taken=0
while read -r lab view; do
    [[ ${#labs[@]} -eq 0 || " ${labs[*]} " == *" $lab "* ]] || continue
    for theme in dark light; do
        shoot "$lab" "$view" "$theme" 1280x800 1 ""
        shoot "$lab" "$view" "$theme" 1280x800 1 -opengl --opengl
        shoot "$lab" "$view" "$theme" 1280x800 2 -scale2
        shoot "$lab" "$view" "$theme" 1920x1080 1 ""
        taken=$((taken + 4))
    done
done <<<"$views"
for (( ; running > 0; --running)); do
    wait -n || failures=$((failures + 1))
done
[[ $taken -gt 0 ]] || die "energyscape --list-views names no such lab: ${labs[*]}"
[[ $failures -eq 0 ]] || die "$failures of $taken pictures are not as they should be"
printf '%d pictures are in %s\n' "$taken" "${pictures#"$root"/}"
