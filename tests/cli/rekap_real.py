#!/usr/bin/env python3
"""A rekap proof of a real TPS of Bali, its tables against SQL.

The 12,809 rows of Bali that Sirekap published in February 2024, with the region
tree of the whole country. The proof of one TPS is verified away from the log, and
every figure of its five tables is what SQL adds up over the same file. So is the
evidence bundle of that TPS: its one version says what the row says.

    rekap_real.py BIN DATA      exit 77: DATA, the shared real data, is absent

SPDX-License-Identifier: Apache-2.0
"""
import csv
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

FORMS = data / "sirekap_tps_2024/ppwp_tps_51_bali.csv"
REGIONS = data / "regions_kpu_2024/regions.csv"
OPTIONS = ("paslon_1", "paslon_2", "paslon_3")
FIELDS = [f"{group}_{sex}" for group in ("dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total")
          for sex in "jlp"] + ["suara_sah", "suara_tidak_sah", "suara_total"]
IN = " OR ".join(f"{option} IS NOT NULL" for option in OPTIONS)
TPS = "5171011003007"  # TPS 007 Sesetan, Denpasar Selatan


def run(*command, code=0):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(truth, claim):
    if not truth:
        sys.exit(f"not so: {claim}")


def database():
    """The forms as they were published, and the TPS there are."""
    made = sqlite3.connect(":memory:")
    with open(FORMS, newline="") as file:
        rows = csv.DictReader(file)
        names = rows.fieldnames
        kinds = ", ".join(f"{n} {'TEXT' if n in ('tps_code', 'ts') else 'INTEGER'}" for n in names)
        made.execute(f"CREATE TABLE form ({kinds})")
        made.executemany(f"INSERT INTO form VALUES ({', '.join('?' * len(names))})",
                         ([row[n] or None for n in names] for row in rows))
    made.execute("CREATE TABLE desa (code TEXT, tps INTEGER)")
    with open(REGIONS, newline="") as file:
        for row in csv.DictReader(file):
            if row["level"] != "desa":
                continue
            special = int(row["special_last"]) - int(row["special_first"]) + 1 if row["special_first"] else 0
            made.execute("INSERT INTO desa VALUES (?, ?)", (row["code"], int(row["n_tps_regular"] or 0) + special))
    return made


def log_of_bali():
    key = ("--key", "key")
    run("saksi-key", "generate", "example.org/bali", "--secret", "key", "--public", "key.pub", "--no-passphrase")
    run("saksi-log", "create", "log", "--origin", "example.org/bali", *key)
    pathlib.Path("opening").write_text(run("saksi-log", "preset", "pemilu-2024"))
    run("saksi-log", "append", "log", "opening", *key)
    run("saksi-log", "import", "log", *key, "--format", "regions-csv", "--election", "pemilu-2024", "--source",
        "publik:pohon", "--observed", "2024-02-14T07:00:00+07:00", str(REGIONS))
    run("saksi-log", "import", "log", *key, "--format", "sirekap-csv", "--election", "pemilu-2024", "--contest",
        "ppwp", "--source", "sirekap:web", "--observed", "2024-02-18T10:00:00+08:00", str(FORMS))
    run("saksi-log", "rekap", "log", *key)


def check_row(sql, code, figures):
    """One row of a table: a unit by the beginning of its TPS' codes."""
    select = [f"SUM(CASE WHEN {IN} THEN 1 ELSE 0 END)"]
    for name in (*FIELDS, *OPTIONS):
        select += [f"SUM({name})", f"COUNT({name})"]
    row = sql.execute(f"SELECT {', '.join(select)} FROM form WHERE tps_code LIKE ?", (code + "%",)).fetchone()
    tps_in = row[0] or 0
    expect(figures.get("tps_in", (0, 0))[0] == tps_in, f"{code}: {tps_in} TPS in")
    for i, name in enumerate((*FIELDS, *OPTIONS)):
        total, n = row[1 + 2 * i], row[2 + 2 * i]
        expect(figures.get(name, (None, 0)) == (total, n), f"{code} {name}: {figures.get(name)} is {total} of {n}")


