"""Elections of a size, invented once, and logs of them.

SPDX-License-Identifier: Apache-2.0
"""
import re
import shutil
from pathlib import Path

CONTESTS = ("ppwp", "pdpr", "pdpd", "pdprdp", "pdprdk")
ALL_TPS = 820_161
EVENTS_A_TPS = 5.18  # of five contests, with regions and what opens an election
SOURCE = b'"source":{"kind":"kantor","name":"gladi"}'


def parse_size(text):
    """"100k", "1M", "4.2M" or a plain number of events."""
    number, unit = re.fullmatch(r"([0-9.]+)([kM]?)", text).groups()
    return round(float(number) * {"": 1, "k": 1000, "M": 1_000_000}[unit])


def as_seen_by(source, file):
    """The same forms of another source, in a file beside it."""
    seen = file.with_suffix(f".{source}.ndjson")
    with open(file, "rb") as lines, open(seen, "wb") as out:
        for line in lines:
            out.write(line.replace(SOURCE, SOURCE.replace(b'gladi"', b'gladi%d"' % source)))
    return seen


class Election:
    """About `events` events, as files. More than a whole country has are the same
    forms as several sources saw them."""

    def __init__(self, events, folder, tools, stopwatch):
        self.tps = min(ALL_TPS, max(1, round(events / EVENTS_A_TPS)))
        self.sources = max(1, round(events / EVENTS_A_TPS / ALL_TPS))
        self.folder = Path(folder)
        self.files = self.folder / "gladi"
        self.log = self.folder / "log"
        self.tools = Path(tools)
        self.watch = stopwatch

    def tool(self, name, *words):
        return self.watch.run([self.tools / name, *words])[0]

    def invent(self):
        """What inventing it took; nothing if it was there already."""
        done = self.folder / "invented"
        if done.exists():
            return None
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        took = self.tool("saksi-simulate", "--seed", "7", "--tps", self.tps,
                         "--contests", ",".join(CONTESTS), "-o", self.files)
        self.tool("saksi-key", "generate", "example.org/measured", "--secret", self.folder / "key",
                  "--public", self.folder / "vkey", "--no-passphrase", "--quiet")
        done.touch()
        return took

    def write(self):
        """A new log of everything; what each step took, by name."""
        self.put_away()
        for name in ("key.head", "cache"):
            (self.folder / name).unlink(missing_ok=True)
        key = ("--key", self.folder / "key")
        self.tool("saksi-log", "create", self.log, "--origin", "example.org/measured", *key)
        steps = {"append opening": self.tool("saksi-log", "append", self.log,
                                             self.files / "opening.ndjson", *key)}
        steps["import regions"] = self.imports("regions.csv", "regions-csv", "gladi", key)
        for source in range(1, self.sources + 1):
            self.write_forms(source, steps, key)
        return steps

    def put_away(self):
        """The log is moved, not deleted: some file systems make files slowly for minutes
        after many were deleted."""
        if self.log.exists():
            old = self.folder / "old"
            old.mkdir(exist_ok=True)
            self.log.rename(old / str(len(list(old.iterdir()))))

    def clear(self):
        shutil.rmtree(self.folder / "old", ignore_errors=True)

    def write_forms(self, source, steps, key):
        name = "gladi" if source == 1 else f"gladi{source}"
        end = "" if source == 1 else f".{source}"
        steps[f"import ppwp{end}"] = self.imports("ppwp.csv", "sirekap-csv", name, key,
                                                  "--contest", "ppwp")
        for contest in CONTESTS[1:]:
            file = self.files / f"{contest}.ndjson"
            seen = file if source == 1 else as_seen_by(source, file)
            steps[f"append {contest}{end}"] = self.tool("saksi-log", "append", self.log, seen, *key)
            if seen != file:
                seen.unlink()  # of many sources all would take as much room as their log

    def imports(self, file, form, source, key, *more):
        return self.tool("saksi-log", "import", self.log, self.files / file, "--format", form,
                         "--election", "gladi", "--source", f"kantor:{source}",
                         "--observed", "2024-03-01T00:00:00Z", *more, *key)

    def size(self):
        return int((self.log / "public" / "checkpoint").read_text().split("\n")[1])

    def bytes(self):
        return sum(file.stat().st_size for file in (self.log / "public").rglob("*")
                   if file.is_file())

    def forms_csv(self):
        """Every form of one source as a row, for whoever adds up tables. Legislative
        ones have their parties' votes."""
        path = self.folder / "forms.csv"
        if path.exists():
            return path
        unfinished = path.with_suffix(".part")
        with open(unfinished, "wb") as out:
            out.write(b"contest,code,number,dpt,sah,tidak_sah,total,"
                      + b",".join(b"v%d" % i for i in range(1, 19)) + b"\n")
            self.rows_of_csv(out)
            for contest in CONTESTS[1:]:
                self.rows_of_ndjson(contest, out)
        return unfinished.rename(path)

    def rows_of_csv(self, out):
        with open(self.files / "ppwp.csv", "rb") as lines:
            names = next(lines).strip().split(b",")
            wanted = [names.index(name) for name in (
                b"dpt_j", b"suara_sah", b"suara_tidak_sah", b"suara_total",
                b"paslon_1", b"paslon_2", b"paslon_3")]
            for line in lines:
                cells = line.rstrip().split(b",")
                out.write(b"ppwp,%s,%d,%s%s\n" % (
                    cells[0][:10], int(cells[0][10:]), b",".join(cells[i] for i in wanted),
                    b"," * 15))

    def rows_of_ndjson(self, contest, out):
        found = re.compile(
            rb'"dpt":{"j":(\d+).*"suara":{"sah":(\d+),"tidak_sah":(\d+),"total":(\d+)}'
            rb'.*"unit":{"code":"(\d+)".*"number":(\d+).*"votes":(?:.*"partai":)?\[([0-9,]*)\]')
        with open(self.files / f"{contest}.ndjson", "rb") as lines:
            for line in lines:
                dpt, sah, tidak, total, code, number, votes = found.search(line).groups()
                votes = votes.split(b",")[:18]
                out.write(b",".join((contest.encode(), code, number, dpt, sah, tidak, total, *votes))
                          + b"," * (18 - len(votes)) + b"\n")
