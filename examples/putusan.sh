#!/bin/bash
# A decision that takes the place of another: KPU's decision 360 of 2024 set the
# national totals; after the constitutional court had ordered recounts, decision
# 1050 set them again, a little lower. An observer's log holds both, and what made
# the second replace the first. The figures are those of the decisions; when they were
# observed is invented.
#
#     bash examples/putusan.sh BIN FOLDER      FOLDER must be new
#
# SPDX-License-Identifier: Apache-2.0
source "$(dirname "${BASH_SOURCE[0]}")/story.sh"
begin "$2" "$1" pemilu-2024

# NUMBER DATE [SUPERSEDED]: a decision of KPU that sets the results.
decision() {
    event "\"type\":\"ruling\",\"at\":null,\"body\":\"kpu\",\"number\":\"$1\",\"date\":\"$2\",
        \"title\":\"Penetapan hasil pemilihan umum\",
        \"orders\":[{\"kind\":\"penetapan\",\"contest\":\"pdpr\"}]${3:+,\"supersedes\":[\"$3\"]}" | tr -d '\n'
    echo
}
# DATE NUMBER VALID PDIP [CORRECTION]: the totals as the decision shows them.
publication() {
    event "\"type\":\"publication\",\"at\":\"$1T00:00:00+07:00\",\"observed\":\"$1T23:00:00+07:00\",
        \"source\":{\"kind\":\"kantor\",\"name\":\"kpu\"},\"contest\":\"pdpr\",\"round\":1,
        \"unit\":$(unit nasional 0),\"options\":[{\"key\":\"pdpr/pdip\",\"votes\":$4}],
        \"suara\":{\"sah\":$3},\"texts\":[\"Keputusan KPU $2 Tahun 2024\"]${5:+,$5}" | tr -d '\n'
    echo
}

heading "1. Decision 360 of 20 March, and the totals it shows"
new_log log
decision 360/2024 2024-03-20 | append log
first_decision=$(last_leaf log)
publication 2024-03-20 360 151796631 25387279 | append log
first_totals=$(last_leaf log)
before=$(size_of log)
cp -r log silent
cp key.head silent.head

heading "2. Decision 1050 of 28 July takes its place; the totals name it as their instrument"
decision 1050/2024 2024-07-28 "$first_decision" | append log
instrument=$(last_leaf log)
publication 2024-07-28 1050 151793293 25384673 \
    "\"replaces\":\"$first_totals\",\"cause\":\"putusan\",\"instrument\":\"$instrument\"" | append log
run saksi verify log log --policy policy

heading "3. What became another, by how much, and on what ground"
run saksi tally changes log --policy policy --contest pdpr --since "$before"
said "suara_sah  151,796,631 → 151,793,293"
said "pdpr/pdip  25,387,279 → 25,384,673"
said "cause putusan, instrument 1050/2024"
said "With an instrument: 1 of 1"
run saksi tally changes log --policy policy --contest pdpr --since "$before" --forum mk --quiet
said "25387279,25384673,-2606"

heading "4. A lower total with its instrument is no finding"
run saksi tally check log --policy policy
said "0 findings"

heading "5. The same lower total, if nobody said why: it is one"
publication 2024-07-28 1050 151793293 25384673 \
    "\"replaces\":\"$first_totals\",\"cause\":\"tanpa_keterangan\"" |
    append silent --head silent.head
run_expecting 1 saksi tally check silent --policy policy
said "D17d"
run saksi tally changes silent --policy policy --contest pdpr --since "$before"
said "With an instrument: 0 of 1"

heading "Done"
