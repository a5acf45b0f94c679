"""Commands, and what they took. A run is a dictionary: wall, cpu, user (seconds; user
is the processor outside the kernel), peak (bytes), said (a hash of standard output).

SPDX-License-Identifier: Apache-2.0
"""
import hashlib
import json
import os
import statistics
import subprocess
import tempfile


class Stopwatch:
    def __init__(self, program):
        self.program = str(program)

    def run(self, command, expect=(0,), times=1, cwd=None, env=None):
        """One run, or with `times` the median of many; any other exit code ends everything."""
        command = [str(word) for word in command]
        with tempfile.NamedTemporaryFile("r") as notes:
            done = subprocess.run(
                [self.program, "-n", str(times), "-o", notes.name, *command],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd,
                env=dict(os.environ, LC_ALL="C.UTF-8", **(env or {})))
            if done.returncode not in expect:
                raise SystemExit(f"exit code {done.returncode}: {' '.join(command)}\n"
                                 + done.stderr.decode()[-2000:])
            runs = [json.loads(line) for line in notes]
        return {
            "wall": statistics.median(run["wall"] for run in runs),
            "cpu": statistics.median(run["user"] + run["sys"] for run in runs),
            "user": statistics.median(run["user"] for run in runs),
            "peak": max(run["peak_kb"] for run in runs) * 1024,
            "said": hashlib.sha256(done.stdout).hexdigest(),
            "exit": done.returncode,
        }, done.stdout


def median(runs, key="wall"):
    return statistics.median(run[key] for run in runs)


def ratio(runs, others, key="wall"):
    """How many times longer the others took: the median over rounds, in each of which
    both were run."""
    return statistics.median(other[key] / run[key] for run, other in zip(runs, others))


class Missing(Exception):
    """Something is not here, so that a part cannot be measured; says what."""
