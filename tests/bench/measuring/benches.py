"""The programs of Google Benchmark, and what they count: medians over repetitions.

SPDX-License-Identifier: Apache-2.0
"""
import json
import statistics

from measuring.checks import has_backend

RATIOS = ("x_scalar", "x_naive", "x_single", "x_json", "x_simdjson", "x_floor", "x_alone")
RATES = ("items_per_second", "entries_per_s", "per_s")
PROGRAMS = {
    "sha256_bench": "many",
    "merkle_bench": ".",
    "event_bench": ".",
    "log_bench": "prove|read_verified|write_durably/1$",
    "group_commit_bench": "submit.*/100",
}

# What stands beside peers: ours and Google's certificate-transparency in one program, and
# what Go's tlog does of it, by which name.
PEERS = "peer_bench"
BESIDE_GO = (("tree/threads:1", "tree", "per_second"), ("verify/scattered:1", "proofs", "verify_per_second"),
             ("prove", "proofs", "prove_per_second"))
# Neither side by the processor's instructions for SHA-256, which not every machine has.
WITHOUT_SHA = {"OPENSSL_ia32cap": ":~0x20000000"}


def run_all(build, watch, repetitions):
    """By name: the ratio, what it is a ratio to, and items a second where they are said."""
    found = {}
    for program, chosen in PROGRAMS.items():
        for run in iterations(build, watch, program, chosen, repetitions):
            note(found, run)
    return {name: {key: statistics.median(values) for key, values in counters.items()}
            for name, counters in found.items()}


def iterations(build, watch, program, chosen, repetitions=1, env=None):
    _, out = watch.run([build / "tests/bench" / program, f"--benchmark_filter={chosen}",
                        f"--benchmark_repetitions={repetitions}", "--benchmark_min_time=0.1",
                        "--benchmark_format=json"], env=env)
    return [run for run in json.loads(out)["benchmarks"] if run["run_type"] == "iteration"]


def name_of(run):
    return run["run_name"].replace("/manual_time", "")


def note(found, run):
    counters = found.setdefault(name_of(run), {})
    for key in (*RATIOS, *RATES):
        if key in run:
            counters.setdefault(key, []).append(run[key])


def run_peers(build, baselines, election, watch, rounds):
    """By benchmark: our rate, how many times the peers' it is (Go runs right after: trees of
    entries as long or shorter, proofs of a tree of a million), and how many times where
    neither may use the processor's SHA-256. Medians over rounds."""
    if not baselines.ct:
        return None
    found = {}
    for _ in range(rounds):
        for run in iterations(build, watch, PEERS, "."):
            one = found.setdefault(name_of(run), {})
            one.setdefault("rate", []).append(run["items_per_second"])
            one.setdefault("x_ct", []).append(run["x_ct"])
        for name, work, rate in BESIDE_GO if baselines.go else ():
            _, out = watch.run([baselines.go, work, {"tree": election.log}.get(work, 1_000_000)])
            found[name].setdefault("x_go", []).append(found[name]["rate"][-1] / json.loads(out)[rate])
        for run in without_sha(election, build, watch):
            found[name_of(run)].setdefault("x_ct_without_sha", []).append(run["x_ct"])
    return {name: {key: statistics.median(values) for key, values in one.items()}
            for name, one in found.items()}


def without_sha(election, build, watch):
    for backend in ("avx512", "avx2"):
        if has_backend(election, build, watch, backend):
            env = dict(WITHOUT_SHA, SAKSI_BENCH_BACKEND=backend)
            return iterations(build, watch, PEERS + "-forced", ".", env=env)
    return []
