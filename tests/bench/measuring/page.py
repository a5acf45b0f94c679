"""docs/performance.md: what stands between its markers is written here.

    <!-- measured: NAME -->
    <!-- end -->

SPDX-License-Identifier: Apache-2.0
"""
import re

from measuring import growth, plot, targets
from measuring.benches import RATES
from measuring.stopwatch import median, ratio
from measuring.work import ALONE, AUDIT, DUCKDB, GO, PLAIN, TOGETHER


def write(data, path, docs):
    """The page at `path` with new figures, and the plot, into the folder `docs`."""
    text = path.read_text()
    parts = {"machine": machine(data), "targets": target_table(data), "reading": reading(data),
             "writing": writing(data), "growth": growth_part(data),
             "benches": bench_table(data), "checks": checks(data)}
    for name, part in parts.items():
        lines = list(part)
        text, found = re.subn(rf"(<!-- measured: {name} -->\n).*?(<!-- end -->)",
                              lambda match: match[1] + "\n".join(lines or ["Not measured."]) + "\n" + match[2], text,
                              flags=re.DOTALL)
        if found != 1:
            raise SystemExit(f"{path}: no place for {name}")
    (docs / "performance.md").write_text(text)
    (docs / "performance.svg").write_text(plot.draw(in_order(data)))


def in_order(data):
    """The sizes that were measured, smallest first."""
    sizes = sorted(data.get("sizes", {}).items(), key=lambda item: int(item[0]))
    return [size for _, size in sizes if "entries" in size]


def table(head, rows, right=()):
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---:" if i in right else "---" for i in range(len(head))) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def machine(data):
    of = data["machine"]
    yield (f"{of['cores']} cores of an {of['cpu']} ({', '.join(of['has'])}), {of['memory'] / 1e9:.0f} GB, "
           f"{of['system']}, {of['compiler']}, `release` preset. The files lie in the page cache.")


def target_table(data):
    rows = [target.cells for target in targets.evaluate(data)]
    if rows:
        yield from table(("work", "target", "measured", "met"), rows)


def commands_by_size(sizes, part):
    """A table's head and rows: what each command of a part took at each size."""
    names = list(dict.fromkeys(name for size in sizes for name in size[part]))
    head = ["seconds (megabytes at most)"] + [f"{size['entries']:,} events" for size in sizes]
    return head, [[name] + [cell(size[part].get(name)) for size in sizes] for name in names]


def reading(data):
    sizes = in_order(data)
    if not sizes:
        return
    head, rows = commands_by_size(sizes, "read")
    yield from table(head, rows, right=range(1, len(head)))
    yield ""
    head[0] = f"`{AUDIT}`, 2 threads, is so many times faster than"
    rows = [[peer] + [times(size["read"].get(AUDIT + TOGETHER), size["read"].get(peer)) for size in sizes]
            for peer in (AUDIT + ALONE, PLAIN, GO, DUCKDB)]
    yield from table(head, rows, right=range(1, len(head)))
    for name, reason in data.get("absent", {}).items():
        yield f"\nNot measured: {name}. {reason}."


def cell(runs):
    return f"{median(runs):.2f} ({max(run['peak'] for run in runs) / 1e6:.0f})" if runs else ""


def times(ours, theirs):
    return f"{ratio(ours, theirs):.1f}" if ours and theirs else ""


def writing(data):
    sizes = in_order(data)
    if not sizes:
        return
    head, rows = commands_by_size(sizes, "write")
    rows.append(["events a second, all together"] + [
        f"{size['entries'] / targets.seconds_of_writing(size):,.0f}" if size["write"] else ""
        for size in sizes])
    rows.append(["gigabytes of log"] + [f"{size['bytes'] / 1e9:.2f}" for size in sizes])
    yield from table(head, rows, right=range(1, len(head)))


def growth_part(data):
    if "growth" in data:
        yield from growth.sentence(data["growth"])


BASELINES = {
    "x_scalar": "libsodium, one after the other",
    "x_naive": "libsodium's one-shot function and the RFC's recursion",
    "x_single": "the same, one by one",
    "x_json": "the general parser on the same bytes (time, not speed)",
    "x_simdjson": "simdjson on the same bytes (time, not speed)",
    "x_floor": "hashing the entries alone (time, not speed)",
    "x_alone": "one submitter after the other, in the same run",
}


def bench_table(data):
    rows = []
    for name, counters in data.get("bench", {}).items():
        rate = next((counters[name] for name in RATES if name in counters), None)
        speed = f"{rate / 1000:,.1f} k/s" if rate else ""
        ratios = [(f"{counters[key]:.2f}", of) for key, of in BASELINES.items() if key in counters]
        rows.extend((f"`{name}`", speed, number, of) for number, of in ratios or [("", "")])
    if rows:
        yield from table(("benchmark", "speed", "ratio", "to"), rows, right=(1, 2))


def checks(data):
    if "same" in data:
        same = data["same"]
        answer = "the same bytes" if not same["differ"] else "**different bytes**: " + ", ".join(same["differ"])
        yield (f"- {len(same['commands'])} commands (verify log, check, totals of two contests at every level) on "
               f"{same['entries']:,} events, with 1 and 2 threads and hashed by "
               f"{', '.join(same['backends'])}: {answer}.")
    if "flips" in data:
        flips = data["flips"]
        caught = flips["flips"] - len(flips["unseen"])
        codes = ", ".join(f"{count} with exit code {code}" for code, count in sorted(flips["exit_codes"].items()))
        yield (f"- One bit flipped at {flips['flips']} random places of a log of {flips['entries']:,} events in "
               f"{flips['files']} files: `saksi-verify log` saw {caught} ({codes}).")


def say_what_failed(data):
    """Prints targets and checks; are there checks that do not hold?"""
    for target in targets.evaluate(data):
        print(" | ".join(target.cells))
    failed = data.get("same", {}).get("differ", []) + data.get("flips", {}).get("unseen", [])
    for line in list(checks(data)) + failed:
        print(line)
    return bool(failed)
