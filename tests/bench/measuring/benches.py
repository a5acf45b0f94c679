"""The programs of Google Benchmark, and what they count: medians over repetitions.

SPDX-License-Identifier: Apache-2.0
"""
import json
import statistics

RATIOS = ("x_scalar", "x_naive", "x_single", "x_json", "x_simdjson", "x_floor", "x_alone")
RATES = ("items_per_second", "entries_per_s", "per_s")
PROGRAMS = {
    "sha256_bench": "many",
    "merkle_bench": ".",
    "event_bench": ".",
    "log_bench": "prove|read_verified|write_durably/1$",
    "group_commit_bench": "submit.*/100",
}


def run_all(build, watch, repetitions):
    """By name: the ratio, what it is a ratio to, and items a second where they are said."""
    found = {}
    for program, chosen in PROGRAMS.items():
        _, out = watch.run([build / "tests/bench" / program, f"--benchmark_filter={chosen}",
                            f"--benchmark_repetitions={repetitions}", "--benchmark_min_time=0.1",
                            "--benchmark_format=json"])
        for run in json.loads(out)["benchmarks"]:
            if run["run_type"] == "iteration":
                note(found, run)
    return {name: {key: statistics.median(values) for key, values in counters.items()}
            for name, counters in found.items()}


def note(found, run):
    counters = found.setdefault(run["run_name"].replace("/manual_time", ""), {})
    for key in (*RATIOS, *RATES):
        if key in run:
            counters.setdefault(key, []).append(run[key])


def run_peer(baselines, election, watch, rounds):
    """Go's tlog: a tree of the same entries, and proofs of a tree of a million."""
    if not baselines.go:
        return None
    rates = {}
    for _ in range(rounds):
        for words in (("tree", election.log), ("proofs", 1_000_000)):
            _, out = watch.run([baselines.go, *words])
            for name, rate in json.loads(out).items():
                rates.setdefault(" ".join((words[0], name)), []).append(rate)
    return {name: statistics.median(values) for name, values in rates.items()}
