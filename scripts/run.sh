#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/run.sh [options of energyscape]
#
# Installs what is missing, builds the release preset if something changed, and starts Energyscape. The options are those
# of the program, see scripts/run.sh --help-app. With --screenshot FILE.png no display is needed.
#
# ENERGYSCAPE_SETUP=no  skips the installation of packages
# ENERGYSCAPE_JOBS=N    compiles N files at a time
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

needs_display=yes screenshot=no
arguments=()
for argument in "$@"; do
    case $argument in
    --help | -h)
        print_help "${BASH_SOURCE[0]}"
        exit 0
        ;;
    --help-app)
        needs_display=no
        argument=--help
        ;;
    --version | -v | --list-views) needs_display=no ;;
    --screenshot | --screenshot=*) screenshot=yes ;;
    esac
    arguments+=("$argument")
done

case $(uname -s) in
Linux | *BSD) ;;
*) needs_display=no ;; # Windows and macOS have one always
esac
if [[ $needs_display == yes && $screenshot == no && -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    say "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)."
    die "A picture of the running program can be had without: scripts/run.sh --screenshot picture.png"
fi

need_packages "to build and run Energyscape" "${packages_build[@]}"
if [[ $screenshot == yes && $(uname -s) == Linux ]]; then
    need_packages "to take a screenshot without a display" "${packages_test[@]}"
fi
build release energyscape

program=$root/build/release/bin/energyscape
if [[ $screenshot == yes ]] && command -v xvfb-run >/dev/null; then
    with_display 3840x2400 "$program" "${arguments[@]}"
else
    exec "$program" "${arguments[@]}"
fi
