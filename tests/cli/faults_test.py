#!/usr/bin/env python3
"""All planted faults are found, and nothing else: rehearsals of several seeds,
sizes and contests with every kind of fault, from saksi-simulate through a log and
saksi-tally check to the score. Who was found is counted again here from the two
tables; then a finding is dropped and one is added, and the score must say so.

    faults_test.py BIN

SPDX-License-Identifier: Apache-2.0
"""
import collections
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["PATH"] = f"{pathlib.Path(sys.argv[1]).resolve()}:{os.environ['PATH']}"
os.environ["LC_ALL"] = "C.UTF-8"

ALL_CONTESTS = "ppwp,pdpr,pdpd,pdprdp,pdprdk"
REHEARSALS = [
    ("none", 1, 200, ALL_CONTESTS, 0, "all:0"),
    ("one", 2, 500, ALL_CONTESTS, 0, "all"),
    ("pairs", 3, 60, "ppwp", 0, "all"),
    ("missing", 4, 800, "ppwp,pdpd", 30, "all:3"),
    ("many", 5, 6000, "ppwp", 0, "all:6"),
    ("chosen", 6, 300, "ppwp", 0, "D01:5,D22:6,R01"),
]
# Told apart, and never the reason of an exit code.
HINTS = {"D07b", "D09", "D10b", "D16b", "D16c", "D16d", "D25b", "D27"}
failures = []


def check(holds, claim):
    if not holds:
        failures.append(claim)
        print("FAILED:", claim)


def run(*command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def rehearse(name, seed, tps, contests, not_yet, faults):
    run("saksi-simulate", "--seed", str(seed), "--tps", str(tps), "--contests", contests,
        "--not-yet", str(not_yet), "--faults", faults, "-o", f"{name}.d")
    key = f"{name}.key"
    run("saksi-key", "generate", f"example.org/{name}", "--secret", key, "--public", f"{name}.vkey",
        "--no-passphrase")
    run("saksi-log", "create", name, "--origin", f"example.org/{name}", "--key", key)
    run("saksi-log", "append", name, f"{name}.d/opening.ndjson", "--key", key)
    run("saksi-log", "import", name, f"{name}.d/regions.csv", "--format", "regions-csv", "--election",
        "gladi", "--source", "kantor:gladi", "--key", key)
    for part in [*contests.split(","), "after"]:
        run("saksi-log", "append", name, f"{name}.d/{part}.ndjson", "--key", key)
    tables = []
    for source in ((), ("--source", "kantor:gladi")):
        tables.append(f"{name}.{len(tables)}.csv")
        found = run("saksi-tally", "check", name, *source, "--format", "csv", codes=(0, 1))
        pathlib.Path(tables[-1]).write_text(found.stdout)
    return f"{name}.d/faults.csv", tables


WHO = ("detector", "contest", "kind", "code", "source", "other_source", "effect", "under")


def count_again(truth, tables):
    """Expected, found and in both, by detector: one entry of each finding decides."""
    expected, found = collections.Counter(), collections.defaultdict(set)
    for row in rows(truth):
        expected[tuple(row[c] for c in WHO), row["leaf_hash"]] += 1
    for table in tables:
        for row in rows(table):
            found[tuple(row[c] for c in WHO)].add(tuple(row["leaf_hashes"].split()))
    scores = collections.defaultdict(lambda: [0, 0, 0])
    for (who, leaf), number in expected.items():
        hits = [leaves for leaves in found[who] if not leaf or leaf in leaves]
        scores[who[0]][0] += number
        scores[who[0]][2] += min(number, len(hits))
    for who, findings in found.items():
        scores[who[0]][1] += len(findings)
    return {detector: tuple(score) for detector, score in scores.items() if any(score)}


def score(truth, *tables, code=0):
    answer = run("saksi-tally", "score", truth, *tables, "--json", codes=(0, 1))
    check(answer.returncode == code, f"the score of {truth} exits {code}")
    return json.loads(answer.stdout)


def without(table, detector, to):
    """The table without the first finding of a detector."""
    all_rows = rows(table)
    dropped = next(row for row in all_rows if row["detector"] == detector)
    same = [row for row in all_rows if row["entries"] == dropped["entries"]
            and row["detector"] == detector]
    write([row for row in all_rows if row not in same], to)
    return dropped


def write(table, to):
    with open(to, "w", newline="") as file:
        writer = csv.DictWriter(file, table[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def everything_is_found():
    planted = collections.Counter()
    for rehearsal in REHEARSALS:
        truth, tables = rehearse(*rehearsal)
        answer = score(truth, *tables)
        told = {name: (each["expected"], each["found"], each["hits"])
                for name, each in answer["detectors"].items()}
        check(told == count_again(truth, tables), f"{rehearsal[0]}: the score counts what is there")
        check(all(len(set(each)) == 1 for each in told.values()),
              f"{rehearsal[0]}: recall and precision are 1 of every detector, hints too: {told}")
        check({name for name, each in answer["detectors"].items() if each["hint"]} <= HINTS,
              "hints are told apart")
        planted.update({row["planted"] for row in rows(truth)})
        print(f"{rehearsal[0]}: {sum(each[0] for each in told.values())} findings of "
              f"{len({row['fault'] for row in rows(truth)})} faults")
    numbers = [f"D{n:02}" for n in range(1, 28) if n not in (16, 24, 26)]
    letters = ["D07b", "D10b", "D16a", "D16b", "D16c", "D16d", "D17b", "D17c", "D17d", "D25b", "R01", "R02", "R03"]
    check(set(planted) == {*numbers, *letters}, f"every kind of fault was planted: {sorted(planted)}")


def the_score_can_fail():
    truth, tables = "one.d/faults.csv", ["one.0.csv", "one.1.csv"]
    write(rows(tables[0]) + rows(tables[1]), "both.csv")
    score(truth, "both.csv")
    dropped = without("both.csv", "D06", "less.csv")
    answer = score(truth, "less.csv", code=1)
    check(answer["detectors"]["D06"] == {"expected": 1, "found": 0, "hits": 0, "hint": False}
          and len(answer["missed"]) == 1 and dropped["code"] in answer["missed"][0],
          "a finding that is dropped is missed")
    more = rows("both.csv")
    more.append({**more[0], "detector": "D05", "code": "1101011001001"})
    write(more, "more.csv")
    answer = score(truth, "more.csv", code=1)
    check(answer["detectors"]["D05"]["found"] == 2 and answer["detectors"]["D05"]["hits"] == 1
          and len(answer["surplus"]) == 1, "a finding that is added is one too many")
    moved = [{**row, "effect": "1000"} if row["detector"] == "D13" else row for row in rows("both.csv")]
    write(moved, "moved.csv")
    check(score(truth, "moved.csv", code=1)["detectors"]["D13"]["hits"] == 0,
          "a finding of another size is another finding")
    without("both.csv", "D09", "hint.csv")
    check(score(truth, "hint.csv")["detectors"]["D09"]["hits"] == 0,
          "a hint that is missing is told, and changes no exit code")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    everything_is_found()
    the_score_can_fail()
    os.chdir("/")
sys.exit(1 if failures else 0)