def check_tables(sql, text):
    rows = {}
    for line in csv.DictReader(io.StringIO(text)):
        key = (int(line["table"]), line["kind"], line["place"], line["row"])
        value = (int(line["sum"]) if line["sum"] else None, int(line["n"]) if line["n"] else 0)
        rows.setdefault(key, {})[line["figure"]] = value
    kinds = {}
    for (table, kind, place, row), figures in rows.items():
        kinds.setdefault(kind, []).append(row)
        code = place + f"{int(row):03}" if kind == "desa" else row
        check_row(sql, code, figures)
        if kind != "desa":
            listed = sql.execute("SELECT SUM(tps) FROM desa WHERE code LIKE ?", (code + "%",)).fetchone()[0] or 0
            expect(figures["tps_total"][0] == listed, f"{code}: {listed} TPS listed")
            tps_in = figures.get("tps_in", (0, 0))[0]
            expect(figures["tps_absent"][0] == listed - tps_in, f"{code}: the rest is absent")
    expect(list(kinds) == ["desa", "kecamatan", "kabkota", "provinsi", "nasional"], "five tables")
    for kind, digits in (("kecamatan", 6), ("kabkota", 4), ("provinsi", 2)):
        below = sql.execute(f"SELECT COUNT(DISTINCT substr(code, 1, {min(10, digits + (4 if digits == 6 else 2))})) "
                            "FROM desa WHERE code LIKE ?", (TPS[:digits] + "%",)).fetchone()[0]
        expect(len(kinds[kind]) == below, f"the table of the {kind} has all {below} rows")
    return {kind: len(found) for kind, found in kinds.items()}


def check_bundle(sql):
    """The bundle of the TPS, with and without its rekap proof."""
    for name, counts in (("bundle", True), ("short", False)):
        answer = json.loads(run("saksi-verify", "bundle", name, "--policy", "key.pub", "--json"))
        expect(answer["verdict"] == "holds" and answer["policy_match"] == "same", f"the {name} holds")
        form = answer["versions"][0]["event"]
        expect((answer["counts"] is not None) == counts, "a rekap proof says which version counts, and nothing else")
        row = sql.execute("SELECT paslon_1, paslon_2, paslon_3, suara_sah, dpt_j FROM form WHERE tps_code = ?",
                          (TPS,)).fetchone()
        expect((*form["votes"], form["suara"]["sah"], form["pemilih"]["dpt"]["j"]) == row, f"the {name} has the row")
    page = run("saksi-verify", "bundle", "bundle", "--policy", "key.pub", "--report", "html")
    for words in ("TPS 007 SESETAN, DENPASAR SELATAN, BALI", "7.480/820.161", "7,480/820,161", answer["versions"][0]["leaf"]):
        expect(words in page, f"the page says: {words}")
    return len(page.encode())


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    log_of_bali()
    run("saksi-prove", "rekap", "log", "--contest", "ppwp", "--tps", TPS, "-o", "proof")
    run("saksi-prove", "bundle", "log", "--tps", TPS, "--policy", "key.pub", "-o", "bundle")
    run("saksi-prove", "bundle", "log", "--tps", TPS, "--policy", "key.pub", "--without-rekap", "-o", "short")
    os.rename("log", "log.gone")  # offline
    answer = run("saksi-verify", "rekap", "proof", "--policy", "key.pub")
    expect(answer.startswith("HOLDS"), "the proof holds")
    for words in ("TPS 7,480/820,161", "Not an official result", "Not proved: that it is the same as the paper."):
        expect(words in answer, f"the answer says: {words}")
    sql = database()
    rows = check_tables(sql, run("saksi-verify", "rekap", "proof", "--policy", "key.pub", "--format", "csv"))
    print(f"{os.path.getsize('proof')} bytes; rows of the tables: {rows}; each figure is SQL's")
    page = check_bundle(sql)
    print(f"bundle {os.path.getsize('bundle')} bytes, {os.path.getsize('short')} without rekap, page {page}")
    os.chdir("/")
