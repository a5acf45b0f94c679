#!/usr/bin/env python3
"""The detectors on real forms, against SQL.

Four logs: the 29,053 rows of five provinces of 2024; two snapshots of a thousand
TPS a month apart; the forms of two provinces of 2019 from two sources, with the
official recapitulation; totals as they were published over three days. Each
detector's findings must be, unit by unit, those that SQL or a plain loop gets from
the same files by the rules of docs/detectors.md, and as many as it says.

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


def new_log(name, preset="pemilu-2024"):
    run("saksi-key", "generate", f"example.org/{name}", "--secret", f"{name}.key", "--public",
        f"{name}.vkey", "--no-passphrase")
    run("saksi-log", "create", name, "--origin", f"example.org/{name}", "--key", f"{name}.key")
    pathlib.Path("opening").write_text(run("saksi-log", "preset", preset))
    run("saksi-log", "append", name, "opening", "--key", f"{name}.key")


def listed_tps(path, provinces):
    """The TPS that the region tree of KPU lists in some provinces."""
    listed = set()
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["level"] != "desa" or row["code"][:2] not in provinces:
                continue
            numbers = list(range(1, int(row["n_tps_regular"] or 0) + 1))
            if row["special_first"]:
                numbers += range(int(row["special_first"]), int(row["special_last"]) + 1)
            listed |= {f"{row['code']}{number:03}" for number in numbers}
    return listed


def import_into(log, file_format, source, observed, *files, contest="ppwp", election="pemilu-2024"):
    contest = () if contest is None else ("--contest", contest)
    run("saksi-log", "import", log, "--key", f"{log}.key", "--format", file_format, "--election",
        election, *contest, "--source", source, "--observed", observed, *files)


def findings(log, *options):
    """Detector → code of the unit → facts."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    text = run("saksi-tally", "check", log, *options, "--format", "csv", codes=(0, 1))
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
                str(regions := data / "regions_kpu_2024/regions.csv"), contest=None)
    files = sorted(glob.glob(str(data / "sirekap_tps_2024/*.csv")))
    import_into("five", "sirekap-csv", "sirekap:web", "2024-03-01T12:00:00+07:00",
                "--complete", *files)
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
    rows = {row[0] for row in database.execute("SELECT tps_code FROM tps")}
    absent = listed_tps(regions, {code[:2] for code in rows}) - rows
    check(set(found["D14"]) == absent and len(absent) == 19, "the 19 listed TPS without a row")
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


def forms_and_recapitulations_of_2019():
    folder = data / "tps_2019"
    new_log("2019", "pemilu-2019")
    day = ("2019-06-01T00:00:00+07:00",)
    of_2019 = {"election": "pemilu-2019"}
    import_into("2019", "situng-2019-nodes", "kantor:kpu", *day, str(folder / "nodes.csv"),
                contest=None, **of_2019)
    for columns, source in (("kpu", "situng:kpu"), ("kp", "publik:kawalpemilu")):
        import_into("2019", "situng-2019-csv", source, *day, "--columns", columns,
                    str(folder / "tps.csv"), **of_2019)
    import_into("2019", "recap-2019-csv", "kantor:kpu", *day, str(folder / "rekap_official.csv"),
                **of_2019)
    database = sqlite3.connect(":memory:")
    for table in ("nodes", "tps", "rekap_official"):
        with open(folder / f"{table}.csv", newline="") as file:
            rows = list(csv.reader(file))
        text = ("name", "child_name")
        kinds = ", ".join(f"{n} {'TEXT' if n in text else 'INTEGER'}" for n in rows[0])
        database.execute(f"CREATE TABLE {table} ({kinds})")
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})",
                             ([cell if cell != "" else None for cell in row] for row in rows[1:]))

    # A desa whose TPS are all there, each with both options, against its recapitulation.
    desa = """SELECT n.id, sum(t.kpu_pas1) = r.rekap_pas1 AND sum(t.kpu_pas2) = r.rekap_pas2
              FROM nodes n JOIN tps t ON t.desa_id = n.id JOIN rekap_official r ON r.child_id = n.id
              WHERE n.depth = 4 GROUP BY n.id
              HAVING count(t.kpu_pas1) = n.n_children AND count(t.kpu_pas2) = n.n_children"""
    equal = {str(code) for code, same in database.execute(desa) if same}
    unequal = {str(code) for code, same in database.execute(desa) if not same}
    check((len(equal), len(unequal)) == (1249, 196), "SQL finds 1,249 desa equal and 196 not")
    # Every level above: a unit whose children all have a row.
    above = """SELECT p.child_id FROM rekap_official p JOIN rekap_official c ON c.parent_id = p.child_id
               GROUP BY p.child_id
               HAVING sum(c.rekap_pas1) <> p.rekap_pas1 OR sum(c.rekap_pas2) <> p.rekap_pas2"""
    unequal_above = {str(code) for code, in database.execute(above)}
    found = findings("2019", "--source", "situng:kpu")
    named = set(found["D13"]) | set(found["D15"])
    check(named == unequal | unequal_above, "the units that SQL names depart from their sum")
    print(f"2019: {len(equal)} desa agree, {len(unequal)} do not; above {len(unequal_above)} do not")

    # What both sources show and is not the same.
    pairs = ("pas1", "pas2", "sah", "tSah", "jum")
    differ = " OR ".join(f"kpu_{n} <> kp_{n}" for n in pairs)
    rows = database.execute(f"SELECT desa_id, tps_no FROM tps WHERE {differ}")
    expected = {f"{code}/{number}" for code, number in rows}
    found = findings("2019")
    check(set(found["D20"]) == expected, "two sources differ where SQL says so")
    print(f"2019: the sources differ at {len(expected)} TPS")


def published_series():
    new_log("series")
    series = data / "sirekap_published_series_2024/series_to_2024-03-10.csv"
    with open(series, newline="") as file:
        rows = list(csv.DictReader(file))
    options = sorted({row["option"] for row in rows}, key=int)
    maps = [part for option in options for part in ("--map", f"{option}=partai-{option}")]
    ballot = {"v": 1, "type": "ballot", "election": "pemilu-2024", "by": "uji", "at": None,
              "contest": "pdpr", "id": "pdpr/1", "unit": {"kind": "nasional", "scheme": "kpu-2024", "code": "0"},
              "options": [{"kind": "party", "number": int(option), "key": f"partai-{option}",
                           "name": f"Partai {option}", "candidates": []} for option in options]}
    pathlib.Path("ballot").write_text(json.dumps(ballot) + "\n")
    run("saksi-log", "append", "series", "ballot", "--key", "series.key")
    import_into("series", "series-csv", "sirekap:agregat", "2024-03-11T00:00:00+07:00", str(series), *maps,
                contest="pdpr")
    fallen = collections.Counter()
    last = {}
    for row in sorted(rows, key=lambda row: row["observed_at_utc"]):
        before = last.get((row["scope"], row["option"]))
        if before is not None and int(row["value"]) < before:
            fallen[row["observed_at_utc"]] += 1
        last[row["scope"], row["option"]] = int(row["value"])
    found = findings("series")
    facts = [fact for rows in found["D17d"].values() for fact in rows]
    check(len(facts) == sum(fallen.values()) > 0, "every decrease that nobody announced is a finding")
    check(all(len(fact["entries"].split()) == 2 for fact in facts), "with the entries before and after")
    print(f"series: {len(facts)} values fell, at {len(fallen)} moments")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    forms_of_five_provinces()
    two_snapshots()
    forms_and_recapitulations_of_2019()
    published_series()
    os.chdir("/")
sys.exit(1 if failures else 0)
