#!/bin/bash
# Real forms, end to end: the 29,053 rows of five provinces and the whole region
# tree go into one log, which holds, and whose totals are those that awk, which
# knows nothing of saksi, gets from the same files. Then what is refused, and
# what two snapshots of the same thousand TPS, a month apart, have between them.
#
#     real_data.sh BIN DATA WORK      77: DATA, the shared real data, is absent
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
PATH=$(realpath "$1"):$PATH
export LC_ALL=C.UTF-8
if [ ! -d "$2" ]; then
    echo "skipped: no real data at $2"
    exit 77
fi
data=$(realpath "$2")
rm -rf "$3" && mkdir -p "$3" && cd "$3"

fail() { echo "FAILED: $*" >&2; exit 1; }
# expect CODE COMMAND...: its exit code must be that; its output goes to ./said
expect() {
    local wanted=$1 code=0
    shift
    "$@" > said 2>&1 || code=$?
    [ "$code" = "$wanted" ] || { cat said >&2; fail "$* : exit code $code, not $wanted"; }
}
said() { grep -qF -- "$1" said || { cat said >&2; fail "did not say: $1"; }; }
size_of() { sed -n 2p "$1/public/checkpoint"; }
new_log() {  # with the election's opening in it
    expect 0 saksi-log create "$1" --origin example.org/real --key key
    expect 0 saksi-log append "$1" opening --key key
}
import() {  # LOG FORMAT TIME FILE...
    local log=$1 format=$2 observed=$3
    shift 3
    saksi-log import "$log" --format "$format" --election pemilu-2024 --contest ppwp \
        --source sirekap:web --observed "$observed" --key key "$@"
}
regions() {
    saksi-log import "$1" --format regions-csv --election pemilu-2024 --source publik:kawalpemilu \
        --observed 2024-02-14T07:00:00+07:00 --key key "$2"
}
fresh_key() {
    rm -f key key.head vkey
    expect 0 saksi-key generate example.org/real --secret key --public vkey --no-passphrase
}

saksi-log preset pemilu-2024 > opening

