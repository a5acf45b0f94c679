#!/usr/bin/env python3
"""All rows of five provinces that Sirekap published go into one log, which
verifies; and the totals are, column for column, what this script adds up from
the same files by itself.

Usage: real_data_test.py BIN_DIR SHARED_DIR

SPDX-License-Identifier: Apache-2.0
"""
import csv
import glob
import io
import os
import sys

from scenario import expect, new_log, run, scratch, skipped

NOT_A_FIGURE = ("tps_code", "n_images", "ts")


def independent_sums(files):
    """province → (column → [sum, rows that have it], TPS with votes, rows that are forms)."""
    provinces = {}
    for path in files:
        for row in csv.DictReader(open(path, newline="", encoding="utf-8")):
            sums, counts = provinces.setdefault(row["tps_code"][:2], ({}, {"in": 0, "forms": 0}))
            figures = {name: value for name, value in row.items() if name not in NOT_A_FIGURE}
            for name, value in figures.items():
                cell = sums.setdefault(name, [0, 0])
                if value:
                    cell[0] += int(value)
                    cell[1] += 1
            counts["in"] += any(value for name, value in figures.items() if name.startswith("paslon_"))
            counts["forms"] += any(figures.values()) or row["n_images"] not in ("", "0")
    return provinces


def check(row, sums, counts):
    province = row["code"]
    expect(int(row["tps_in"]) == counts["in"], f"{province}: TPS with votes")
    for name, (total, n) in sums.items():
        expect(int(row[name + "_n"]) == n, f"{province}: {name}_n is {n}")
        expect(row[name] == (str(total) if n else ""), f"{province}: {name} is {total}")


def main():
    files = sorted(glob.glob(os.path.join(sys.argv[2], "data", "sirekap_tps_2024", "*.csv")))
    if not files:
        print("skipped: the shared test data is not here")
        return skipped
    wanted = independent_sums(files)
    with scratch() as folder:
        log, key = new_log(folder)
        done = run("saksi-log", "import", log, *files, "--key", key, "--format", "sirekap-csv", "--election", "pemilu-2024",
                   "--contest", "ppwp", "--source", "sirekap:web", "--observed", "2024-03-01T00:00:00+07:00", "--quiet")
        rows = sum(1 for path in files for _ in open(path, encoding="utf-8")) - len(files)
        forms = sum(counts["forms"] for _, counts in wanted.values())
        expect(f"rows {rows}: {forms} forms, {rows - forms} not yet published, 0 refused" in done.stdout, done.stdout)
        run("saksi-verify", "log", log, "--policy", key + ".pub")
        table = run("saksi-tally", "totals", log, "--contest", "ppwp", "--level", "provinsi", "--format", "csv").stdout
        found = {row["code"]: row for row in csv.DictReader(io.StringIO(table))}
        for province, (sums, counts) in wanted.items():
            check(found[province], sums, counts)
        for code in found.keys() - wanted.keys():
            expect(found[code]["tps_in"] == "0" and found[code]["suara_sah"] == "", f"{code}: nothing was published")
    return 0


sys.exit(main())
