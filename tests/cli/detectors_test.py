#!/usr/bin/env python3
"""The detectors on real forms, against SQL.

Puts the 29,053 rows of five provinces into one log, and two snapshots of a
thousand TPS a month apart into another. Then every detector's findings must be,
TPS by TPS, those that SQL gets from the same files by the rules of
docs/detectors.md, and as many as docs/detectors.md says.

    detectors_test.py BIN DATA      exit 77: DATA, the shared real data, is absent

SPDX-License-Identifier: Apache-2.0
"""
import collections
import csv
import glob
import io
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

bin_folder, data = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
if not data.is_dir():
    print(f"skipped: no real data at {data}")
    sys.exit(77)
os.environ["PATH"] = f"{bin_folder}:{os.environ['PATH']}"
os.environ["LC_ALL"] = "C.UTF-8"

# Each detector as the WHERE of a query on one row a TPS. A comparison with an
# empty field is NULL in SQL, and finds nothing: not applicable.
EACH_SEX = ("j", "l", "p")
GROUPS = ("dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total")
VOTERS = [f"{group}_{sex}" for group in GROUPS for sex in EACH_SEX]
OPTIONS = ("paslon_1", "paslon_2", "paslon_3")
ALL = " + ".join(OPTIONS)
HOME = "tps_code NOT LIKE '99%'"
RULES = {
    "D01": f"{ALL} <> suara_sah",
    "D02": "suara_sah + suara_tidak_sah <> suara_total",
    "D03": "pengguna_total_j <> suara_total",
    "D04": " OR ".join(f"pengguna_dpt_{s} + pengguna_dptb_{s} + pengguna_dpk_{s} <> pengguna_total_{s}"
                       for s in EACH_SEX),
    "D05": " OR ".join(f"{g}_l + {g}_p <> {g}_j" for g in GROUPS),
    "D06": " OR ".join(f"pengguna_dpt_{s} > dpt_{s}" for s in EACH_SEX),
    "D07": f"dpt_j > 300 AND {HOME}",
    "D07b": f"suara_total > 300 AND {HOME}",
    "D08": " OR ".join(f"{o} > suara_sah OR {o} > pengguna_total_j" for o in OPTIONS),
    "D16a": "dpt_j > 0 AND suara_total > dpt_j + pengguna_dptb_j + pengguna_dpk_j",
    "D16b": f"dpt_j > 0 AND pengguna_dpt_j = dpt_j AND {HOME}",
    "D16c": "suara_sah > 0 AND (" +
            " OR ".join(f"({o} = {ALL} AND {o} = suara_sah)" for o in OPTIONS) + ")",
    "D27": " AND ".join(f"{v} = 0" for v in VOTERS) + " AND suara_total > 0",
}
# How often, as an independent script counted (docs/detectors.md).
COUNTS = {"D01": 648, "D02": 102, "D03": 1200, "D04": 784, "D05": 674, "D06": 229, "D07": 19,
          "D07b": 4, "D08": 657, "D16a": 57, "D16b": 422, "D16c": 18, "D27": 430}
failures = []


def check(holds, claim):
    if not holds:
        failures.append(claim)
        print("FAILED:", claim)


