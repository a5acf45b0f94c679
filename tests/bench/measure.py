#!/usr/bin/env python3
"""Measures saksi on this machine, and writes docs/performance.md's tables and plot.

    cmake --preset release && cmake --build --preset release
    python3 tests/bench/measure.py --page                      100k, 1M and 5M events
    python3 tests/bench/measure.py --sizes 100k --rounds 1     a first look, without the page
    python3 tests/bench/measure.py --only page                 the page from what is there

Elections are invented, logged, verified and added up; whatever is compared runs in
turn, and medians over the rounds are kept. What was measured is in results.json of
the work folder, after every round: started again, it goes on where it was. Parts
(--only): write, read, bench, cold, same, flips, growth, page. The machine should do
nothing else. 5M is all TPS of the country in five contests, some 4.2 million events;
more, say 20M, is that as several sources saw it. growth, which is asked for by name,
is --large events (54M: 52 GB of disk and a quarter of an hour) beside a million.

Exit: 0 all of it was measured; 1 a check did not hold; 2 wrong usage.

SPDX-License-Identifier: Apache-2.0
"""
import argparse
import hashlib
import json
import platform
import subprocess
import sys
import time
from pathlib import Path

from measuring import benches, checks, growth, page
from measuring.logs import Election, parse_size
from measuring.memory import PageCache
from measuring.stopwatch import Stopwatch
from measuring.work import Baselines, read_in_turn

PARTS = ("write", "read", "bench", "cold", "same", "flips", "growth", "page")
ROOT = Path(__file__).resolve().parents[2]


def parse_arguments():
    parser = argparse.ArgumentParser(
        description="Measures saksi, and writes docs/performance.md's tables and plot.")
    parser.add_argument("--sizes", default="100k,1M,5M", help="events, by comma (100k,1M,5M)")
    parser.add_argument("--large", default="54M", help="events of the part growth (54M)")
    parser.add_argument("--only", default=",".join(PARTS[:-2]), help=f"parts, by comma: {','.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is run (5)")
    parser.add_argument("--write-rounds", type=int, default=2,
                        help="how often a log is written (2): the largest part of the time")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release",
                        help="of the preset release (build/release)")
    parser.add_argument("--work", type=Path, default=ROOT / "build/measure",
                        help="elections, logs and results (build/measure)")
    parser.add_argument("--fill-memory", action="store_true",
                        help="before a log is written, have the machine's memory in use: for virtual "
                             "ones that give free memory back")
    parser.add_argument("--page", action="store_true", help="write the page and the plot too")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the page goes (docs)")
    parser.add_argument("--again", action="store_true", help="forget what was measured before")
    chosen = parser.parse_args()
    chosen.only = set(chosen.only.split(","))
    if not chosen.only <= set(PARTS):
        parser.error(f"--only: not among {', '.join(PARTS)}")
    if chosen.page:
        chosen.only.add("page")
    chosen.sizes = sorted(parse_size(size) for size in chosen.sizes.split(","))
    chosen.large = parse_size(chosen.large)
    return chosen


class Results:
    """What was measured so far, in a file."""

    def __init__(self, path, again):
        self.path = path
        self.data = {} if again or not path.exists() else json.loads(path.read_text())

    def of_programs(self, programs):
        """Figures of other programs than these are no figures of these."""
        if self.data.get("programs", programs) != programs:
            print("the programs are not those measured before: all is measured anew", flush=True)
            self.data = {}
        self.data["programs"] = programs

    def save(self):
        unfinished = self.path.with_suffix(".part")
        unfinished.write_text(json.dumps(self.data, indent=1))
        unfinished.rename(self.path)

    def once(self, name, measure):
        """Measures what was not measured yet."""
        if name not in self.data:
            started = time.monotonic()
            self.data[name] = measure()
            self.save()
            print(f"{time.monotonic() - started:7.1f} s  {name}", flush=True)
        return self.data[name]


def fingerprint(build):
    """Of the programs that are measured."""
    digest = hashlib.sha256()
    for name in ("saksi-log", "saksi-prove", "saksi-tally", "saksi-verify"):
        digest.update((build / "bin" / name).read_bytes())
    return digest.hexdigest()


