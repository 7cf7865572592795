# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts share: installing what is missing, configuring, building quietly, a display for programs without one.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/packages.sh
source "$root/scripts/packages.sh"

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# print_help SCRIPT: the comment on top of a script is its help.
print_help() { sed -n '3,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$1"; }

# missing_packages PACKAGE...: those that are not installed, one a line.
missing_packages() {
    local installed package
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qx "$package installed" <<<"$installed" || printf '%s\n' "$package"
    done
}

# need_packages WHY PACKAGE...: installs what is missing. ENERGYSCAPE_SETUP=no leaves it to the user.
need_packages() {
    local why=$1 missing=() sudo=()
    shift
    [[ ${ENERGYSCAPE_SETUP:-} == no ]] && return
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This system has no apt-get. Please install what corresponds to these Debian packages, $why:"
        printf '  %s\n' "$@" >&2
        die "and start again with ENERGYSCAPE_SETUP=no in the environment, which skips this step."
    fi
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -eq 0 ]] && return
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null || die "Needed $why, to be installed as root: apt-get install ${missing[*]}"
        sudo=(sudo)
    fi
    say "Installing $why${sudo:+ (with sudo)}: ${missing[*]}"
    local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    local install=("${apt[@]}" install --yes --no-install-recommends "${missing[@]}")
    # The package lists are fetched only when they do not know a package or are too old to get it.
    if ! apt-cache show "${missing[@]}" >/dev/null 2>&1; then
        "${apt[@]}" update >&2 || die "apt-get update failed: is there a network connection?"
        "${install[@]}" >&2 || die "apt-get could not install: ${missing[*]}"
    elif ! "${install[@]}" >&2; then
        say "Once more with fresh package lists"
        { "${apt[@]}" update && "${install[@]}"; } >&2 || die "apt-get could not install: ${missing[*]}"
    fi
}

# watched LABEL LOG COMMAND...: runs the command with its output in LOG. Says LABEL when it takes longer than a moment,
# shows ninja's count meanwhile on a terminal, and the end of the log when it fails.
watched() {
    local label=$1 log=$2 pid status=0 turn=0
    shift 2
    "$@" >"$log" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        if [[ $turn -lt 40 ]]; then # the first two seconds
            sleep 0.05
        elif [[ -t 2 ]]; then
            printf '\r%s %-14s' "$label" "$(grep -o '^\[[0-9]*/[0-9]*\]' "$log" | tail -n 1)" >&2
            sleep 0.5
        else
            [[ $turn -eq 40 ]] && say "$label"
            sleep 0.5
        fi
        turn=$((turn + 1))
    done
    [[ $turn -gt 40 && -t 2 ]] && printf '\r%-60s\r' '' >&2
    wait "$pid" || status=$?
    if [[ $status -ne 0 ]]; then
        grep -v '^\[[0-9]*/[0-9]*\] [A-Z]' "$log" | tail -n 60 >&2
        say "failed: $label (all of it is in $log)"
    fi
    return "$status"
}

# configure PRESET: only when there is nothing to build from yet or the presets have changed.
configure() {
    local build=$root/build/$1
    [[ $build/build.ninja -nt $root/CMakePresets.json && -f $build/CMakeCache.txt ]] && return
    mkdir -p "$build"
    watched "Configuring $1" "$build/configure.log" cmake -S "$root" --preset "$1" || return
    touch "$build/build.ninja"
}

# build PRESET TARGET...: configures if need be, and builds.
build() {
    local preset=$1
    shift
    configure "$preset" || return
    watched "Building $* ($preset; the first time takes minutes)" "$root/build/$preset/build.log" \
        ninja -C "$root/build/$preset" ${ENERGYSCAPE_JOBS:+-j "$ENERGYSCAPE_JOBS"} "$@"
}

# with_display SIZE COMMAND...: runs the command on a virtual display of that size.
with_display() {
    local size=$1 runtime=$root/build/runtime
    shift
    mkdir -p "$runtime"
    chmod 700 "$runtime"
    XDG_RUNTIME_DIR=$runtime QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 ${size}x24" "$@"
}
