"""A log that no memory holds, beside one of a million events. What its reading takes hangs on
the disk, so that the processor is compared: seconds outside the kernel, for an event.

SPDX-License-Identifier: Apache-2.0
"""
import shutil

from measuring.stopwatch import median
from measuring.work import AUDIT, threads, totals

SMALL = 1_000_000  # events
SMALL_RUNS = 5  # before the large one, and after it: the clock of a machine drifts


def measure(small, large, watch):
    """Writes what is not there; totals of both, in turn."""
    if not small.log.exists():
        write(small)
    steps = None
    if not large.log.exists():
        ask_for_room(small, large)
        steps = write(large).values()
    runs = [count(small, watch) for _ in range(SMALL_RUNS)]
    took = count(large, watch)
    runs += [count(small, watch) for _ in range(SMALL_RUNS)]
    found = {"small": entry(small, median(runs, "user"), runs[0]),
             "large": entry(large, took["user"], took), "bytes": large.bytes()}
    if steps:
        found["writing"] = {"seconds": sum(step["wall"] for step in steps),
                            "peak": max(step["peak"] for step in steps)}
    return found


def write(election):
    election.invent()
    return election.write()


def ask_for_room(small, large):
    """For the log, and for the forms of one source: as many bytes as its part of the log."""
    wanted = small.bytes() / small.tps * large.tps * (large.sources + 1)
    large.folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(large.folder).free
    if free < wanted:
        raise SystemExit(f"growth: the log and its forms take some {wanted / 1e9:.0f} GB, and {large.folder} has "
                         f"{free / 1e9:.0f} GB free; ask for fewer events with --large")


def count(election, watch):
    program, *words = totals(election, "ppwp", "desa")[1]
    return watch.run([election.tools / program, *words, *threads(2)])[0]


def entry(election, user, took):
    return {"entries": election.size(), "microseconds": user / election.size() * 1e6,
            "wall": took["wall"], "peak": took["peak"]}


def sentence(data):
    """For the page."""
    large, small = data["large"], data["small"]
    yield (f"{large['entries']:,} events, the same forms as several sources saw them, in {data['bytes'] / 1e9:.1f} GB: "
           f"`{AUDIT}` of one source took {large['wall']:.0f} seconds and {large['peak'] / 1e6:.0f} MB, and "
           f"{large['microseconds']:.2f} microseconds of the processor for an event, outside the kernel; "
           f"{small['microseconds']:.2f} at {small['entries']:,} events, before and after it.")
    if "writing" in data:
        writing = data["writing"]
        yield (f"It was written in {writing['seconds']:.0f} seconds, {large['entries'] / writing['seconds']:,.0f} events "
               f"a second, in steps that took up to {writing['peak'] / 1e6:,.0f} MB.")
