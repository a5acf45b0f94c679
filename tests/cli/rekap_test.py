#!/usr/bin/env python3
"""Rekap trees and proofs, against the rule written out slowly in Python.

Invented elections with everything that a tree must get right: TPS without forms,
emptied and replaced forms, forms of TPS that no list has or that were cancelled,
two ballots of one area, two sources, dapil that split kecamatan, votes from
abroad. Every root that saksi-log logs must be the oracle's event, byte for byte;
every TPS's proof must hold and have the oracle's tables; and no changed byte of a
proof may hold.

    rekap_test.py BIN

SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import pathlib
import random
import sys
import tempfile

from scenario import environment, expect, command, run
import subprocess

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from rekap_oracle import RekapOracle, canonical, leaf_hash  # noqa: E402

SCHEME = "kpu-2024"
LEVELS = ["tps", "desa", "kecamatan", "kabkota", "provinsi", "nasional"]
WEB, WITNESS = {"kind": "sirekap", "name": "web"}, {"kind": "saksi", "name": "uji"}
DESA = {"5171011001": 3, "5171011002": 2, "5171021001": 2, "5102012001": 4, "3171011001": 2,
        "6501012001": 1, "9902010001": 2}


def unit(kind, code):
    return {"code": code, "kind": kind, "scheme": SCHEME}


def tps(desa, number):
    return {"code": desa, "kind": "tps", "number": number, "scheme": SCHEME}


def event(kind, **fields):
    return {"v": 1, "type": kind, "election": "uji", "at": None, "by": "uji", **fields}


def party(key, number, candidates):
    return {"kind": "party", "key": key, "name": f"Partai {key}", "number": number, "candidates": [
        {"key": f"{key}-{c}", "name": f"Calon {c}", "number": c} for c in range(1, candidates + 1)]}


def pairs(*keys):
    return [{"kind": "pair", "key": k, "name": f"Pasangan {k}", "number": i + 1}
            for i, k in enumerate(keys)]


def persons(*keys):
    return [{"kind": "person", "key": k, "name": f"Calon {k}", "number": i + 1}
            for i, k in enumerate(keys)]


def ballot(id_, contest, where, options):
    return event("ballot", id=id_, contest=contest, unit=where, options=options)


BALLOTS = [
    ballot("ppwp/1", "ppwp", unit("nasional", "0"), pairs("a", "b", "c")),
    ballot("ppwp/2", "ppwp", unit("nasional", "0"), pairs("b", "c")),
    ballot("pdpr/5101/1", "pdpr", unit("dapil", "5101"), [party("satu", 1, 2), party("dua", 24, 0)]),
    ballot("pdpr/5101/2", "pdpr", unit("dapil", "5101"), [party("dua", 24, 1)]),
    ballot("pdpr/3102/1", "pdpr", unit("dapil", "3102"), [party("dua", 2, 1), party("tiga", 3, 2)]),
    ballot("pdpd/51/1", "pdpd", unit("provinsi", "51"), persons("x", "y")),
    ballot("pdprdk/517101/1", "pdprdk", unit("dapil", "517101"), [party("satu", 1, 1)]),
    ballot("pdprdk/517102/1", "pdprdk", unit("dapil", "517102"), [party("satu", 1, 2), party("dua", 2, 1)]),
]
DAPIL = [
    event("region", unit=unit("dapil", "5101"), name="BALI", parent=unit("provinsi", "51"),
          covers=[unit("provinsi", "51")]),
    event("region", unit=unit("dapil", "3102"), name="DKI II", parent=unit("provinsi", "31"),
          covers=[unit("provinsi", "31"), unit("provinsi", "99")]),
    # One kecamatan in two dapil.
    event("region", unit=unit("dapil", "517101"), name="DENPASAR 1", parent=unit("kabkota", "5171"),
          covers=[unit("desa", "5171011001")]),
    event("region", unit=unit("dapil", "517102"), name="DENPASAR 2", parent=unit("kabkota", "5171"),
          covers=[unit("kecamatan", "517101"), unit("kecamatan", "517102")]),
]
LISTS = [event("tps", unit=unit("desa", desa), tps=[{"kind": "reguler", "number": n} for n in range(1, last + 1)])
         for desa, last in DESA.items()]
LISTS[3]["tps"][3]["status"] = "batal"
ELECTION = event("election", name="Uji", voting_date="2024-02-14", scheme=SCHEME, rules={}, contests=[
    {"contest": "ppwp", "area": "nasional", "levels": LEVELS, "option_kind": "pair"},
    {"contest": "pdpr", "area": "dapil", "levels": LEVELS, "option_kind": "party"},
    {"contest": "pdpd", "area": "provinsi", "levels": LEVELS[:5], "option_kind": "person", "seats": 4},
    {"contest": "pdprdk", "area": "dapil", "levels": LEVELS[:4], "option_kind": "party"}])


class Forms:
    """Random forms of one election, and their corrections."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.lines = []

    def count(self):
        return self.dice.choice([None, 0, 0, 1, 7, 250])

    def row(self, size):
        row = [self.count() for _ in range(size)]
        return row if any(v is not None for v in row) or size == 0 else None

    def votes(self, made):
        options = made["options"]
        if self.dice.random() < 0.1:
            return None
        if options[0]["kind"] != "party":
            return self.row(len(options))
        lists = [self.row(len(o["candidates"])) for o in options]
        votes = {"partai": self.row(len(options)), "logo": self.row(len(options)), "calon": lists}
        if all(row is None for row in lists):
            votes["calon"] = None
        if self.dice.random() < 0.2:
            del votes["logo"]
        return votes if any(row is not None for row in votes.values()) else None

    def form(self, made, of, source, **more):
        dpt = {k: self.count() for k in self.dice.sample("jlp", 2)}
        suara = {k: self.count() for k in ("sah", "tidak_sah", "total")}
        line = event("c_hasil", contest=made["contest"], unit=of, round=1, ballot=made["id"],
                     source=source, votes=self.votes(made), **more)
        if any(v is not None for v in dpt.values()):
            line["pemilih"] = {"dpt": dpt}
        line["suara"] = suara if any(v is not None for v in suara.values()) else None
        self.lines.append(line)
        return line

    def of_contest(self, contest, codes, ballots, source=WEB, share=0.6):
        for desa, last in DESA.items():
            if not desa.startswith(tuple(codes)):
                continue
            for number in range(1, last + 1 + (self.dice.random() < 0.3)):  # one too many, now and then
                if self.dice.random() > share:
                    continue
                of = tps(desa, number)
                line = self.form(self.dice.choice(ballots(desa)), of, source)
                while self.dice.random() < 0.2:
                    line = self.form(self.dice.choice(ballots(desa)), of, source,
                                     replaces=leaf_hash(canonical(line)).hex(), cause="tanpa_keterangan")

    def all(self):
        by_id = {b["id"]: b for b in BALLOTS}
        pick = lambda *ids: lambda desa: [by_id[i] for i in ids]  # noqa: E731
        dapil = {"51": pick("pdpr/5101/1", "pdpr/5101/1", "pdpr/5101/2"), "31": pick("pdpr/3102/1"),
                 "99": pick("pdpr/3102/1")}
        self.of_contest("ppwp", [""], pick("ppwp/1", "ppwp/1", "ppwp/2"))
        self.of_contest("ppwp", ["51"], pick("ppwp/1"), WITNESS)
        self.of_contest("pdpr", ["51", "31", "99"], lambda desa: dapil[desa[:2]](desa))
        self.of_contest("pdpd", ["51"], pick("pdpd/51/1"))
        self.of_contest("pdprdk", ["5171"], lambda desa: [
            by_id["pdprdk/517101/1" if desa == "5171011001" else "pdprdk/517102/1"]])
        return self.lines


