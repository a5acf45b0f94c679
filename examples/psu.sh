#!/bin/bash
# Voting again with another candidate (PSU): in June 2024 the constitutional court
# ordered a new vote for the DPD of Sumatera Barat, with a candidate who had been
# left out; the ballot numbers were drawn up anew. The ruling, the place and that
# candidate are real; the other names, the TPS and all votes are invented, and four
# options stand for sixteen.
#
#     bash examples/psu.sh BIN FOLDER      FOLDER must be new
#
# SPDX-License-Identifier: Apache-2.0
source "$(dirname "${BASH_SOURCE[0]}")/story.sh"
begin "$2" "$1" pemilu-2024

region() {  # KIND CODE NAME PARENT_KIND PARENT_CODE
    event "\"type\":\"region\",\"at\":null,\"unit\":$(unit "$1" "$2"),\"name\":\"$3\",\"parent\":$(unit "$4" "$5")"
}
candidate() {  # NUMBER KEY NAME
    printf '{"kind":"person","number":%s,"key":"pdpd/13/%s","name":"%s"}' "$@"
}
ballot() {  # EDITION OPTION...
    local IFS=,
    event "\"type\":\"ballot\",\"at\":null,\"contest\":\"pdpd\",\"id\":\"pdpd/13/$1\",
        \"unit\":$(unit provinsi 13),\"options\":[${*:2}]" | tr -d '\n'
    echo
}
# TPS DATE EDITION VALID VOTES [CORRECTION]: a form as its source showed it.
form() {
    local voters=$(($4 + 3))
    event "\"type\":\"c_hasil\",\"at\":\"$2T20:00:00+07:00\",\"observed\":\"$2T23:00:00+07:00\",
        \"source\":{\"kind\":\"sirekap\",\"name\":\"web\"},\"contest\":\"pdpd\",\"round\":1,\"ballot\":\"pdpd/13/$3\",
        \"unit\":$(unit tps 1371011001 "$1"),\"documents\":{\"count\":1},
        \"pemilih\":{\"dpt\":{\"j\":250,\"l\":120,\"p\":130}},\"pengguna\":{\"total\":{\"j\":$voters}},
        \"suara\":{\"sah\":$4,\"tidak_sah\":3,\"total\":$voters},\"votes\":[$5]${6:+,$6}" | tr -d '\n'
    echo
}

heading "1. The vote of 14 February: three candidates, three TPS"
new_log log
{
    region kabkota 1371 "KOTA PADANG" provinsi 13
    region kecamatan 137101 "KECAMATAN CONTOH" kabkota 1371
    region desa 1371011001 "KELURAHAN CONTOH" kecamatan 137101
    event "\"type\":\"tps\",\"at\":null,\"unit\":$(unit desa 1371011001),\"tps\":[{\"kind\":\"reguler\",\"number\":1,\"to\":3}]"
    ballot 1 "$(candidate 1 calon-pertama "Calon Pertama")" "$(candidate 2 calon-kedua "Calon Kedua")" \
        "$(candidate 3 calon-ketiga "Calon Ketiga")"
    form 1 2024-02-14 1 180 90,60,30
    form 2 2024-02-14 1 150 40,70,40
    form 3 2024-02-14 1 120 50,50,20
} | append log
size=$(size_of log)
old_form=([1]=$(leaf_of log $((size - 3))) [2]=$(leaf_of log $((size - 2))) [3]=$(leaf_of log $((size - 1))))

heading "2. The ruling of 10 June; a ballot with one more name, and other numbers"
event "\"type\":\"ruling\",\"at\":null,\"body\":\"mk\",\"number\":\"03-03/PHPU.DPD-XXII/2024\",\"date\":\"2024-06-10\",
    \"title\":\"Perselisihan hasil pemilihan umum anggota DPD Provinsi Sumatera Barat\",
    \"orders\":[{\"kind\":\"psu\",\"contest\":\"pdpd\",\"units\":[$(unit provinsi 13)]}]" | tr -d '\n' | append log
ruling=$(last_leaf log)
ballot 2 "$(candidate 1 calon-pertama "Calon Pertama")" "$(candidate 2 irman-gusman "Irman Gusman")" \
    "$(candidate 3 calon-kedua "Calon Kedua")" "$(candidate 4 calon-ketiga "Calon Ketiga")" | append log

# A form of the new vote names the form whose place it takes, and the ruling.
new_form() {  # TPS VALID VOTES
    form "$1" 2024-07-13 2 "$2" "$3" \
        "\"replaces\":\"${old_form[$1]}\",\"cause\":\"psu\",\"instrument\":\"$ruling\""
}

heading "3. The vote of 13 July comes in. Two ballots are never added up together"
new_form 1 130 45,40,35,10 | append log
new_form 2 110 30,35,25,20 | append log
run saksi tally totals log --policy policy --contest pdpd --level provinsi --region 13
said "(ballot 2)"
said "pdpd/13/irman-gusman"
run saksi tally totals log --policy policy --contest pdpd --level provinsi --region 13 --format csv --quiet
new_form 3 100 40,20,30,10 | append log
run saksi tally totals log --policy policy --contest pdpd --level provinsi --region 13
said "3/3"

heading "4. One TPS: both votes, and what stands between them"
run saksi tally history log --policy policy --contest pdpd --tps 1371011001001
said "cause psu, instrument $ruling"
said "pdpd/13/1 calon_2  60 → -"
said "pdpd/13/2 calon_3  - → 35"
run saksi tally changes log --policy policy --contest pdpd --since "$size"
said "instrument 03-03/PHPU.DPD-XXII/2024"
said "With an instrument: 3 of 3"

heading "5. Nothing in it that does not fit"
run saksi tally check log --policy policy
said "0 findings"
run saksi verify log log --policy policy

heading "Done"
