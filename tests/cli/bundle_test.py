#!/usr/bin/env python3
"""Evidence bundles: byte for byte what Python puts together from the log's entries.

The log has a TPS with three versions of its form, one of them after the total, and
two strays. The oracle (tests/support/evidence_oracle.py) makes the bundle from all
entries, with RFC 6962's definitions written out; the worked file of
docs/format.md is made in the same way from the worked events.

    bundle_test.py BIN SOURCE

SPDX-License-Identifier: Apache-2.0
"""
import hashlib
import html.parser
import json
import os
import pathlib
import random
import subprocess
import sys

from scenario import command, environment, expect, run, scratch

source = pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(source / "tests/support"))
from evidence_oracle import bundle, rekap_proof  # noqa: E402
from rekap_oracle import canonical, leaf_hash  # noqa: E402

SCHEME = "kpu-2024"
LEVELS = ["tps", "desa", "kecamatan", "kabkota", "provinsi", "nasional"]
WEB = {"kind": "sirekap", "name": "web"}
PLACES = [("51", "provinsi", SCHEME), ("5171", "kabkota", SCHEME), ("517101", "kecamatan", SCHEME),
          ("5171011003", "desa", SCHEME)]
NATION = ("0", "nasional", SCHEME)


def unit(place):
    return {"code": place[0], "kind": place[1], "scheme": place[2]}


def event(kind, **fields):
    return {"v": 1, "type": kind, "election": "uji", "at": None, "by": "uji", **fields}


def form(votes, replaces=None, number=1, **more):
    made = event("c_hasil", contest="ppwp", round=1, ballot="ppwp/1", source=WEB, votes=votes,
                 unit={"code": "5171011003", "kind": "tps", "number": number, "scheme": SCHEME}, **more)
    if replaces is not None:
        made |= {"replaces": leaf_hash(canonical(replaces)).hex(), "cause": made.get("cause", "tanpa_keterangan")}
    return made


def append(*events):
    run("saksi-log", "append", "log", "--key", "key", input="".join(json.dumps(e) + "\n" for e in events))


def entries_of(log):
    """Every entry of a small log, from its one bundle."""
    size = int((log / "public/checkpoint").read_text().splitlines()[1])
    rest = (log / f"public/tile/entries/000.p/{size}").read_bytes()
    entries = []
    while rest:
        length = int.from_bytes(rest[:2], "big")
        entries.append(rest[2:2 + length])
        rest = rest[2 + length:]
    return entries


def checkpoint():
    return pathlib.Path("log/public/checkpoint").read_text()


def election():
    """entries 0 … 13: see the claims below"""
    run("saksi-key", "generate", "example.org/uji", "--secret", "key", "--public", "key.pub", "--no-passphrase")
    run("saksi-log", "create", "log", "--origin", "example.org/uji", "--key", "key")
    options = [{"kind": "pair", "key": k, "name": f"Pasangan {k}", "number": i + 1} for i, k in enumerate("ab")]
    append(event("election", name="Uji", voting_date="2024-02-14", scheme=SCHEME, rules={}, contests=[
        {"contest": "ppwp", "area": "nasional", "levels": LEVELS, "option_kind": "pair"}]))
    append(event("ballot", id="ppwp/1", contest="ppwp", unit=unit(NATION), options=options))
    for above, place, name in zip([NATION] + PLACES, PLACES, ["BALI", "DENPASAR", "SELATAN", "SESETAN"]):
        append(event("region", unit=unit(place), name=name, parent=unit(above)))
    append(event("tps", unit=unit(PLACES[-1]), tps=[{"kind": "reguler", "number": 1, "to": 3}]))
    ruling = event("ruling", body="mk", number="1/PHPU/2024", date="2024-03-01", title="Perselisihan")
    append(ruling)
    first = form([10, 20])
    append(first)
    append(form([9, 9]))  # replaces nothing: a stray
    second = form([11, 20], first, cause="putusan", instrument=leaf_hash(canonical(ruling)).hex())
    append(second)
    run("saksi-log", "rekap", "log", "--key", "key", "--by", "uji")
    append(form(None, second, cause="penarikan"))
    append(form([7, 7], first))  # replaces what is not current: a stray


def prove(*arguments):
    run("saksi-prove", "bundle", "log", *arguments, "--policy", "key.pub", "-o", "made")
    return pathlib.Path("made").read_text()


def verify(file, code=0, policy="key.pub"):
    return json.loads(run("saksi-verify", "bundle", file, "--policy", policy, "--json", "-q", code=code).stdout)


def check_made():
    """What is made is what the oracle makes."""
    entries, policy = entries_of(pathlib.Path("log")), pathlib.Path("key.pub").read_bytes()
    expect(len(entries) == 14, "the log has 14 entries")
    proof = rekap_proof(entries, checkpoint(), 11, 11, [1], 10, "ppwp", WEB, NATION, PLACES, 1)
    claims = ["versions 8 10 12", "strays 9 13"]
    named = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13}
    expect(prove("--tps", "5171011003001") == bundle(entries, checkpoint(), claims + ["current"], named, policy, proof),
           "the bundle of a TPS is the oracle's")
    os.rename("made", "whole")
    expect(prove("--tps", "5171011003001", "--without-rekap", "--entry", "6", "--entry", "8") ==
           bundle(entries, checkpoint(), ["entry 6"] + claims, named | {6}, policy), "without its rekap proof too")
    os.rename("made", "short")
    expect(prove("--entry", "11", "--entry", "3") ==
           bundle(entries, checkpoint(), ["entry 3", "entry 11"], {3, 11}, policy), "and one of any entries")


