#!/bin/bash
# openssl_test.sh SIGNED_CHECKPOINT WORK: a checkpoint signed by saksi, checked
# with stock tools alone. Exit 77: skipped.
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
program=$1 work=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command -v openssl >/dev/null || { echo "skipped: openssl is not here"; exit 77; }

fail() { echo "FAILED: $1"; exit 1; }
verify() { sh "$here/openssl_verify.sh" "$1" "$2" >/dev/null 2>&1; }

rm -rf "$work"
mkdir -p "$work"
"$program" "$work"
log=$(cat "$work/log.vkey") witness=$(cat "$work/witness.vkey")
sh "$here/openssl_verify.sh" "$work/checkpoint" "$log" || fail "the log's signature"
sh "$here/openssl_verify.sh" "$work/checkpoint" "$witness" || fail "the witness's signature"

sed '2s/.*/43/' "$work/checkpoint" >"$work/other_size"
verify "$work/other_size" "$log" && fail "another size passed the log's key"
verify "$work/other_size" "$witness" && fail "another size passed the witness's key"
sed 's/^— example.org\/log .*//' "$work/checkpoint" >"$work/unsigned"
verify "$work/unsigned" "$log" && fail "no signature passed"
"$program" "$work/stranger"
verify "$work/checkpoint" "$(cat "$work/stranger/log.vkey")" && fail "a stranger's key passed"
echo "openssl agrees"
