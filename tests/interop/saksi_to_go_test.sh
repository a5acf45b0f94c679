#!/bin/bash
# saksi_to_go_test.sh BIN WORK: Go's tlog package reads a log that saksi wrote,
# checks every entry, and an offline proof from it. Exit 77: skipped.
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

"$bin/saksi-key" generate example.org/log --secret key --public log.vkey --no-passphrase
vkey=$(cat log.vkey)
"$bin/saksi-log" create log --origin example.org/log --key key
"$peer" check log/public "$vkey"

# A known election, and enough villages to fill a tile and more.
"$bin/saksi-log" preset pemilu-2024 >events.ndjson
for number in $(seq -f %04g 300); do
    printf '{"at":null,"by":"test","election":"pemilu-2024","name":"DESA %s",' "$number"
    printf '"parent":{"code":"517101","kind":"kecamatan","scheme":"kpu-2024"},"type":"region",'
    printf '"unit":{"code":"517101%s","kind":"desa","scheme":"kpu-2024"},"v":1}\n' "$number"
done >>events.ndjson
count=$(wc -l <events.ndjson)
head -n 3 events.ndjson | "$bin/saksi-log" append log --key key
"$peer" check log/public "$vkey"
tail -n +4 events.ndjson | "$bin/saksi-log" append log --key key
"$peer" check log/public "$vkey"

for index in 0 2 3 255 256 $((count - 1)); do
    "$bin/saksi-prove" entry log "$index" -o proof
    "$peer" proof proof.json proof.tlog-proof "$vkey"
    sed "$((index + 1))q;d" events.ndjson | tr -d '\n' | cmp - proof.json ||
        fail "entry $index is not the event that was appended"
done
flip proof.json
"$peer" proof proof.json proof.tlog-proof "$vkey" && fail "a proof held for other bytes"

flip log/public/tile/entries/000
"$peer" check log/public "$vkey" && fail "a changed bundle was not noticed"
echo "Go agrees"
