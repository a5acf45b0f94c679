#!/bin/bash
# saksi from a bare Debian 12 to a tampering that is caught: builds the tools,
# then keeps, proves, verifies and adds up an invented election. Every command
# it runs is printed; it stops, and fails, where one does not do what is said.
#
#     bash examples/quickstart.sh               installs packages, builds, tells the story
#     bash examples/quickstart.sh BIN [FOLDER]  with tools that are built already
#
# Everything stays below build/quickstart, or in FOLDER, which must be new.
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
same_as_truth=$PWD/examples/same_as_truth.sh

heading() { printf '\n== %s\n' "$*"; }
# Prints a command as one would type it, and runs it.
run() {
    local word line='$'
    for word; do
        [[ $word =~ ^[A-Za-z0-9_./:,=+-]+$ ]] || word="'$word'"
        line+=" $word"
    done
    printf '%s\n' "$line"
    "$@"
}
# The same for one that must answer "does not hold".
run_expecting_no() {
    local code=0
    run "$@" || code=$?
    [ "$code" -eq 1 ] || fail "exit code $code, and not 1"
}
fail() {
    printf 'quickstart: %s\n' "$*" >&2
    exit 1
}

bin=${1-}
if [ -z "$bin" ]; then
    heading "Packages, and the tools"
    run sh tests/install-deps.sh --minimal
    run cmake -S . -B build/quickstart -G Ninja -DCMAKE_BUILD_TYPE=Release -DSAKSI_TESTS=OFF -DSAKSI_EXAMPLES=OFF
    run cmake --build build/quickstart
    bin=build/quickstart/bin
fi
PATH=$(realpath "$bin"):$PATH
export LC_ALL=C.UTF-8

story=$(realpath -m "${2:-build/quickstart/story}")
[ $# -ge 2 ] || rm -rf "$story"
mkdir -p "$(dirname "$story")"
mkdir "$story" || fail "$story: a new folder is needed"
cd "$story"

heading "1. Two keys: the log's, and a witness's, who in life is somebody else"
run saksi key generate example.org/gladi --secret log.key --public log.vkey --no-passphrase
run saksi key generate example.net/saksi --secret witness.key --public witness.vkey --no-passphrase --witness
{
    echo "log $(cat log.vkey)"
    echo "witness pertama $(cat witness.vkey)"
    echo "quorum pertama"
} > policy
echo '$ cat policy'
cat policy

heading "2. An invented election of 2,000 TPS, some of them not yet in"
run saksi simulate --seed 7 --tps 2000 --contests ppwp,pdpr --not-yet 20 -o gladi

heading "3. Into a log: ballots, the region tree, the forms"
run saksi log create log --origin example.org/gladi --key log.key
run saksi log append log gladi/opening.ndjson --key log.key
run saksi log import log gladi/regions.csv --format regions-csv \
    --election gladi --source kantor:gladi --key log.key
run saksi log import log gladi/ppwp.csv --format sirekap-csv --contest ppwp \
    --election gladi --source kantor:gladi --key log.key
run saksi log append log gladi/pdpr.ndjson --key log.key

heading "4. The witness looks whether the log only grew, and cosigns"
size=$(sed -n 2p log/public/checkpoint)
run saksi prove consistency log 0 "$size" --policy log.vkey -o growth
run saksi witness cosign growth --policy log.vkey --key witness.key --state witness.state -o cosignature
run saksi log attach log cosignature --policy policy --key log.key

heading "5. One form, proved to a stranger who has three small files and no log"
tps=$(awk -F, 'NR > 1 && $2 != "" { print $1; exit }' gladi/ppwp.csv)
run saksi prove tps log --policy policy --contest ppwp --tps "$tps" -o form
mkdir stranger
cp form.0.json form.0.tlog-proof policy stranger
run ls -l stranger
(cd stranger && run saksi verify entry form.0.json --proof form.0.tlog-proof --policy policy)

heading "6. The whole log, hashed again: every file, every entry, every signature"
run saksi verify log log --policy policy

heading "7. Totals from verified entries, beside what the generator knows they are"
run saksi tally totals log --policy policy --contest ppwp --level nasional
for contest in ppwp pdpr; do
    echo "\$ saksi tally totals log --policy policy --contest $contest --level provinsi --format csv > $contest.csv"
    saksi tally totals log --policy policy --contest "$contest" --level provinsi --format csv --quiet > "$contest.csv"
    echo "\$ bash same_as_truth.sh gladi/truth.csv $contest $contest.csv"
    bash "$same_as_truth" gladi/truth.csv "$contest" "$contest.csv" || fail "the totals are not the truth"
done

heading "8. One digit of one vote is changed in a copy of the log's stored entries"
cp -r log tampered
bundle=$(cd tampered/public && LC_ALL=C grep -rl '"votes":\[[1-9]' tile/entries | sort | head -n 1)
run sed -i '0,/"votes":\[[1-9]/s//"votes":[0/' "tampered/public/$bundle"
run_expecting_no saksi verify log tampered --policy policy | tee verdict
grep -q "$bundle, entry [0-9]" verdict || fail "the verdict does not name $bundle and the entry"

heading "Done: everything above is in $story"
