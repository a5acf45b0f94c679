#!/bin/bash
# smoke.sh BUILD SECONDS: runs every fuzz target of a build for some seconds
# each, from its seeds in tests/fuzz/corpus/NAME if there are any.
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
build=$1 seconds=$2
corpora=$(dirname "${BASH_SOURCE[0]}")/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

run_target() {
    local target=$1 name=${1##*/}
    mkdir "$work/$name"
    local seeds=()
    [ ! -d "$corpora/${name%_fuzz}" ] || seeds=("$corpora/${name%_fuzz}")
    if ! "$target" -max_total_time="$seconds" -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$work/$name/" "$work/$name" "${seeds[@]}" >"$work/$name.log" 2>&1; then
        tail -n 60 "$work/$name.log"
        return 1
    fi
    printf '%s: %s runs\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log")"
}
export -f run_target
export work seconds corpora

targets=("$build"/tests/fuzz/*_fuzz)
[ -x "${targets[0]}" ] || { echo "no fuzz target in $build" >&2; exit 1; }
printf '%s\0' "${targets[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c 'run_target "$1"' run_target
