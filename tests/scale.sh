#!/bin/bash
# A million forms: 200,000 TPS in five contests are invented, logged, verified
# and added up, and each step's time and memory are printed. No test: it says
# how long things take, on the machine it runs on. Where others are at work on
# the machine, CPU says more than time.
#
#     bash tests/scale.sh [TPS [BIN [FOLDER]]]      200000, build/release/bin, build/scale
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tps=${1:-200000}
PATH=$(realpath "${2:-build/release/bin}"):$PATH
folder=${3:-build/scale}
rm -rf "$folder" && mkdir -p "$folder" && cd "$folder"
export LC_ALL=C.UTF-8

# step COUNT COMMAND...: what it took, and COUNT things a second if COUNT is not 0.
step() {
    local count=$1
    shift
    python3 - "$count" "$@" <<'PYTHON'
import resource, subprocess, sys, time

count, command = int(sys.argv[1]), sys.argv[2:]
start = time.monotonic()
done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
seconds = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = usage.ru_utime + usage.ru_stime
rate = f"{count / seconds:9,.0f}/s" if count else " " * 11
print(f"{seconds:7.1f} s {cpu:7.1f} s {rate} {usage.ru_maxrss // 1024:6,} MB   {' '.join(command)[:80]}", flush=True)
if done.returncode:
    print(done.stdout)
    sys.exit(done.returncode)
PYTHON
}

import() {
    local count=$1
    shift
    step "$count" saksi-log import log --election gladi --source kantor:gladi --key key "$@"
}

saksi-key generate example.org/scale --secret key --public vkey --no-passphrase --quiet > /dev/null
printf '%9s %9s %11s %9s   %s\n' time CPU events "peak RSS" command
step "$((5 * tps))" saksi-simulate --seed 7 --tps "$tps" --contests ppwp,pdpr,pdpd,pdprdp,pdprdk -o gladi
step 0 saksi-log create log --origin example.org/scale --key key
step "$(wc -l < gladi/opening.ndjson)" saksi-log append log gladi/opening.ndjson --key key
import "$(wc -l < gladi/regions.csv)" gladi/regions.csv --format regions-csv
import "$tps" gladi/ppwp.csv --format sirekap-csv --contest ppwp
for contest in pdpr pdpd pdprdp pdprdk; do
    step "$(wc -l < gladi/$contest.ndjson)" saksi-log append log gladi/$contest.ndjson --key key
done
size=$(sed -n 2p log/public/checkpoint)
step "$size" saksi-verify log log --policy vkey
for contest in ppwp pdpr pdpd pdprdp pdprdk; do
    step "$size" saksi-tally totals log --contest $contest --level provinsi --format csv
done
du -sh log/public gladi
