#!/usr/bin/env python3
"""docs/cli.md has a section for every command, which names every option the
command has and none that it has not. What the page's head says of all commands
need not be said again.

Usage: manual_test.py BIN_DIR docs/cli.md

SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import subprocess
import sys

COMMON = {"--json", "--lang", "--quiet", "--help", "--version"}


def sections(path):
    """Heading of the second or third level → its text."""
    found, heading = {"": ""}, ""
    for line in open(path, encoding="utf-8"):
        if line.startswith("## ") or line.startswith("### "):
            heading = line.lstrip("# ").strip()
            found[heading] = ""
        else:
            found[heading] += line
    return found


def commands(tool):
    done = subprocess.run([tool, "--help", "--json"], capture_output=True, check=True)
    return json.loads(done.stdout)["commands"]


def named_in(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - COMMON


def complaints(bin_dir, manual):
    of_all = named_in(manual[""])
    for name in sorted(os.listdir(bin_dir)):
        if not name.startswith("saksi-"):
            continue
        for command in commands(os.path.join(bin_dir, name)):
            called = f"{name} {command['name']}".strip()
            text = manual.get(called)
            if text is None:
                yield f"no section for {called}"
                continue
            options = {a["names"].split(",")[-1] for a in command["arguments"] if a["names"].startswith("-")} - COMMON
            named = named_in(text)
            for option in sorted(options - named - of_all):
                yield f"{called}: {option} is not named"
            for option in sorted(named - options):
                yield f"{called}: {option} is none of its options"


def main():
    found = list(complaints(sys.argv[1], sections(sys.argv[2])))
    for each in found:
        print(each)
    return 1 if found else 0


sys.exit(main())