# --- One log of everything.
fresh_key
new_log log
expect 0 regions log "$data/regions_kpu_2024/regions.csv"
expect 0 import log sirekap-csv 2024-03-01T12:00:00+07:00 "$data"/sirekap_tps_2024/*.csv
said "rows 29053:"
expect 0 saksi-verify log log --policy vkey
saksi-tally totals log --policy vkey --contest ppwp --level provinsi --format csv > totals.csv

# Every column once more, by awk: sum and number of rows that have it; TPS in
# are rows with any vote; the tree says how many TPS there are.
awk -F, -v OFS=, '
    FNR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; next }
    {
        province = substr($1, 1, 2)
        any = 0
        for (i = 2; i < NF; i++) if (name[i] != "n_images" && $i != "") {
            sum[province, name[i]] += $i
            n[province, name[i]]++
            if (name[i] ~ /^paslon/) any = 1
        }
        tps_in[province] += any
        for (i = 2; i < NF; i++) if (name[i] != "n_images") columns[name[i]]
        provinces[province]
    }
    END {
        for (p in provinces) {
            print p, "tps_in", tps_in[p]
            for (c in columns) {
                print p, c, sum[p, c] + 0
                print p, c "_n", n[p, c] + 0
            }
        }
    }
' "$data"/sirekap_tps_2024/*.csv > expected
awk -F, -v OFS=, '
    { sub(/\r$/, ""); gsub(/"[^"]*"/, "a name") }
    $3 == "desa" && $1 !~ /^99/ { tps[substr($1, 1, 2)] += $4 + ($5 == "" ? 0 : $6 - $5 + 1) }
    END { for (p in tps) print p, "tps_total", tps[p] }
' "$data/regions_kpu_2024/regions.csv" >> expected

awk -F, '
    NR == FNR { expected[$1, $2] = $3; next }
    FNR == 1 {
        for (i = 1; i <= NF; i++) name[i] = $i
        next
    }
    {
        for (i = 3; i <= NF; i++) if (($1, name[i]) in expected) {
            compared++
            if ($i != expected[$1, name[i]]) {
                print $1 " " name[i] ": " $i " in totals, " expected[$1, name[i]] " by awk"
                wrong++
            }
            delete expected[$1, name[i]]
        }
    }
    END {
        for (key in expected) {
            split(key, at, SUBSEP)
            if (at[2] != "tps_total" && expected[key] != 0) { print at[1] " " at[2] ": not in totals"; wrong++ }
        }
        print compared " numbers compared"
        exit wrong > 0 || compared < 5 * 43
    }
' expected totals.csv || fail "the totals are not awk's"

# --- The same again adds nothing.
before=$(size_of log)
expect 0 import log sirekap-csv 2024-03-01T12:00:00+07:00 "$data"/sirekap_tps_2024/*.csv
expect 0 import log sirekap-csv 2024-03-02T12:00:00+07:00 "$data"/sirekap_tps_2024/*.csv
expect 0 regions log "$data/regions_kpu_2024/regions.csv"
[ "$(size_of log)" = "$before" ] || fail "the same files grew the log"

# --- Refused with file, line, field and reason, and nothing of the command logged.
bali=$data/sirekap_tps_2024/ppwp_tps_51_bali.csv
spoil() { sed "2s/.*/$1/" "$bali" > spoilt.csv; }
row=$(awk -F, 'NR > 1 && $2 != "" && $20 != "" { print; exit }' "$bali")
for spoilt in "${row/#?????????????/51010110060}" "$(echo "$row" | sed 's/,[0-9]*,/,-1,/')" \
    "$(echo "$row" | sed 's/,[0-9]*,/,12a,/')" "$row,1"; do
    spoil "$spoilt"
    expect 2 import log sirekap-csv 2024-03-03T12:00:00+07:00 \
        "$data/sirekap_tps_2024/ppwp_tps_75_gorontalo.csv" spoilt.csv
    said "spoilt.csv: line 2"
    [ "$(size_of log)" = "$before" ] || fail "something of a refused import was logged"
done

# Unless the good rows are asked for; the bad one goes to a file.
spoil "$(echo "$row" | sed 's/,[0-9]*,/,-1,/')"
expect 1 import log sirekap-csv 2024-03-04T12:00:00+07:00 spoilt.csv --rejects rejected
grep -q -- ',-1,' rejected || fail "the rejected row is not in the file"

# --- What is wrong is recorded as it is: the log keeps a row that breaks an
# identity, a row of images alone, and a place that no tree has.
fresh_key
new_log odd
{
    head -n 1 "$bali"
    echo '5101011006001,,,,,,,,,,,,,,,,,,,,,,1,2024-02-16 06:30:27'
    echo '5101011006002,,,,,,,,,,,,,,,,,,,,,,0,2024-02-15 07:00:44'
    echo '5101011006003,300,150,150,1,1,1,1,1,1,1,1,1,1,1,1,7,7,7,900,1,1,3,2024-02-15 07:00:44'
} > odd.csv
expect 0 import odd sirekap-csv 2024-03-01T12:00:00+07:00 odd.csv
said "rows 3: 2 forms, 1 not yet published, 0 refused"
said "2 forms are of a TPS that no region tree has"
expect 0 saksi-verify log odd --policy vkey

# --- Two snapshots of a thousand TPS: as an independent script found them.
fresh_key
new_log pair
expect 0 import pair sirekap-json 2024-02-18T12:00:00+07:00 "$data/sirekap_raw_json/ppwp"
said "rows 1000:"
expect 0 import pair sirekap-csv 2024-03-17T12:00:00+07:00 "$data/sirekap_tps_2024_march/ppwp_tps_31_sample.csv"
said "594 unchanged, 383 newly in, 21 changed, 2 withdrawn"
expect 0 saksi-verify log pair --policy vkey

echo "real data: everything as it should be"