def run(*command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def new_log(name):
    run("saksi-key", "generate", f"example.org/{name}", "--secret", f"{name}.key", "--public",
        f"{name}.vkey", "--no-passphrase")
    run("saksi-log", "create", name, "--origin", f"example.org/{name}", "--key", f"{name}.key")
    pathlib.Path("opening").write_text(run("saksi-log", "preset", "pemilu-2024"))
    run("saksi-log", "append", name, "opening", "--key", f"{name}.key")


def import_into(log, file_format, source, observed, *files):
    contest = () if file_format == "regions-csv" else ("--contest", "ppwp")
    run("saksi-log", "import", log, "--key", f"{log}.key", "--format", file_format, "--election",
        "pemilu-2024", *contest, "--source", source, "--observed", observed, *files)


def findings(log):
    """Detector → TPS code → facts."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    text = run("saksi-tally", "check", log, "--format", "csv", codes=(0, 1))
    for row in csv.DictReader(io.StringIO(text)):
        found[row["detector"]][row["code"]].append(row)
    return found


def load(database, table, files):
    """One row a TPS; an empty field is NULL, a number a number."""
    for path in files:
        with open(path, newline="") as file:
            rows = csv.DictReader(file)
            names = rows.fieldnames
            kinds = ", ".join(f"{n} {'TEXT' if n in ('tps_code', 'ts') else 'INTEGER'}" for n in names)
            database.execute(f"CREATE TABLE IF NOT EXISTS {table} ({kinds})")
            database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})",
                                 ([row[n] if row[n] != "" else None for n in names] for row in rows))


def digit_repairs(row):
    """D09, by trying: does one number, changed by 100 to 900, make D01 to D03 hold?"""
    names = OPTIONS + ("suara_sah", "suara_tidak_sah", "suara_total", "pengguna_total_j")
    values = {name: row[name] for name in names}
    if None in values.values():
        return False

    def fits(v):
        return (sum(v[o] for o in OPTIONS) == v["suara_sah"] and
                v["suara_sah"] + v["suara_tidak_sah"] == v["suara_total"] == v["pengguna_total_j"])

    if fits(values):
        return False
    return any(values[n] + step >= 0 and fits({**values, n: values[n] + step})
               for n in names for h in range(1, 10) for step in (100 * h, -100 * h))


def forms_of_five_provinces():
    new_log("five")
    import_into("five", "regions-csv", "publik:pohon", "2024-02-14T07:00:00+07:00",
                str(data / "regions_kpu_2024/regions.csv"))
    files = sorted(glob.glob(str(data / "sirekap_tps_2024/*.csv")))
    import_into("five", "sirekap-csv", "sirekap:web", "2024-03-01T12:00:00+07:00", *files)
    found = findings("five")
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    load(database, "tps", files)
    for detector, rule in RULES.items():
        expected = {row[0] for row in database.execute(f"SELECT tps_code FROM tps WHERE {rule}")}
        check(set(found[detector]) == expected, f"{detector} names the TPS that SQL names")
        check(len(expected) == COUNTS[detector], f"{detector} has {len(expected)} findings")
    expected = {row["tps_code"] for row in database.execute("SELECT * FROM tps") if digit_repairs(row)}
    check(set(found["D09"]) == expected, "D09 names the TPS that trying names")
    grouped = {code for d in ("D03", "D08") for code, rows in found[d].items()
               if rows[0]["under"] == "D27"}
    check(grouped == set(found["D27"]), "D03 and D08 go with D27 where it explains them")
    others = set(found) - set(RULES) - {"D09", "D14"}
    check(not others, f"no detector beside these found anything: {others}")


def two_snapshots():
    new_log("pair")
    raw = data / "sirekap_raw_json/ppwp"
    later = data / "sirekap_tps_2024_march/ppwp_tps_31_sample.csv"
    import_into("pair", "sirekap-json", "sirekap:web", "2024-02-18T12:00:00+07:00", str(raw))
    import_into("pair", "sirekap-csv", "sirekap:web", "2024-03-17T12:00:00+07:00", str(later))
    found = findings("pair")
    before = {}
    for path in raw.rglob("*.json"):
        seen = json.loads(path.read_text())
        chart, block = seen["chart"] or {}, seen["administrasi"] or {}
        before[path.stem] = {"paslon_1": chart.get("100025"), "paslon_2": chart.get("100026"),
                             "paslon_3": chart.get("100027"),
                             **{n: block.get(n) for n in ("suara_sah", "suara_tidak_sah", "suara_total")},
                             "dpt_j": block.get("pemilih_dpt_j"),
                             "pengguna_total_j": block.get("pengguna_total_j")}
    changed, withdrawn = set(), set()
    with open(later, newline="") as file:
        for row in csv.DictReader(file):
            for name, value in before.get(row["tps_code"], {}).items():
                if value is None:
                    continue
                if row[name] == "":
                    withdrawn.add(row["tps_code"])
                elif int(row[name]) != value:
                    changed.add(row["tps_code"])
    check(set(found["D17b"]) == withdrawn and len(withdrawn) == 2, "two TPS were emptied")
    check(changed <= set(found["D17"]) and len(found["D17"]) == 21, "21 TPS were changed")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    forms_of_five_provinces()
    two_snapshots()
    os.chdir("/")
sys.exit(1 if failures else 0)
