#!/usr/bin/env python3
"""Runs a transcript: commands with the output and exit code they must have.

    # a comment
    $ saksi-key show missing
    ! saksi-key show: missing: {{.*}}
    ? 2

Lines after a command are its standard output, with "! " in front its standard
error, "? N" its exit code (0 if not given). {{x}} is a regular expression; a line
"..." stands for any lines. "| " in front of a line takes it as it is. A line that
ends with "\\" goes on in the next. Everything that is printed must be expected.

Commands are run by bash, all of one file in one fresh folder, where $BIN is the
folder of the programs, $DATA tests/cli/data and $SHARED the shared test data. What
a command prints with --json must be one JSON document of our schema.

Usage: transcript.py BIN_DIR SHARED_DIR FILE [--show]      --show prints what is there
Exit code: 0 as written, 1 otherwise, 77 if the file needs data that is not there.

SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import subprocess
import sys
import tempfile


class Step:
    def __init__(self, line, command):
        self.line, self.command = line, command
        self.out, self.err, self.code = [], [], 0


def read_steps(path):
    steps, joined, first = [], "", 0
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if joined or line.startswith("$ "):
            first = first if joined else number
            joined += line[2:] if not joined else "\n" + line
            if joined.endswith("\\"):
                continue
            steps.append(Step(first, joined))
            joined = ""
        elif line.startswith("#") or (not line and not steps):
            continue
        elif line.startswith("! "):
            steps[-1].err.append(line[2:])
        elif line.startswith("? "):
            steps[-1].code = int(line[2:])
        elif line.startswith("| "):
            steps[-1].out.append(line[2:])
        elif line:
            steps[-1].out.append(line)
    return steps


def line_matches(pattern, line):
    parts = re.split(r"\{\{(.*?)\}\}", pattern)
    regex = "".join(p if i % 2 else re.escape(p) for i, p in enumerate(parts))
    return re.fullmatch(regex, line) is not None


def matches(patterns, lines):
    if not patterns:
        return not lines
    if patterns[0] == "...":
        return any(matches(patterns[1:], lines[i:]) for i in range(len(lines) + 1))
    return bool(lines) and line_matches(patterns[0], lines[0]) and matches(patterns[1:], lines[1:])


def visible(text):
    """Empty lines are not compared: a transcript uses them to breathe."""
    return [line for line in text.split("\n") if line]


def check_json(text):
    document = json.loads(text)
    if document.get("saksi") != 1 or not document.get("command"):
        raise ValueError("not a document of our schema")
    if document.get("verdict") not in ("holds", "does_not_hold", "could_not_check"):
        raise ValueError("no verdict")
    return document["verdict"]


def complaints(step, done):
    if done.returncode != step.code:
        yield f"exit code {done.returncode}, expected {step.code}"
    if not matches(step.out, visible(done.stdout)):
        yield "standard output differs"
    if not matches(step.err, visible(done.stderr)):
        yield "standard error differs"
    if " --json" in step.command and "|" not in step.command and ">" not in step.command:
        try:
            verdict = check_json(done.stdout)
            if verdict != ("holds", "does_not_hold", "could_not_check")[done.returncode]:
                yield f"the verdict {verdict} is not what the exit code says"
        except (ValueError, IndexError) as error:
            yield f"--json: {error}"


def as_transcript(step, done):
    lines = ["$ " + step.command] + visible(done.stdout) + ["! " + line for line in visible(done.stderr)]
    return "\n".join(lines + ([f"? {done.returncode}"] if done.returncode else []))


def environment(bin_dir, shared):
    kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR") if name in os.environ}
    data = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
    return kept | {"PATH": bin_dir + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
                   "BIN": bin_dir, "DATA": data, "SHARED": shared, "TZ": "UTC"}


def main():
    bin_dir, shared, path = (os.path.abspath(a) for a in sys.argv[1:4])
    show = "--show" in sys.argv
    steps = read_steps(path)
    if any("$SHARED" in step.command for step in steps) and not os.path.isdir(shared):
        print("skipped: the shared test data is not here")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for step in steps:
            done = subprocess.run(["bash", "-c", step.command], cwd=folder, env=environment(bin_dir, shared),
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
            done.stdout, done.stderr = (s.decode("utf-8", "backslashreplace") for s in (done.stdout, done.stderr))
            wrong = list(complaints(step, done))
            if wrong or show:
                print(as_transcript(step, done))
            for each in wrong:
                failed = 1
                print(f"{path}:{step.line}: {each}")
    return failed


sys.exit(main())
