#!/usr/bin/env python3
"""A disk that is full: nothing is answered, the log is as it was, and goes on
when there is room again. Needs the right to mount a small file system.

Usage: full_disk_test.py BIN_DIR

SPDX-License-Identifier: Apache-2.0
"""
import os
import subprocess
import sys

from scenario import expect, import_regions, new_log, regions, run, scratch, size_of, skipped


def fill(path):
    try:
        with open(path, "wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
    except OSError:
        pass


def check(folder):
    log, key = new_log(folder)
    size = size_of(log)
    with scratch() as elsewhere:
        path = regions(elsewhere, "regions.csv", 1, 4)
        fill(os.path.join(folder, "filler"))
        refused = run(*import_regions(log, key, path, 1), code=2)
        expect("No space left on device" in refused.stderr, refused.stderr)
        expect(refused.stdout == "", "nothing was answered")
        expect(size_of(log) == size, "the log is as it was")
        run("saksi-verify", "log", log, "--policy", key + ".pub")
        os.remove(os.path.join(folder, "filler"))
        run(*import_regions(log, key, path, 1))
        expect(size_of(log) > size, "the log goes on")
        run("saksi-verify", "log", log, "--policy", key + ".pub")


def main():
    with scratch() as folder:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "saksi", folder], capture_output=True)
        if mounted.returncode != 0:
            print("skipped: a file system cannot be mounted here")
            return skipped
        try:
            check(folder)
        finally:
            subprocess.run(["umount", folder], check=True)
    return 0


sys.exit(main())
