#!/bin/bash
# The recipes of docs/journalist.md, run as they stand there: stock tools find a
# log's and a witness's signature good, and those of another text bad.
#
#     journalist.sh BIN PAGE WORK
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
PATH=$(realpath "$1"):$PATH
page=$(realpath "$2")
command -v openssl > /dev/null || { echo "skipped: openssl is not here"; exit 77; }
rm -rf "$3" && mkdir -p "$3" && cd "$3"

key() { saksi-key generate "$@" --no-passphrase --quiet > /dev/null 2>&1; }
key example.org/log --secret key --public log.vkey
key example.net/witness --secret witness --public witness.vkey --witness
saksi-log create log --origin example.org/log --key key > /dev/null 2>&1
printf 'log %s\nwitness w %s\nquorum w\n' "$(cat log.vkey)" "$(cat witness.vkey)" > policy
saksi-prove consistency log 0 0 --policy log.vkey -o growth > /dev/null
saksi-witness cosign growth --policy log.vkey --key witness --state state -o line > /dev/null
saksi-log attach log line --policy policy --key key > /dev/null
cp log/public/checkpoint .

# Every block of commands on the page, one after the other.
awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$page" > recipes
bash -eu recipes > said
[ "$(grep -c 'Signature Verified Successfully' said)" -eq 2 ] || { cat said; exit 1; }

sed -i '2s/.*/1/' checkpoint
if bash -eu recipes > said 2>&1; then
    echo "FAILED: another size passed"
    exit 1
fi
echo "the page's recipes work"
