#!/usr/bin/env python3
"""The worked events and the JSON Schemas, checked without saksi.

Re-derives every event's bytes (json.dumps) and leaf hash (hashlib), holds the
examples of docs/format.md to them, and puts every sample to the schemas in
docs/schema/. event_test puts the same samples to the library: both must accept
and refuse the same ones, except where a sample says what a schema cannot.

    vectors_test.py SOURCE_DIR      exit 77: skipped, jsonschema is missing

SPDX-License-Identifier: Apache-2.0
"""
import copy
import hashlib
import json
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
events = root / "tests/vectors/events"
schemas = root / "docs/schema"
failures = []


def check(holds, claim):
    if not holds:
        failures.append(claim)


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def changed(sample):
    """The worked event a sample is made of, with its changes."""
    event = copy.deepcopy(worked[sample["of"]])
    for path, value in sample.get("set", []):
        at = event
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
    for path in sample.get("remove", []):
        at = event
        for key in path[:-1]:
            at = at[key]
        del at[path[-1]]
    return event


listed = dict(reversed(line.split()) for line in (events / "LEAF_HASHES").read_text().splitlines())
worked = {}
format_page = (root / "docs/format.md").read_text()
for name, leaf_hash in listed.items():
    entry = (events / name).read_bytes()
    worked[name.removesuffix(".json")] = json.loads(entry)
    check(canonical(json.loads(entry)) == entry, f"{name} is canonical")
    check(hashlib.sha256(b"\0" + entry).hexdigest() == leaf_hash, f"{name} has its leaf hash")
    check(entry.decode() in format_page, f"docs/format.md shows {name}")
    check(leaf_hash in format_page, f"docs/format.md shows the leaf hash of {name}")
check(len(listed) == len(list(events.glob("*.json"))) - 2, "every event is listed in LEAF_HASHES")
print(f"{len(listed)} worked events re-derived")

try:
    import jsonschema
except ImportError:
    print("\n".join(failures))
    print("schemas skipped: python3-jsonschema is not installed")
    sys.exit(1 if failures else 77)

store = {path.as_uri(): json.loads(path.read_text()) for path in schemas.resolve().glob("*.json")}
for schema in store.values():
    jsonschema.Draft202012Validator.check_schema(schema)


def accepts(event):
    """Does the schema of the event's type accept it? None: no such schema."""
    uri = (schemas.resolve() / f"{event['type']}.json").as_uri()
    if uri not in store:
        return None
    resolver = jsonschema.RefResolver(uri, store[uri], store)
    return jsonschema.Draft202012Validator(store[uri], resolver=resolver).is_valid(event)


valid = json.loads((events / "valid.json").read_text())
invalid = json.loads((events / "invalid.json").read_text())
for name, event in worked.items():
    check(accepts(event) is True, f"the schema accepts {name}")
for sample in valid:
    check(accepts(changed(sample)) is True, f"the schema accepts: {sample['claim']}")
expected = {"refuses": False, "accepts": True, "none": None}
for sample in invalid:
    verdict = sample.get("schema", "refuses")
    check(accepts(changed(sample)) is expected[verdict], f"the schema {verdict}: {sample['claim']}")
print(f"{len(valid)} valid and {len(invalid)} invalid samples put to {len(store) - 1} schemas")

print("\n".join(failures))
sys.exit(1 if failures else 0)
