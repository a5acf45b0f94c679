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


# Benchmarks that stand beside Go's tlog: the program, its benchmark, what Go does, and
# which of its rates is the same.
BESIDE_PEER = (
    ("merkle_bench", "tree/600", "tree", "per_second"),
    ("merkle_bench", "inclusions_together/apart:76/scattered:1", "proofs", "verify_per_second"),
    ("log_bench", "prove/apart:1", "proofs", "prove_per_second"),
)


def run_all(build, watch, repetitions):
    """By name: the ratio, what it is a ratio to, and items a second where they are said."""
    found = {}
    for program, chosen in PROGRAMS.items():
        for run in iterations(build, watch, program, chosen, repetitions):
            note(found, run)
    return {name: {key: statistics.median(values) for key, values in counters.items()}
            for name, counters in found.items()}


def iterations(build, watch, program, chosen, repetitions=1):
    _, out = watch.run([build / "tests/bench" / program, f"--benchmark_filter={chosen}",
                        f"--benchmark_repetitions={repetitions}", "--benchmark_min_time=0.1",
                        "--benchmark_format=json"])
    return [run for run in json.loads(out)["benchmarks"] if run["run_type"] == "iteration"]


def note(found, run):
    counters = found.setdefault(run["run_name"].replace("/manual_time", ""), {})
    for key in (*RATIOS, *RATES):
        if key in run:
            counters.setdefault(key, []).append(run[key])


def run_peer(build, baselines, election, watch, rounds):
    """By name: our rate, and how many times Go's it is, which runs right after: trees of
    entries as long or shorter, proofs of a tree of a million. Medians over rounds."""
    if not baselines.go:
        return None
    inputs = {"tree": election.log, "proofs": 1_000_000}
    rates = {name: [] for _, name, _, _ in BESIDE_PEER}
    for _ in range(rounds):
        for program, name, peer, rate in BESIDE_PEER:
            ours = iterations(build, watch, program, f"^{name}(/|$)")[0]["items_per_second"]
            _, out = watch.run([baselines.go, peer, inputs[peer]])
            rates[name].append((ours, ours / json.loads(out)[rate]))
    return {name: {"rate": statistics.median(ours for ours, _ in runs),
                   "times": statistics.median(times for _, times in runs)}
            for name, runs in rates.items()}