def describe_machine():
    names = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")]
    flags = Path("/proc/cpuinfo").read_text()
    has = [name for flag, name in (("avx2", "AVX2"), ("avx512bw", "AVX-512"), ("sha_ni", "SHA-NI"))
           if f" {flag} " in flags]
    compiler = subprocess.run(["c++", "--version"], capture_output=True, text=True, check=False)
    memory = Path("/proc/meminfo").read_text().split()[1]
    return {"cpu": names[0], "cores": len(names), "has": has, "memory": int(memory) * 1024,
            "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
            "compiler": compiler.stdout.split("\n")[0]}


def measure_size(events, chosen, results, baselines, watch, cache):
    """Writing and reading of one size, a round at a time."""
    election = Election(events, chosen.work / str(events), chosen.build / "bin", watch)
    size = results.data.setdefault("sizes", {}).setdefault(str(events), {"write": {}, "read": {}})
    invented = election.invent()
    if invented:
        size["invent"] = invented
    while "write" in chosen.only and rounds_of(size["write"]) < chosen.write_rounds:
        if chosen.fill_memory:
            cache.fill(election.files)
        add_round(size["write"], election.write())
        size.update(entries=election.size(), tps=election.tps, bytes=election.bytes())
        report(results, f"{events} events written")
    if not election.log.exists():
        election.write()
        size.update(entries=election.size(), tps=election.tps, bytes=election.bytes())
    while "read" in chosen.only and rounds_of(size["read"]) < chosen.rounds:
        runs = {}
        read_in_turn(election, baselines, chosen.build / "bin", watch, runs)
        add_round(size["read"], {name: took[0] for name, took in runs.items()})
        report(results, f"{events} events read")
    return election


def rounds_of(runs):
    return min((len(each) for each in runs.values()), default=0)


def add_round(runs, took):
    for name, each in took.items():
        runs.setdefault(name, []).append(each)


def report(results, what):
    results.save()
    print(f"{time.strftime('%H:%M:%S')}  {what}", flush=True)


def measure_rest(chosen, results, baselines, watch, smallest, largest):
    if "cold" in chosen.only:
        results.once("cold", lambda: checks.one_offline_check(largest, watch))
    if "bench" in chosen.only:
        results.once("bench", lambda: benches.run_all(chosen.build, watch, chosen.rounds))
        results.once("peers", lambda: benches.run_peers(chosen.build, baselines, smallest, watch, chosen.rounds))
    if "same" in chosen.only:
        results.once("same", lambda: checks.same_bytes(smallest, chosen.build, watch))
    if "flips" in chosen.only:
        small = Election(3000, chosen.work / "flips", chosen.build / "bin", watch)
        small.invent()
        if "flips" not in results.data:
            small.write()
        results.once("flips", lambda: checks.flip_bits(small, watch))
    if "growth" in chosen.only:
        small, large = (Election(events, chosen.work / str(events), chosen.build / "bin", watch)
                        for events in (growth.SMALL, chosen.large))
        results.once("growth", lambda: growth.measure(small, large, watch))


def main():
    chosen = parse_arguments()
    chosen.work.mkdir(parents=True, exist_ok=True)
    results = Results(chosen.work / "results.json", chosen.again)
    watch = Stopwatch(chosen.build / "tests/bench/measured")
    if chosen.only != {"page"}:
        results.of_programs(fingerprint(chosen.build))
        baselines = Baselines(chosen.build, chosen.work)
        results.data.update(machine=describe_machine(), absent=baselines.absent)
        cache = PageCache(chosen.work)
        elections = [measure_size(events, chosen, results, baselines, watch, cache)
                     for events in chosen.sizes]
        cache.release()
        measure_rest(chosen, results, baselines, watch, elections[0], elections[-1])
        for election in elections:
            election.clear()
    if "page" in chosen.only:
        page.write(results.data, ROOT / "docs/performance.md", chosen.docs)
    return 1 if page.say_what_failed(results.data) else 0


if __name__ == "__main__":
    sys.exit(main())