def check_answers():
    answer = verify("whole")
    expect([(c["claim"], c["entries"], c["answer"]) for c in answer["claims"]] == [
        ("versions", [8, 10, 12], "holds"), ("strays", [9, 13], "holds"), ("current", [10], "holds"),
        ("beside", [0, 1, 2, 3, 4, 5, 7], "holds")], "each claim has its answer")
    expect(answer["counts"] == 10 and answer["policy_match"] == "same", "and says which version counts")
    expect(verify("short")["counts"] is None, "which needs the rekap proof")


class Page(html.parser.HTMLParser):
    """What a reader of the page sees, and what it is made of."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text, self.commands, self.open = set(), set(), "", [], []
        self.feed(text)
        expect(not self.open, "every element is closed")

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "pre":
            self.commands.append("")
        for name, value in attrs:
            expect(name != "href" or value.startswith("#"), "links stay on the page")

    def handle_endtag(self, tag):
        expect(self.open.pop() == tag, "elements lie within each other")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            expect("url(" not in data and "@import" not in data, "the style needs nothing else")
            return
        self.text += data
        if "pre" in self.open:
            self.commands[-1] += data


def page_of(bundle_file, code=0, policy="key.pub", lang="id"):
    text = run("saksi-verify", "bundle", bundle_file, "--policy", policy, "--report", "html", "--lang", lang,
               code=code).stdout
    page = Page(text)
    expect(page.tags <= {"html", "head", "meta", "title", "style", "body", "section", "div", "h1", "h2", "h3", "p",
                         "table", "thead", "tbody", "tr", "th", "td", "a", "small", "strong", "ul", "li", "pre", "br"},
           f"no element but those of a text: {page.tags}")
    expect(page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href"},
           f"no attribute that does something: {page.attributes}")
    return text, page


def in_order(text, *pieces):
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        expect(found >= 0, f"the page says, after what stands before it: {piece}")
        at = found + len(piece)


def check_page():
    text, page = page_of("whole")
    expect(text == page_of("whole", lang="en")[0], "both languages are in it, whatever the tool speaks")
    policy, file = (hashlib.sha256(pathlib.Path(f).read_bytes()).hexdigest() for f in ("key.pub", "whole"))
    leaves = [leaf_hash(entry).hex() for entry in entries_of(pathlib.Path("log"))]
    head = checkpoint().splitlines()
    in_order(page.text, "Laporan berkas bukti", "COCOK", "TPS 001 SESETAN, SELATAN, BALI (5171011003001)",
             leaves[8], leaves[9], leaves[10], "putusan", "1/PHPU/2024", leaves[12], leaves[13], head[2],
             "Persandingan", "paslon_1", "Pasangan a", "10", "B1 · entri 8", "11", "B3 · entri 10", "+1", "putusan",
             "SESETAN", "TPS 1", "JUMLAH", "Entri 12 datang sesudah pohon rekap", "sama dengan kertas",
             "Cara memeriksa ulang", file, policy,
             "Report on an evidence bundle", "HOLDS", leaves[8], "Side by side", "Not proved", file,
             "Lampiran", leaves[0], '"type":"election"')
    check_commands(page)


def check_commands(page):
    """The commands of the page, run as they stand there, without saksi but for its own."""
    os.makedirs("hand", exist_ok=True)
    for name, copy in (("whole", "bukti"), ("key.pub", "kebijakan")):
        pathlib.Path("hand", copy).write_bytes(pathlib.Path(name).read_bytes())
    with_path = environment | {"PATH": f"{os.path.dirname(command('saksi-verify')[0])}:{os.environ['PATH']}"}
    said = [subprocess.run(["bash", "-euc", text], cwd="hand", env=with_path, capture_output=True, text=True)
            for text in page.commands[:3]]
    expect(said[0].returncode == 0 and "COCOK" in said[0].stdout, "saksi says that it holds")
    leaf = leaf_hash(entries_of(pathlib.Path("log"))[12]).hex()
    expect(said[1].stdout.split() == [leaf, "-", "COCOK"], "sha256sum and openssl find leaf hash and root")
    expect("Signature Verified Successfully" in said[2].stdout, "openssl verifies the log's signature")
    pathlib.Path("hand/bukti").write_bytes(pathlib.Path("made").read_bytes())
    done = subprocess.run(["bash", "-euc", page_of("made")[1].commands[1]], cwd="hand", capture_output=True, text=True)
    expect(done.stdout.split() == [leaf_hash(entries_of(pathlib.Path("log"))[3]).hex(), "-", "COCOK"],
           "of another entry's path too, with siblings on either side")
    broken = pathlib.Path("whole").read_text().replace('"cause":"penarikan"', '"cause":"putusan"', 1)
    pathlib.Path("hand/bukti").write_text(broken)
    done = subprocess.run(["bash", "-euc", page.commands[1]], cwd="hand", capture_output=True, text=True)
    expect("TIDAK COCOK" in done.stdout, "and that another entry does not lead there")


def check_bad_pages():
    text = pathlib.Path("whole").read_text()
    pathlib.Path("forged").write_text(text.replace('"votes":[11,20]', '"votes":[99,20]'))
    page = page_of("forged", code=1)[1]
    in_order(page.text, "Laporan berkas bukti", "TIDAK COCOK", "Jangan mengutip", "entri 10: bukti menuju akar lain",
             "DOES NOT HOLD", "Nothing of it is to be cited")
    run("saksi-key", "generate", "example.org/uji", "--secret", "k2", "--public", "k2.pub", "--no-passphrase")
    page = page_of("whole", code=1, policy="k2.pub")[1]
    in_order(page.text, "TIDAK COCOK", "tidak dapat diandalkan", "Kebijakannya LAIN", "TIDAK DAPAT DIPERIKSA")
    expect("paslon_1" not in page.text.split("Lampiran")[0], "and shows no figure of what nobody vouches for")


def check_hostile():
    """Texts of the log that would like to be something else."""
    os.makedirs("hostile", exist_ok=True)
    os.chdir("hostile")
    evil = "</pre><script>alert(1)</script><img src=x onerror=alert(1)>\u202eABC'\"&amp;"
    run("saksi-key", "generate", "example.org/uji", "--secret", "key", "--public", "key.pub", "--no-passphrase")
    run("saksi-log", "create", "log", "--origin", "example.org/uji", "--key", "key")
    append(event("election", name=evil, voting_date="2024-02-14", scheme=SCHEME, rules={}, contests=[
               {"contest": "ppwp", "area": "nasional", "levels": LEVELS, "option_kind": "pair"}]),
           event("ballot", id="ppwp/1", contest="ppwp", unit=unit(NATION), options=[
               {"kind": "pair", "key": k, "name": evil, "number": i + 1} for i, k in enumerate("ab")]),
           event("region", unit=unit(PLACES[-1]), name=evil, parent=unit(PLACES[-2])))
    first = form([1, 2])
    append(first, form([2, 2], first, cause="pembetulan", instrument=evil))
    prove("--tps", "5171011003001", "--entry", "0")
    text, page = page_of("made")
    expect("script" not in page.tags and "\u202e" not in text, "nothing of it is markup, or turns the writing")
    in_order(page.text, "TPS 001 </pre><script>alert(1)", "\\xe2\\x80\\xaeABC'\"&amp;", "Persandingan", "<script>",
             "Lampiran", "<script>")
    words = run("saksi-verify", "bundle", "made", "--policy", "key.pub").stdout
    expect("\u202e" not in words and "\\xe2\\x80\\xae" in words, "nor on a terminal")
    os.chdir("..")


def check_worked():
    """tests/vectors/evidence_bundle.txt, from tests/vectors/events."""
    vectors = source / "tests/vectors"
    text = (vectors / "evidence_bundle.txt").read_text()
    entries = [(vectors / f"events/{name}.json").read_bytes() for name in
               ("election", "tps", "ballot", "c_hasil", "rekap_root", "region", "c_hasil_replaces")]
    end = text[text.rindex("\n\nexample.org/log\n") + 2:]
    proof = rekap_proof(entries, end, 4, 4, [2], 3, "ppwp", WEB, NATION, PLACES, 7)
    policy = b"log example.org/log+b9efd0a3+AZsfhHkc/HZjBFhU04netcqVRJ2HXydqg4QLBgqznPxx\nquorum none\n"
    expect(text == bundle(entries, end, ["versions 3 6", "current"], {0, 2, 3, 5, 6}, policy, proof),
           "the worked bundle is the oracle's")
    pathlib.Path("worked").write_text(text)
    pathlib.Path("worked.policy").write_bytes(policy)
    expect(verify("worked", policy="worked.policy")["verdict"] == "holds", "and it holds")


def check_changed(dice, tries):
    """A bundle with one other byte does not parse, or does not hold."""
    good = pathlib.Path("whole").read_bytes()
    entries = good.index(b"claim")
    for _ in range(tries):
        at = dice.randrange(entries, len(good))
        other = bytearray(good)
        other[at] = dice.choice([b for b in b'0123456789abcXY=[]", \n' if b != good[at]])
        pathlib.Path("changed").write_bytes(bytes(other))
        done = subprocess.run(command("saksi-verify", "bundle", "changed", "--policy", "key.pub", "-q"),
                              env=environment, capture_output=True)
        expect(done.returncode in (1, 2), f"byte {at} of the bundle changed: exit code {done.returncode}")


with scratch() as folder:
    os.chdir(folder)
    election()
    check_made()
    check_answers()
    check_worked()
    check_page()
    check_bad_pages()
    check_hostile()
    check_changed(random.Random(5), 12)
    print("three bundles and the worked one are the oracle's; 12 changed bytes: none holds")
    os.chdir("/")
