#!/bin/bash
# Are a contest's totals by province what saksi-simulate says its forms add up
# to? Every number of truth.csv is looked up in the table: its row by province,
# its column by name.
#
#     same_as_truth.sh TRUTH.csv CONTEST TOTALS.csv
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail

awk -F, -v contest="$2" '
    FNR == 1 && NR != 1 {
        for (i = 1; i <= NF; i++) column[$i] = i
        next
    }
    NR == FNR {
        if ($1 == contest) truth[$2 "," $3] = $4
        next
    }
    { for (name in column) totals[$1 "," name] = $column[name] }
    END {
        for (key in truth) {
            numbers++
            if (totals[key] == truth[key]) continue
            print key ": " truth[key] " in truth, " totals[key] " in totals"
            wrong++
        }
        print contest ": " numbers - wrong " of " numbers + 0 " numbers are the same"
        exit wrong > 0 || numbers == 0
    }
' "$1" "$3"
