#!/usr/bin/env python3
"""The final candidate lists of 2024 through the tools, against Python's own csv.

Imports the whole DCT of DPR and DPD, and holds every list that
`saksi-tally candidates` prints to a count made here without saksi: names, women,
women needed, and the answer.

    candidates_test.py BIN DATA WORK      exit 77: skipped, DATA has no dct_2024

SPDX-License-Identifier: Apache-2.0
"""
import collections
import csv
import json
import pathlib
import shutil
import subprocess
import sys

tools, data, work = (pathlib.Path(path) for path in sys.argv[1:4])
lists = data / "dct_2024"
if not lists.exists():
    print(f"skipped: no {lists}")
    sys.exit(77)
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
failures = []


def check(holds, claim):
    if not holds:
        failures.append(claim)


def run(*words, exit_code=0):
    done = subprocess.run([tools / words[0], *map(str, words[1:])], capture_output=True, text=True)
    if done.returncode != exit_code:
        sys.exit(f"{words[0]} {words[1]}: exit {done.returncode}, not {exit_code}: {done.stderr}")
    return done.stdout


def logged(name, contest, *more):
    return json.loads(run("saksi-log", "import", work / "log", lists / name, "--format", "dct-csv",
                          "--contest", contest, "--election", "pemilu-2024", "--source", "publik:infopemilu",
                          "--observed", "2023-11-04T00:00:00+07:00", "--key", work / "key", "--ballots",
                          "--json", *more))


run("saksi-key", "generate", "contoh.id/dct", "--secret", work / "key", "--public", work / "vkey",
    "--no-passphrase")
run("saksi-log", "create", work / "log", "--origin", "contoh.id/dct", "--key", work / "key")
(work / "events").write_text(run("saksi-log", "preset", "pemilu-2024"))
run("saksi-log", "append", work / "log", work / "events", "--key", work / "key")
dpr = logged("dct_dpr.csv", "pdpr", "--parties", lists / "parpol.csv")
dpd = logged("dct_dpd.csv", "pdpd")
check((dpr["added"], dpr["ballots"]) == (9917, 84), "the DPR's list has 9,917 names on 84 ballots")
check((dpd["added"], dpd["ballots"]) == (668, 38), "the DPD's list has 668 names on 38 ballots")

names = {row["id"]: row["nama"] for row in csv.DictReader((lists / "parpol.csv").open())}
sexes = collections.defaultdict(list)
for row in sorted(csv.DictReader((lists / "dct_dpr.csv").open()), key=lambda row: int(row["nomor_urut"])):
    sexes[row["kode_dapil"], row["id_partai"]].append(row["jenis_kelamin"])
expected = {}
for (dapil, party), list_ in sexes.items():
    women = list_.count("P")
    needed = -(-30 * len(list_) // 100)  # rounded up
    groups = [list_[at:at + 3] for at in range(0, len(list_) - 2, 3)]
    met = women >= needed and all("P" in group for group in groups)
    key = "".join(c.lower() if c.isalnum() else " " for c in names[party]).split()
    expected[dapil, "-".join(key)] = (len(list_), women, needed, met)

found = json.loads(run("saksi-tally", "candidates", work / "log", "--contest", "pdpr", "--json", exit_code=1))
seen = {(each["unit"]["code"], each["party"]):
        (each["names"], each["women"], each["needed"], each["answer"] == "holds") for each in found["lists"]}
check(seen == expected, "every list has the names, women and answer that were counted here")
failing = sum(not met for *_, met in expected.values())
check((len(seen), failing) == (1512, 267), f"267 of 1,512 lists fail, as Bawaslu decided: {failing} of {len(seen)}")
table = run("saksi-tally", "candidates", work / "log", "--contest", "pdpr", "--lang", "en", exit_code=1)
check("quota not met by 267 lists" in table, "the table says so too")

one = run("saksi-tally", "candidates", work / "log", "--contest", "pdpr", "--region", "1101", "--format", "csv",
          exit_code=1)
check(len(one.splitlines()) == 1 + sum(dapil == "1101" for dapil, _ in expected), "a region has its own lists")
history = json.loads(run("saksi-tally", "history", work / "log", "--candidate", "pdpd/11/abdul-hadi-bang-joni",
                         "--json"))
check([each["event"]["stage"] for each in history["versions"]] == ["dct"], "a candidate has a history")

print(f"{len(seen)} lists compared, {failing} of them without enough women")
print("\n".join(failures))
sys.exit(1 if failures else 0)
