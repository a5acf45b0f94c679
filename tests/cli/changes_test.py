#!/usr/bin/env python3
"""What changed between two real snapshots of a thousand TPS, against a plain loop.

The loop reads the raw JSON of February 2024 and the CSV of March 2024 and knows
nothing of saksi. The forms that changed, each value before and after, the net
effect and the table for a forum must be those that it finds.

    changes_test.py BIN DATA      exit 77: DATA, the shared real data, is absent

SPDX-License-Identifier: Apache-2.0
"""
import collections
import csv
import io
import json
import pathlib
import sys

from scenario import expect, new_log, run, scratch, skipped

data = pathlib.Path(sys.argv[2])
if not data.is_dir():
    print(f"skipped: no real data at {data}")
    sys.exit(skipped)
raw = data / "sirekap_raw_json/ppwp"
march = data / "sirekap_tps_2024_march/ppwp_tps_31_sample.csv"
OPTIONS = {"100025": "paslon_1", "100026": "paslon_2", "100027": "paslon_3"}
SUMS = ("suara_sah", "suara_tidak_sah", "suara_total")
GROUPS = ("pemilih_dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total")
NAMES = ("dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total")


def first_snapshot():
    """Code → numbers, None where there is none."""
    forms = {}
    for path in raw.rglob("*.json"):
        seen = json.loads(path.read_text())
        chart, block = seen["chart"] or {}, seen["administrasi"] or {}
        form = {label: chart.get(key) for key, label in OPTIONS.items()}
        form |= {name: block.get(name) for name in SUMS}
        form |= {f"{name}_{sex}": block.get(f"{group}_{sex}")
                 for group, name in zip(GROUPS, NAMES) for sex in "jlp"}
        forms[path.stem] = form
    return forms


def second_snapshot(names):
    with open(march, newline="") as file:
        return {row["tps_code"]: {n: int(row[n]) if row[n] != "" else None for n in names}
                for row in csv.DictReader(file)}


def compare(before, after):
    """Kind → codes, by the numbers alone."""
    kinds = collections.defaultdict(set)
    for code, is_ in after.items():
        was = before[code]
        lost = [n for n in was if was[n] is not None and is_[n] is None]
        other = [n for n in was if None not in (was[n], is_[n]) and was[n] != is_[n]]
        filled = [n for n in was if was[n] is None and is_[n] is not None]
        if lost and all(value is None for value in is_.values()):
            kinds["withdrawn"].add(code)
        elif lost or other:
            kinds["changed"].add(code)
        elif filled:
            kinds["newly_in"].add(code)
        else:
            kinds["unchanged"].add(code)
    return kinds


def code_of(unit):
    return f"{unit['code']}{unit['number']:03}"


with scratch() as folder:
    log, key = new_log(folder)
    for when, kind, path in (("2024-02-18", "sirekap-json", raw), ("2024-03-17", "sirekap-csv", march)):
        run("saksi-log", "import", log, str(path), "--key", key, "--format", kind, "--election", "pemilu-2024",
            "--contest", "ppwp", "--source", "sirekap:web", "--observed", f"{when}T12:00:00+07:00")
    between = ("--since", "2024-02-18T12:00:00+07:00", "--until", "2024-03-17T12:00:00+07:00", "-q")
    found = json.loads(run("saksi-tally", "changes", log, *between, "--json").stdout)
    with_new = json.loads(run("saksi-tally", "changes", log, *between, "--with-new", "--json").stdout)
    table = run("saksi-tally", "changes", log, *between, "--forum", "bawaslu").stdout

before = first_snapshot()
after = second_snapshot(next(iter(before.values())).keys())
kinds = compare(before, after)
expect({kind: len(codes) for kind, codes in kinds.items()} ==
       {"unchanged": 594, "newly_in": 383, "changed": 21, "withdrawn": 2}, "the loop finds 594, 383, 21 and 2")

counts = found["counts"]["c_hasil"]
for kind in ("newly_in", "changed", "withdrawn"):
    expect(counts[kind] == len(kinds[kind]), f"{kind}: {counts[kind]}")
    codes = {code_of(form["unit"]) for form in with_new["forms"] if form["change"] == kind}
    expect(codes == kinds[kind], f"{kind} are the TPS that the loop names")
rows = found["snapshot_after"]["rows"]
never = rows - sum(counts.values())  # rows of which no form was ever logged
expect(counts["unchanged"] + counts["images"] + never == 594, "what no form was ever of is unchanged as well")
expect(found["with_instrument"] == 0, "no change has an instrument")

net = collections.Counter()
for form in found["forms"]:
    code = code_of(form["unit"])
    for value in form["values"]:
        name = value["what"]
        expect((value.get("before"), value.get("after")) == (before[code][name], after[code][name]), f"{code} {name}")
    named = {value["what"] for value in form["values"] if value.get("before") != value.get("after")}
    differ = {n for n in before[code] if before[code][n] != after[code][n]}
    expect(named == differ, f"{code}: all that differs is named")
    sums = [sum(side[code][label] or 0 for label in OPTIONS.values()) == side[code]["suara_sah"]
            if None not in [side[code][n] for n in (*OPTIONS.values(), "suara_sah")] else None
            for side in (before, after)]
    said = [{"holds": True, "does_not_hold": False}.get(form[f"options_{when}"]) for when in ("before", "after")]
    expect(sums == said, f"{code}: whether the options add up, before and after")
for code in kinds["changed"] | kinds["withdrawn"]:
    for label in OPTIONS.values():
        net[label] += (after[code][label] or 0) - (before[code][label] or 0)
expect({effect["label"]: effect["net"] for effect in found["net"]} == dict(net), "the net effect")
expect([abs(effect["net"]) for effect in found["net"]] == sorted(map(abs, net.values()), reverse=True),
       "the largest first")

lines = list(csv.DictReader(io.StringIO(table)))
expect({line["kode"] for line in lines} == kinds["changed"] | kinds["withdrawn"], "the table names the same TPS")
for line in lines:
    was, is_ = before[line["kode"]][line["uraian"]], after[line["kode"]][line["uraian"]]
    expect(line["sebelum"] == ("" if was is None else str(was)), f"{line['kode']} sebelum")
    expect(line["sesudah"] == ("" if is_ is None else str(is_)), f"{line['kode']} sesudah")
    expect(line["selisih"] == ("" if None in (was, is_) else str(is_ - was)), f"{line['kode']} selisih")
cengkareng = [line for line in lines if line["kode"] == "3173011006006" and line["uraian"] == "paslon_1"]
expect([(line["sebelum"], line["sesudah"]) for line in cengkareng] == [("111", "117")], "TPS 006 Cengkareng Timur")
print(f"changes: {dict(net)}")
