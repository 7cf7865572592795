#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tests/fuzz/run.sh [seconds per reader, default 60]
# Builds the fuzz preset with clang and runs every reader on a copy of its corpus.
# Fails on the first finding, whose input is then in build/fuzz/findings/.
set -eu
seconds=${1:-60}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
cmake --preset fuzz
cmake --build --preset fuzz --target fuzz_npy fuzz_safetensors fuzz_idx
mkdir -p build/fuzz/findings
for reader in npy safetensors idx; do
    corpus=$(mktemp -d)
    cp tests/fuzz/corpus/"$reader"/* "$corpus"/
    echo "fuzzing $reader for $seconds s"
    status=0
    build/fuzz/bin/fuzz_"$reader" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
        -malloc_limit_mb=256 -print_final_stats=1 -artifact_prefix=build/fuzz/findings/"$reader"- "$corpus" || status=$?
    rm -r "$corpus"
    if [ "$status" -ne 0 ]; then
        echo "fuzzing $reader found an input that breaks the reader, see build/fuzz/findings/" >&2
        exit 1
    fi
done
echo "no finding"
