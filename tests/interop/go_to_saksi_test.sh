#!/bin/bash
# go_to_saksi_test.sh BIN WORK: saksi-verify reads a log that Go's tlog package
# wrote, whose entries are none of ours. Exit 77: skipped.
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
bin=$1 work=$2
# shellcheck source=tests/interop/peer.sh
source "$(dirname "${BASH_SOURCE[0]}")/peer.sh"
build_peer "$work"
rm -rf "$work"
mkdir -p "$work"
cd "$work"

verify() { "$bin/saksi-verify" log "$1" --policy policy --entries any; }

for size in 0 1 256 300 65537; do
    "$peer" write "$size" "$size" >policy
    verify "$size" || fail "a log of $size entries that Go wrote"
done

"$peer" write good 300 >policy
for file in checkpoint tile/0/000 tile/0/001.p/44 tile/1/000.p/1 tile/entries/000 tile/entries/001.p/44; do
    cp -r good bad
    flip "bad/$file"
    status=0
    verify bad >answer 2>&1 || status=$?
    [ "$status" -eq 1 ] || { cat answer; fail "exit $status for a changed $file"; }
    rm -r bad
done
verify good
