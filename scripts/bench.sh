#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/bench.sh [--kernels | --stroke] [--seconds N]
#
# Measures how fast it is: the programs of bench/, and the window while a pen draws and the lab runs at full speed, at
# 1280x800 and 1920x1080 on a virtual display. Prints p50, p95 and p99 of three times: the work of the window's thread per
# frame, its longest event handler, and the interval from frame to frame. The logs stay in build/bench/.
#   --kernels    only the programs of bench/
#   --stroke     only the window
#   --seconds N  draw for so long at each size (default 10)
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

kernels=yes stroke=yes seconds=10
while [[ $# -gt 0 ]]; do
    case $1 in
    --help | -h)
        print_help "${BASH_SOURCE[0]}"
        exit 0
        ;;
    --kernels) stroke=no ;;
    --stroke) kernels=no ;;
    --seconds)
        seconds=${2:?--seconds needs a number}
        shift
        ;;
    *) die "bench.sh: '$1' is not an option: see --help" ;;
    esac
    shift
done

# percentiles FILE COLUMN: "p50 p95 p99 largest" of a named column of a CSV file.
percentiles() {
    awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i == name) c = i; next } c { print $c }' "$1" |
        sort -g | awk '{ v[NR] = $1 }
            function at(p,  i) { i = int(p * NR); if (i < p * NR) ++i; return v[i < 1 ? 1 : i] }
            END { if (NR) printf "%8.2f %8.2f %8.2f %8.2f", at(.5), at(.95), at(.99), v[NR]; else printf "    none" }'
}

machine() {
    printf '%s, %s cores, %s\n' "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)" "$(nproc)" "$(uname -sr)"
}

need_packages "to build and measure Energyscape" "${packages_build[@]}" "${packages_test[@]}" "${packages_bench[@]}"
build release all
mkdir -p "$root/build/bench"
machine

if [[ $kernels == yes ]]; then
    for program in "$root"/build/release/bench/*_bench; do
        [[ -x $program ]] || continue
        printf '\n%s\n' "$(basename "$program")"
        with_display 1920x1200 "$program" --benchmark_min_time=0.2 2>/dev/null
    done
fi
if [[ $stroke == yes ]]; then
    printf '\n%-10s %-11s %8s %8s %8s %8s   ms, %s s of a scripted stroke\n' window what p50 p95 p99 largest "$seconds"
    for size in 1280x800 1920x1080; do
        log=$root/build/bench/stroke-$size.csv
        rm -f "$log"
        with_display 1920x1200 "$root/build/release/bin/energyscape" --size "$size" --frame-log "$log" --scripted-stroke "$seconds"
        for column in frame_ms handler_ms interval_ms; do
            printf '%-10s %-11s %s\n' "$size" "$column" "$(percentiles "$log" "$column")"
        done
    done
fi
