#!/usr/bin/env python3
"""kill -9 at any moment of append and import loses no acknowledged entry, and
the log verifies, or repairs itself when the next command opens it.

Usage: kill_test.py BIN_DIR [POINTS]       24 moments unless said

SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import random
import subprocess
import sys
import time

from scenario import command, environment, expect, import_regions, new_log, regions, run, scratch, size_of

POINTS = int(sys.argv[2]) if len(sys.argv) > 2 else 24


def duration(arguments):
    started = time.monotonic()
    run(*arguments)
    return time.monotonic() - started


def kill_after(arguments, delay):
    """What was answered before the end; nothing if it was killed first."""
    child = subprocess.Popen(command(*arguments), env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    child.kill()
    return child.communicate()[0].decode()


def verify_as_left(log, key):
    """The log holds; or it was being published: files came before their checkpoint, the archived one before the newest."""
    done = subprocess.run(command("saksi-verify", "log", log, "--policy", key + ".pub", "--json"), env=environment,
                          capture_output=True, text=True)
    report = json.loads(done.stdout)
    expect(done.returncode in (0, 1), "the log can be read")
    on_its_way = [("checkpoint", "is older than the newest archived checkpoint")]
    for finding in report["findings"]:
        expect(finding["flaw"] == "surplus" or (finding["file"], finding["reason"]) in on_its_way,
               f"no file is missing or wrong: {finding}")


def main():
    random.seed(1)
    with scratch() as folder:
        log, key = new_log(folder)
        usual = duration(import_regions(log, key, regions(folder, "0.csv", 1, 2), 1))
        answered = size_of(log)
        for point in range(POINTS):
            path = regions(folder, f"{point + 1}.csv", 3 + point * 2, 2)
            arguments = import_regions(log, key, path, point + 2)
            words = kill_after(arguments, usual * (point + random.random()) / POINTS * 1.2)
            verify_as_left(log, key)
            expect(size_of(log) >= answered, "every answered entry is still there")
            if words.startswith("logged"):
                answered = int(words.split("size ")[1].split()[0])
                expect(size_of(log) == answered, "what was answered is shown")
            run("saksi-log", "doctor", log, "--key", key)
            run(*arguments)  # the next command goes on from there
            answered = size_of(log)
            run("saksi-verify", "log", log, "--policy", key + ".pub")
            expect(not os.path.exists(os.path.join(log, "private", "staging")), "nothing is left over")


main()
