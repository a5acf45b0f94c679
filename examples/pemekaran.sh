#!/bin/bash
# Regions split (pemekaran): in 2022 the province Papua was parted into four. What
# was recorded by the old regions is added up by the new ones, as far as the log
# says what became of them; what it cannot tell is named. The provinces and their
# split are real; below them names are examples, and all votes are invented.
#
#     bash examples/pemekaran.sh BIN FOLDER      FOLDER must be new
#
# SPDX-License-Identifier: Apache-2.0
source "$(dirname "${BASH_SOURCE[0]}")/story.sh"
begin "$2" "$1" pemilu-2024

old=kemendagri-2021
new=kemendagri-2022
unit_of() { scheme=$1 unit "${@:2}"; }  # SCHEME KIND CODE [NUMBER]
region() {  # SCHEME KIND CODE NAME PARENT_KIND PARENT_CODE [MAPPING]
    event "\"type\":\"region\",\"at\":null,\"unit\":$(unit_of "$1" "$2" "$3"),\"name\":\"$4\",
        \"parent\":$(unit_of "$1" "$5" "$6")${7:+,\"mapping\":[$7]}" | tr -d '\n'
    echo
}
from() {  # all|part KIND CODE: what a new unit came from
    printf '{"unit":%s,"kind":"%s"}' "$(unit_of $old "$2" "$3")" "$1"
}
form() {  # DESA VOTES VALID: a form of its TPS 1
    event "\"type\":\"c_hasil\",\"at\":null,\"observed\":\"2024-03-01T12:00:00+07:00\",
        \"source\":{\"kind\":\"sirekap\",\"name\":\"web\"},\"contest\":\"ppwp\",\"round\":1,\"ballot\":\"ppwp/1\",
        \"unit\":$(unit_of $old tps "$1" 1),\"suara\":{\"sah\":$3},\"votes\":[$2]" | tr -d '\n'
    echo
}

heading "1. Forms, by the regions as they were: three regencies of one province"
new_log log sed -e '/"type":"region"/d' -e "s/kpu-2024/$old/g"
{
    event "\"type\":\"region\",\"at\":null,\"unit\":$(unit_of $old nasional 0),\"name\":\"INDONESIA\",\"parent\":null"
    region $old provinsi 91 PAPUA nasional 0
    region $old kabkota 9101 MERAUKE provinsi 91
    region $old kabkota 9103 JAYAPURA provinsi 91
    region $old kabkota 9199 "KABUPATEN CONTOH" provinsi 91
    region $old kecamatan 919901 "KECAMATAN UTARA" kabkota 9199
    region $old kecamatan 919902 "KECAMATAN SELATAN" kabkota 9199
    form 9101011001 100,200,50 350
    form 9103011001 40,30,20 90
    form 9199011001 5,6,7 18
    form 9199021001 50,60,70 180
} | append log
before=$(size_of log)

heading "2. The new regions, and what each of them came from"
{
    event "\"type\":\"region\",\"at\":null,\"unit\":$(unit_of $new nasional 0),\"name\":\"INDONESIA\",\"parent\":null"
    region $new provinsi 91 PAPUA nasional 0 "$(from part provinsi 91)"
    region $new provinsi 93 "PAPUA SELATAN" nasional 0 "$(from part provinsi 91)"
    region $new provinsi 94 "PAPUA TENGAH" nasional 0 "$(from part provinsi 91)"
    region $new provinsi 95 "PAPUA PEGUNUNGAN" nasional 0 "$(from part provinsi 91)"
    region $new kabkota 9301 MERAUKE provinsi 93 "$(from all kabkota 9101)"
    region $new kabkota 9103 JAYAPURA provinsi 91 "$(from all kabkota 9103)"
    # A regency that was parted too: of its two districts only one is known to have gone whole.
    region $new kabkota 9401 "CONTOH TENGAH" provinsi 94 "$(from part kabkota 9199)"
    region $new kabkota 9501 "CONTOH PEGUNUNGAN" provinsi 95 "$(from part kabkota 9199)"
    region $new kecamatan 940101 "KECAMATAN UTARA" kabkota 9401 "$(from all kecamatan 919901)"
    region $new kecamatan 940102 "SELATAN BARAT" kabkota 9401 "$(from part kecamatan 919902)"
    region $new kecamatan 950101 "SELATAN TIMUR" kabkota 9501 "$(from part kecamatan 919902)"
} | append log
run saksi verify log log --policy policy

heading "3. As recorded, and by the new provinces: what was split, and what cannot be added up"
run saksi tally totals log --policy policy --at "$before" --level nasional
run saksi tally totals log --policy policy --scheme $new --level provinsi
said "PAPUA SELATAN"
said "PAPUA (91 of $old) was split: parts of it are in 91, 93, 94, 95"
said "KABUPATEN CONTOH (9199 of $old) was split: parts of it are in 9401, 9501"
said "KECAMATAN SELATAN (919902 of $old) was split: parts of it are in 940102, 950101"
said "In no row: 1 forms"

heading "4. Each form is where its smallest whole unit went"
saksi tally totals log --scheme $new --level provinsi --format csv --quiet 2> remarks |
    cut -d, -f1,2,4,56,58,60 | tee by_province
grep -qx '91,PAPUA,1,40,30,20' by_province || fail "Jayapura is not in Papua"
grep -qx '93,PAPUA SELATAN,1,100,200,50' by_province || fail "Merauke is not in Papua Selatan"
grep -qx '94,PAPUA TENGAH,1,5,6,7' by_province || fail "the northern district is not in Papua Tengah"
grep -qx '95,PAPUA PEGUNUNGAN,0,,,' by_province || fail "something is in Papua Pegunungan"

heading "Done"