def entries_of(log):
    """Every entry, from the bundles alone."""
    size = int((log / "public/checkpoint").read_text().splitlines()[1])
    entries = []
    for n in range((size + 255) // 256):
        width = min(256, size - 256 * n)
        file = log / f"public/tile/entries/{n:03}{'' if width == 256 else f'.p/{width}'}"
        rest = file.read_bytes()
        while rest:
            length = int.from_bytes(rest[:2], "big")
            entries.append(rest[2:2 + length])
            rest = rest[2 + length:]
    return entries


def json_of(tool, *arguments, code=0):
    return json.loads(run(tool, *arguments, "--json", "-q", code=code).stdout)


def nodes_of(node):
    yield node
    for child in node.children.values():
        yield from nodes_of(child)


def verify(proof, code=0):
    return json_of("saksi-verify", "rekap", proof, "--policy", "key.pub", code=code)


def check_proofs(contest, source, node):
    """Every TPS of an area: its proof holds, and has the oracle's tables."""
    for table in nodes_of(node):
        for number, (of, form, _) in table.tps.items():
            name = f"{of[1]}{number:03}"
            run("saksi-prove", "rekap", "log", "--contest", contest, "--source", source, "--tps", name,
                "-o", "proof")
            answer = verify("proof")
            expect(answer["verdict"] == "holds", f"the proof of {contest} {name} holds")
            expect((answer["form"] is None) == (form is None), f"{name}: the form is there if there is one")
            expect(canonical(answer["tables"][0]) == table.text, f"{contest} {name}: the table of its place")
            expect(canonical(answer["tables"][-1]) == node.text, f"{contest} {name}: the table of the area")


def check_changed(proof, dice, tries):
    """A proof with one other byte does not parse, or does not hold."""
    good = proof.read_bytes()
    for _ in range(tries):
        at = dice.randrange(len(good))
        other = bytearray(good)
        other[at] = dice.choice([b for b in b'0123456789abcXY=[]",\n' if b != good[at]])
        pathlib.Path("changed").write_bytes(bytes(other))
        done = subprocess.run(command("saksi-verify", "rekap", "changed", "--policy", "key.pub", "-q"),
                              env=environment, capture_output=True)
        expect(done.returncode in (1, 2), f"byte {at} of the proof changed: exit code {done.returncode}")


def election(seed):
    run("saksi-key", "generate", "example.org/uji", "--secret", "key", "--public", "key.pub", "--no-passphrase")
    run("saksi-log", "create", "log", "--origin", "example.org/uji", "--key", "key")
    lines = [ELECTION, *DAPIL, *LISTS, *BALLOTS, *Forms(seed).all()]
    run("saksi-log", "append", "log", "--key", "key", input="".join(json.dumps(l) + "\n" for l in lines))
    entries = entries_of(pathlib.Path("log"))
    roots = json_of("saksi-log", "rekap", "log", "--key", "key", "--by", "uji")["roots"]
    logged = entries_of(pathlib.Path("log"))[len(entries):]
    expected = []
    for contest in ("ppwp", "pdpr", "pdpd", "pdprdk"):
        for source in (WITNESS, WEB) if contest == "ppwp" else (WEB,):
            oracle = RekapOracle(entries, contest, source["kind"], source["name"])
            for _, node in sorted(oracle.trees().items()):
                expected.append((contest, f"{source['kind']}:{source['name']}", node,
                                 canonical(oracle.root_event(node, "uji"))))
    expect(len(roots) == len(expected) == len(logged), f"seed {seed}: as many roots as areas with forms")
    expect(sorted(logged) == sorted(e for *_, e in expected), f"seed {seed}: each root is the oracle's")
    again = json_of("saksi-log", "rekap", "log", "--key", "key", "--by", "uji", "--contest", "pdpd")["roots"]
    expect([r["logged_before"] for r in again] == [False], "a later root is of a larger size")
    run("saksi-tally", "check", "log", "--detector", "R04", "-q")
    for contest, source, node, _ in expected:
        check_proofs(contest, source, node)
    return expected


def wrong_root():
    """A root that lies is found, and nothing is proved by it."""
    entries = entries_of(pathlib.Path("log"))
    root = next(json.loads(e) for e in entries if json.loads(e)["type"] == "rekap_root"
                and json.loads(e)["contest"] == "pdprdk")
    root["values"][0]["options"][0] = 1000
    run("saksi-log", "append", "log", "--key", "key", input=json.dumps(root))
    found = json_of("saksi-tally", "check", "log", "--detector", "R04", code=1)
    expect([f["detector"] for f in found["findings"]] == ["R04"], "check names the root that lies")
    done = run("saksi-prove", "rekap", "log", "--contest", "pdprdk", "--tps", "5171011001001", "-o", "proof",
               code=2)
    expect("is not what the entries give" in done.stderr, "nothing is proved with a root that lies")
    root["size"] = len(entries) + 2
    done = run("saksi-log", "append", "log", "--key", "key", input=json.dumps(root), code=2)
    expect("the log before it has fewer entries" in done.stderr, "a root of what is not there yet is refused")


with tempfile.TemporaryDirectory() as folder:
    for seed in range(2):
        os.makedirs(f"{folder}/{seed}")
        os.chdir(f"{folder}/{seed}")
        trees = election(seed)
        print(f"seed {seed}: {len(trees)} roots and every proof as the oracle has them")
    for contest, code in (("ppwp", "5171011001001"), ("pdpr", "9902010001002")):
        run("saksi-prove", "rekap", "log", "--contest", contest, "--source", "sirekap:web", "--tps", code,
            "-o", "proof")
        check_changed(pathlib.Path("proof"), random.Random(7), 60)
    print("120 changed bytes: none holds")
    wrong_root()
    os.chdir("/")
