#!/usr/bin/env python3
"""Lookup files against the rule of docs/format.md, written out in Python.

A rehearsal with every kind of event that has hints: each file of public/lookup must
be the one that this script makes of the entries, byte for byte, however the log grew;
and what is found by a code, a name, a candidate or a document is what is in the log.

    lookup_test.py BIN

SPDX-License-Identifier: Apache-2.0
"""
import hashlib
import json
import os
import random

from scenario import expect, import_regions, new_log, regions, run, scratch, size_of

LENGTHS = {"desa": 10, "kecamatan": 6, "kabkota": 4, "provinsi": 2}


def shard(folder, text):
    return f"lookup/{folder}/{hashlib.sha256(text.encode()).hexdigest()[:3]}"


def file_of(unit):
    kind, code = ("desa", unit["code"]) if unit["kind"] == "tps" else (unit["kind"], unit["code"])
    nested = unit["scheme"].startswith(("kpu-", "kemendagri-"))
    if nested and kind == "desa" and len(code) == LENGTHS["desa"]:
        kind, code = "kecamatan", code[:6]
    return f"lookup/unit/{unit['scheme']}/{kind}/{code}"


def code_of(unit):
    return unit["code"] + (f"{unit['number']:03}" if unit["kind"] == "tps" else "")


def hints_of(event, index):
    """(file, subject) of each hint that the event gives."""
    kind, election = event["type"], event["election"]
    for page in (event.get("documents") or {}).get("items", []):
        if "sha256" in page:
            yield f"lookup/document/{page['sha256'][:3]}", ["document", page["sha256"]]
    if kind in ("c_hasil", "d_hasil", "publication", "rekap_root"):
        unit = event["area"] if kind == "rekap_root" else event["unit"]
        source = event["source"]
        yield file_of(unit), [kind, election, event["contest"], event.get("round", 1), code_of(unit),
                              f"{source['kind']}:{source['name']}"]
    if kind == "election":
        yield "lookup/head", ["election", event["id"] if "id" in event else election, event["scheme"]]
    if kind == "region":
        unit, name = event["unit"], event["name"].strip(" \t").lower()
        yield file_of(unit), ["region", election, unit["code"]]
        yield shard("name", name), ["name", name, unit["scheme"], unit["kind"], unit["code"]]
    if kind == "tps":
        yield file_of(event["unit"]), ["tps", election, event["unit"]["code"]]
    if kind == "ballot":
        yield file_of(event["unit"]), ["ballot", election, event["id"]]
        for option in event["options"]:
            for key in [option["key"]] + [each["key"] for each in option.get("candidates", [])]:
                yield shard("candidate", key), ["ballot", key]
    if kind == "candidacy":
        yield shard("candidate", event["key"]), ["candidacy", event["key"]]
    if kind == "finance_report":
        yield shard("candidate", event["participant"]), ["finance_report", event["participant"]]


def text_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def events_of(log):
    lines = run("saksi-log", "show", log, f"0-{size_of(log) - 1}", "-q").stdout.splitlines()
    return [json.loads(line) for line in lines]


def expected_of(log):
    files = {"lookup/head": set()}
    for index, event in enumerate(events_of(log)):
        for file, subject in hints_of(event, index):
            files.setdefault(file, set()).add((text_of(subject), index))
    return {file: [text_of(json.loads(subject) + [index]) for subject, index in sorted(hints)]
            for file, hints in files.items()}


def found_in(log, public="public"):
    files, size = {}, size_of(log)
    top = os.path.join(log, public)
    for folder, _, names in os.walk(os.path.join(top, "lookup")):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                first, *hints = file.read().split("\n")
            head = json.loads(first)
            expect(text_of(head) == first and list(head) == ["origin", "size", "v"], f"the first line of {path}")
            expect(hints.pop() == "" and head["origin"] == "example.org/log" and head["size"] <= size, path)
            files[os.path.relpath(path, top)] = hints
    return files


def check_files(log, policy):
    expected, found = expected_of(log), found_in(log)
    for file in sorted(expected.keys() | found.keys()):
        expect(expected.get(file) == found.get(file), f"{file}:\n{found.get(file)}\nis not\n{expected.get(file)}")
    run("saksi-verify", "log", log, "--policy", policy)
    return expected


def check_finding(log, expected):
    """Any hint leads back to its entry by what a person would type."""
    options = {"document": "--document", "candidacy": "--candidate", "ballot": "--candidate", "name": "--name",
               "c_hasil": "--tps"}
    chosen = random.Random(5).sample(sorted(hint for hints in expected.values() for hint in hints), 60)
    for hint in chosen:
        *subject, index = json.loads(hint)
        option = options.get(subject[0])
        if option is None or (subject[0] == "ballot" and len(subject) != 2):
            continue
        wanted = subject[4] if option == "--tps" else subject[1]
        found = json.loads(run("saksi-prove", "find", log, option, wanted, "--json", "-q").stdout)
        expect({"index": index, "subject": subject}.items() <= max(
            found["entries"], key=lambda each: each["index"] == index and each["subject"] == subject).items(), hint)
        expect(not found["completeness"]["shown"], "hints show nothing of what they leave out")
    nothing = json.loads(run("saksi-prove", "find", log, "--document", "0" * 64, "--json", "-q").stdout)
    expect(nothing["entries"] == [], "an unknown document")
    run("saksi-prove", "find", log, "--document", "0" * 63, code=2)
    run("saksi-prove", "find", log, code=2)


with scratch() as folder:
    log, key = new_log(folder)
    policy = key + ".pub"
    run("saksi-prove", "find", log, "--name", "BALI", code=2)
    run("saksi-log", "lookup", log)
    check_files(log, policy)
    run(*import_regions(log, key, regions(folder, "w.csv", 10, 2), 10))
    data = os.path.join(folder, "rehearsal")
    run("saksi-simulate", "--seed", "4", "--tps", "200", "--contests", "ppwp,pdpr", "--faults", "all", "-o", data)
    for name in ("opening.ndjson", "pdpr.ndjson", "after.ndjson"):
        path = os.path.join(data, name)
        if os.path.exists(path):
            run("saksi-log", "append", log, path, "--key", key)
    run("saksi-log", "rekap", log, "--key", key, "--election", "gladi")
    expected = check_files(log, policy)
    check_finding(log, expected)
    copy = os.path.join(folder, "copy")
    run("saksi-log", "mirror", log, copy)
    run("saksi-log", "lookup", copy)
    expect(found_in(copy, "") == found_in(log), "a mirror's own hints are the log's")
    run("saksi-verify", "log", copy, "--policy", policy)
    print(f"{len(expected)} files, {sum(map(len, expected.values()))} hints")
