#!/bin/bash
# peer_test.sh WORK: the peer accepts what it wrote, and nothing that was
# changed since. Exit 77: skipped.
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
work=$1
# shellcheck source=tests/interop/peer.sh
source "$(dirname "${BASH_SOURCE[0]}")/peer.sh"
build_peer "$work"
rm -rf "$work"
mkdir -p "$work"

for size in 0 1 2 255 256 257 65537; do
    vkey=$("$peer" write "$work/$size" "$size")
    "$peer" check "$work/$size" "$vkey"
done

vkey=$("$peer" write "$work/good" 300)
files=$(cd "$work/good" && find . -type f)
[ "$(wc -l <<<"$files")" -eq 6 ] || fail "not the six files of a log of 300 entries: $files"
for file in $files; do
    cp -r "$work/good" "$work/bad"
    flip "$work/bad/$file"
    "$peer" check "$work/bad" "$vkey" 2>/dev/null && fail "changed, and not noticed: $file"
    rm -r "$work/bad"
done
"$peer" check "$work/good" "$vkey"
