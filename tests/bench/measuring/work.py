"""What is run on a log, in turn, and the baselines that stand beside it.

SPDX-License-Identifier: Apache-2.0
"""
import csv
import json
import os
import subprocess
from pathlib import Path

from measuring.logs import CONTESTS
from measuring.stopwatch import Missing

HERE = Path(__file__).resolve().parent.parent
VERIFY = "verify log"
AUDIT = "totals ppwp desa"
ALONE, TOGETHER = ", 1 thread", ", 2 threads"
PLAIN, GO = "libsodium and simdjson", "Go tlog and encoding/json"
DUCKDB = "DuckDB, tables alone"
CT = "Google's certificate-transparency in C++"


def readings(election):
    """Commands by name, without their threads."""
    yield VERIFY, ("saksi-verify", "log", election.log, "--policy", election.folder / "vkey")
    yield totals(election, "ppwp", "desa")
    yield totals(election, "pdpr", "desa")
    yield "check", ("saksi-tally", "check", election.log)


def printings(election):
    """These, and totals at every level there is."""
    yield from readings(election)
    for level in ("nasional", "provinsi", "kabkota", "kecamatan", "tps"):
        yield totals(election, "ppwp", level)
        yield totals(election, "pdpr", level)


def totals(election, contest, level):
    return f"totals {contest} {level}", (
        "saksi-tally", "totals", election.log, "--contest", contest, "--level", level,
        "--source", "kantor:gladi", "--format", "csv")


def threads(count):
    return "--threads", count


class Baselines:
    """Programs that are not saksi's; those that cannot be had here are left out, and
    it is said why."""

    def __init__(self, build, work):
        self.build = build
        self.work = work
        self.duckdb_folder = work / "duckdb"
        self.absent = {}
        self.go = self.found(GO, self.build_go)
        self.plain = self.found(PLAIN, self.find_plain)
        self.duckdb = self.found(DUCKDB, self.find_duckdb)
        self.ct = self.found(CT, self.find_ct)

    def found(self, name, find):
        try:
            return find()
        except Missing as reason:
            self.absent[name] = str(reason)
            print(f"skipped: {name}: {reason}", flush=True)
            return None

    def build_go(self):
        modules = Path("/usr/share/gocode")
        if not (modules / "src/golang.org/x/mod/sumdb/tlog").is_dir():
            raise Missing("Debian's golang-go and golang-golang-x-mod-dev are not here")
        program = self.work / "tlogbench"
        env = dict(os.environ, GO111MODULE="off", GOFLAGS="", GOPROXY="off", GOPATH=str(modules),
                   GOCACHE=str(self.work / "go"))
        try:
            subprocess.run(["go", "build", "-o", program, *sorted((HERE / "tlogbench").glob("*.go"))],
                           check=True, env=env)
        except FileNotFoundError as error:
            raise Missing("Go is not here") from error
        return program

    def find_plain(self):
        program = self.build / "tests/bench/plain_audit"
        if not program.exists():
            raise Missing("not built; it needs Debian's libsimdjson-dev")
        return program

    def find_ct(self):
        program = self.build / "tests/bench/peer_bench"
        if not program.exists():
            raise Missing("not built; it needs Debian's golang-github-google-certificate-transparency-dev and "
                          "libgoogle-glog-dev")
        return program

    def find_duckdb(self):
        folder = self.duckdb_folder
        if not (folder / "node_modules/@duckdb/node-api").is_dir():
            raise Missing(f"npm install --prefix {folder} @duckdb/node-api")
        return folder

    def audits(self, election):
        """Whole audits by name. They hold a log in memory, and know one source."""
        if election.sources > 1:
            return
        if self.plain:
            yield PLAIN, (self.plain, election.log)
        if self.go:
            yield GO, (self.go, "audit", election.log)
        if self.duckdb:
            yield DUCKDB, ("node", HERE / "duckdb_sums.cjs", self.duckdb, election.forms_csv(), 2)


def national(said):
    """What a baseline says of each contest: forms, and valid votes."""
    answer = json.loads(said)
    return {contest: answer[contest] for contest in CONTESTS}


def valid_votes(said):
    """The sum of a table that saksi printed."""
    return sum(int(row["suara_sah"] or 0) for row in csv.DictReader(said.decode().splitlines()))


def from_cache(election, tools, watch):
    """The same totals once more, when they were counted before."""
    program, *words = totals(election, "ppwp", "desa")[1]
    cache = election.folder / "cache"
    command = [tools / program, *words, *threads(2), "--cache", cache]
    if not cache.exists():
        watch.run(command)
    return watch.run(command)


def read_in_turn(election, baselines, tools, watch, runs):
    """Runs everything once and adds it to `runs`. Whoever adds up must agree."""
    said = {}
    for name, command in readings(election):
        program, *words = command
        for count, suffix in ((1, ALONE), (2, TOGETHER)):
            took, out = watch.run([tools / program, *words, *threads(count)], expect=(0, 1))
            if said.setdefault(name, out) != out:
                raise SystemExit(f"{name}: 1 and 2 threads print different bytes")
            runs.setdefault(name + suffix, []).append(took)
    again, out = from_cache(election, tools, watch)
    if out != said[AUDIT]:
        raise SystemExit("totals from a cache print different bytes")
    runs.setdefault(AUDIT + ", from a cache", []).append(again)
    sums = []
    for name, command in baselines.audits(election):
        took, out = watch.run(command)
        sums.append(national(out))
        runs.setdefault(name, []).append(took)
    for contest in ("ppwp", "pdpr"):
        found = {each[contest][1] for each in sums}
        found.add(valid_votes(said[f"totals {contest} desa"]))
        if len(found) != 1:
            raise SystemExit(f"{contest}: valid votes are {sorted(found)}")
    if any(each != sums[0] for each in sums):
        raise SystemExit(f"the baselines differ: {sums}")
