"""The rekap tree of docs/format.md part 4, written out slowly and without saksi.

    trees = RekapOracle(entries, "ppwp", "sirekap", "web").trees()

`entries` are the bytes of a log's entries, in order. A tree is kept whole: every
node with its text, its hash and its sums. Handles the schemes in which codes
nest, and region events that say otherwise.

SPDX-License-Identifier: Apache-2.0
"""
import base64
import hashlib
import json

FIELDS = ([("pemilih", "dpt", k) for k in "jlp"]
          + [("pengguna", g, k) for g in ("dpt", "dptb", "dpk", "total") for k in "jlp"]
          + [("surat_suara", None, k) for k in ("diterima", "digunakan", "rusak", "sisa")]
          + [("disabilitas", None, k) for k in "jlp"]
          + [("suara", None, k) for k in ("sah", "tidak_sah", "total")])
RANK = {"tps": 0, "desa": 1, "kecamatan": 2, "ppln": 3, "dapil": 3, "kabkota": 4, "provinsi": 5,
        "nasional": 6}


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(entry):
    return sha256(b"\0", entry)


def tree_root(leaves):
    """RFC 6962, section 2.1."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha256(b"\1", tree_root(leaves[:k]), tree_root(leaves[k:]))


def place(unit):
    return (unit["code"], unit["kind"], unit["scheme"])


def number_of(form, section, group, key):
    """A count, or None where there is none."""
    at = form.get(section)
    for step in (group, key) if group else (key,):
        at = at.get(step) if at is not None else None
    return at


def item(row, i, size):
    """Item i of a row of `size`; KeyError where the row has another size."""
    if row is None:
        return None
    if len(row) != size:
        raise KeyError
    return row[i]


def option_numbers(form, ballot):
    """One number for each column of the ballot; None where the votes do not fit it."""
    options = ballot["options"]
    party = options[0]["kind"] == "party"
    votes = form.get("votes")
    columns = sum(2 + len(o["candidates"]) if party else 1 for o in options)
    if votes is None:
        return [None] * columns
    if party != isinstance(votes, dict):
        return None
    if not party:
        return votes if len(votes) == len(options) else None
    numbers = []
    try:
        for i, option in enumerate(options):
            numbers += [item(votes.get("partai"), i, len(options)),
                        item(votes.get("logo"), i, len(options))]
            names = item(votes.get("calon"), i, len(options))
            numbers += [item(names, c, len(option["candidates"]))
                        for c in range(len(option["candidates"]))]
    except KeyError:
        return None
    return numbers


class Part:
    """Sums of one ballot: each a number and of how many TPS."""

    def __init__(self):
        self.tps_in, self.forms, self.fields, self.options = 0, 0, [(0, 0)] * 25, []

    def add(self, more):
        self.tps_in += more.tps_in
        self.forms += more.forms
        self.fields = [(a + c, b + d) for (a, b), (c, d) in zip(self.fields, more.fields)]
        self.options += [(0, 0)] * (len(more.options) - len(self.options))
        self.options = [(a + c, b + d) for (a, b), (c, d) in zip(self.options, more.options)]

    def figures(self, sums):
        return [None if n == 0 else s if n == self.tps_in else [s, n] for s, n in sums]

    def written(self, ballot):
        return [ballot, self.tps_in, self.forms, self.figures(self.fields),
                self.figures(self.options)]


class Values:
    def __init__(self):
        self.total, self.absent, self.parts = 0, 0, {}

    def add(self, more):
        self.total += more.total
        self.absent += more.absent
        for ballot, part in more.parts.items():
            self.parts.setdefault(ballot, Part()).add(part)

    def in_order(self):
        return sorted(self.parts.items(), key=lambda one: (one[0] is not None, one[0] or ""))

    def written(self):
        return [self.total, self.absent] + [part.written(b) for b, part in self.in_order()]


class Node:
    def __init__(self, unit, dapil):
        self.unit, self.dapil, self.children, self.tps = unit, dapil, {}, {}
        self.values, self.columns, self.text, self.hash = Values(), None, b"", b""


class RekapOracle:
    def __init__(self, entries, contest, kind, name, round_=1):
        self.events = [(leaf_hash(e).hex(), json.loads(e)) for e in entries]
        self.contest, self.source, self.round = contest, {"kind": kind, "name": name}, round_
        self.names, self.parents, self.lists, self.covers, self.ballots = {}, {}, {}, {}, {}
        self.current, chain = {}, {}
        for index, (leaf, event) in enumerate(self.events):
            self.take(index, leaf, event, chain)
        self.entries = entries

    def take(self, index, leaf, event, chain):
        kind = event["type"]
        if kind == "election":
            self.pemilu = event
        if kind == "ballot":
            self.ballots.setdefault(event["id"], (index, event))
        if kind not in ("region", "tps", "c_hasil"):
            return
        key = canonical([kind, event["unit"], event.get("contest"), event.get("round"),
                         event.get("source") if kind == "c_hasil" else None])
        if key in chain and event.get("replaces") != chain[key]:
            return
        chain[key] = leaf
        if kind == "region":
            self.parents[place(event["unit"])] = event["parent"] and place(event["parent"])
            if event["unit"]["kind"] == "dapil":
                self.covers[place(event["unit"])] = [place(u) for u in event.get("covers", [])]
        if kind == "tps":
            self.lists[place(event["unit"])] = event["tps"]
        if (kind == "c_hasil" and event["contest"] == self.contest
                and event["round"] == self.round and event["source"] == self.source):
            unit = event["unit"]
            self.current[(unit["scheme"], unit["code"], unit["number"])] = (index, leaf, event)

    # Places.

    def parent(self, unit):
        if unit in self.parents:
            above = self.parents[unit]
            return above if above and RANK[above[1]] > RANK[unit[1]] else None
        code, kind, scheme = unit
        if not scheme.startswith(("kpu-", "kemendagri-")):
            return None
        above = {"desa": ("kecamatan", 6), "kecamatan": ("kabkota", 4), "kabkota": ("provinsi", 2)}
        if kind == "provinsi":
            return ("0", "nasional", scheme)
        return (code[:above[kind][1]], above[kind][0], scheme) if kind in above else None

    def above(self, unit):
        """The unit and all above it."""
        chain = []
        while unit:
            chain.append(unit)
            unit = self.parent(unit)
        return chain

    def home(self, scheme, code):
        for kind in ("desa", "ppln", "kecamatan", "kabkota", "dapil", "provinsi", "nasional"):
            if (code, kind, scheme) in self.lists:
                return (code, kind, scheme)
        return (code, "desa", scheme)

    def listed(self):
        for (code, _, scheme), items in self.lists.items():
            for one in items:
                if one.get("status") == "batal":
                    continue
                for number in range(one["number"], one.get("to", one["number"]) + 1):
                    yield (scheme, code, number)

    # Leaves.

    def ballot_of(self, index, form):
        known = self.ballots.get(form["ballot"])
        if not known or known[0] >= index or known[1]["contest"] != self.contest:
            return None
        return known[1] if option_numbers(form, known[1]) is not None else None

    def dapil_of(self, chain, ballot):
        if ballot:
            return place(ballot["unit"]) if ballot["unit"]["kind"] == "dapil" else None
        units = sorted({place(b["unit"]) for _, b in self.ballots.values()
                        if b["contest"] == self.contest and b["unit"]["kind"] == "dapil"})
        for unit in chain:
            for dapil in units:
                if unit in self.covers.get(dapil, []):
                    return dapil
        return None

    def leaf(self, tps, listed):
        """form hash, values, ballot"""
        values = Values()
        values.total = int(listed)
        if tps not in self.current:
            values.absent = 1
            return None, values, None
        index, leaf, form = self.current[tps]
        ballot = self.ballot_of(index, form)
        part = Part()
        part.forms = 1
        votes = option_numbers(form, ballot) if ballot else []
        part.tps_in = int(any(v is not None for v in votes))
        part.fields = [(v or 0, int(v is not None)) for v in (number_of(form, *f) for f in FIELDS)]
        part.options = [(v or 0, int(v is not None)) for v in votes]
        values.absent = int(listed and not part.tps_in)
        values.parts[ballot["id"] if ballot else None] = part
        return leaf, values, ballot

    def leaf_text(self, tps, form, values):
        scheme, code, number = tps
        unit = {"code": code, "kind": "tps", "number": number, "scheme": scheme}
        key = [self.pemilu["election"], self.contest, self.round, "c_hasil", unit, self.source]
        return canonical([key, form, values.written() if form else None])

    # The tree.

    def trees(self):
        """The root node of each area that has a form, by its place."""
        rules = next(c for c in self.pemilu["contests"] if c["contest"] == self.contest)
        kind = rules["levels"][-1]
        listed = set(self.listed())
        roots, filled = {}, set()
        for tps in sorted(listed | set(self.current)):
            form, values, ballot = self.leaf(tps, tps in listed)
            chain = self.above(self.home(tps[0], tps[1]))
            at = next((i for i, unit in enumerate(chain) if unit[1] == kind), None)
            if at is None or chain[0][1] == "dapil":
                continue
            dapil = self.dapil_of(chain, ballot)
            area = chain[at]
            path = [unit for unit in reversed(chain[:at]) if unit[1] != "dapil"]
            node = roots.setdefault(area, Node(area, None))
            if dapil:
                node = node.children.setdefault(dapil, Node(dapil, dapil))
                path = path or [chain[0]]
            for unit in path:
                node = node.children.setdefault(unit, Node(unit, dapil))
            node.tps[tps[2]] = (tps, form, values)
            if form:
                filled.add(area)
        for area in filled:
            self.close(roots[area])
        return {area: roots[area] for area in filled}

    def close(self, node):
        for child in node.children.values():
            self.close(child)
        merges = any(unit[1] == "dapil" and unit != node.unit for unit in node.children)
        if merges:
            used = {b for child in node.children.values() for b in child.values.parts if b}
            node.columns = sorted({o["key"] for b in used for o in self.ballots[b][1]["options"]})
        rows = []
        for unit, child in sorted(node.children.items()):
            values = self.merged(child.values, node.columns) if merges else child.values
            node.values.add(values)
            rows.append([list(unit), base64.b64encode(child.hash).decode(), values.written()])
        for number, (tps, form, values) in sorted(node.tps.items()):
            shown = self.merged(values, node.columns) if merges else values
            node.values.add(shown)
            node.leaf = sha256(b"\2", self.leaf_text(tps, form, values))
            rows.append([number, base64.b64encode(node.leaf).decode(),
                         shown.written() if form else None])
        node.text = canonical([list(node.unit), node.dapil and list(node.dapil), node.columns, rows])
        node.hash = sha256(b"\3", node.text)

    def merged(self, values, columns):
        made = Values()
        made.total, made.absent = values.total, values.absent
        for ballot, part in values.parts.items():
            one = Part()
            one.tps_in, one.forms, one.fields = part.tps_in, part.forms, part.fields
            one.options = [(0, 0)] * (2 * len(columns))
            at = 0
            for option in self.ballots[ballot][1]["options"] if ballot else []:
                column = 2 * columns.index(option["key"])
                one.options[column] = part.options[at]
                if option["kind"] == "party":
                    one.options[column + 1] = part.options[at + 1]
                    at += 1 + len(option["candidates"])
                at += 1
            edition = ballot.rsplit("/", 1)[-1] or None if ballot else None
            made.parts.setdefault(edition, Part()).add(one)
        return made

    def root_event(self, node, by):
        values = node.values
        event = {"v": 1, "type": "rekap_root", "election": self.pemilu["election"], "at": None,
                 "by": by, "source": self.source, "contest": self.contest, "round": self.round,
                 "area": {"code": node.unit[0], "kind": node.unit[1], "scheme": node.unit[2]},
                 "basis": "c_hasil", "size": len(self.entries),
                 "log_root": tree_root([leaf_hash(e) for e in self.entries]).hex(),
                 "root": node.hash.hex(), "tps_total": values.total, "tps_absent": values.absent,
                 "tps_in": sum(part.tps_in for part in values.parts.values()),
                 "values": []}
        if node.columns is not None:
            event["columns"] = node.columns
        for ballot, part in values.in_order():
            event["values"].append({"ballot": ballot, "tps_in": part.tps_in, "forms": part.forms,
                                    "fields": part.figures(part.fields),
                                    "options": part.figures(part.options)})
        return event
