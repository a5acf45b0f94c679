"""The growth plot: time per event, and memory, against events. Plain SVG.

SPDX-License-Identifier: Apache-2.0
"""
import math

from measuring.stopwatch import median
from measuring.targets import seconds_of_writing
from measuring.work import AUDIT, DUCKDB, GO, PLAIN, TOGETHER, VERIFY

WIDTH, HEIGHT, LEFT, TOP, GAP = 330, 250, 60, 60, 190
LINES = (  # name, colour, how to find it
    ("saksi-verify log", "#0b6e4f", VERIFY + TOGETHER),
    ("saksi-tally totals", "#1f6fb2", AUDIT + TOGETHER),
    ("import and append", "#b3541e", None),
    ("libsodium, simdjson", "#8a8a8a", PLAIN),
    ("Go tlog, encoding/json", "#5c5c5c", GO),
    ("DuckDB, unverified", "#b9a23c", DUCKDB),
)


def draw(sizes):
    times = [(name, colour, points(sizes, lambda size, key=key: microseconds(size, key)))
             for name, colour, key in LINES]
    peaks = [(name, colour, points(sizes, lambda size, key=key: megabytes(size, key)))
             for name, colour, key in LINES]
    width = 2 * LEFT + 2 * WIDTH + 2 * GAP - 30
    body = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{TOP + HEIGHT + 55}" '
            'font-family="sans-serif" font-size="12">',
            f'<rect width="{width}" height="{TOP + HEIGHT + 55}" fill="#ffffff"/>',
            *panel(LEFT, "Time per event, microseconds (2 threads)", times, sizes),
            *panel(2 * LEFT + WIDTH + GAP - 20, "Memory at most, megabytes", peaks, sizes), "</svg>"]
    return "\n".join(body) + "\n"


def points(sizes, value):
    return [(size["entries"], found) for size in sizes if (found := value(size)) is not None]


def microseconds(size, key):
    if key is None:
        return seconds_of_writing(size) / size["entries"] * 1e6 if size["write"] else None
    return median(size["read"][key]) / size["entries"] * 1e6 if key in size["read"] else None


def megabytes(size, key):
    if key is None:
        return max((run["peak"] for runs in size["write"].values() for run in runs), default=0) / 1e6 or None
    return max(run["peak"] for run in size["read"][key]) / 1e6 if key in size["read"] else None


class Scale:
    """Decades, both ways: a straight slope is a power, a level line is no growth."""

    def __init__(self, values, start, length):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.start, self.length = start, length

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * self.length

    def decades(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def panel(left, title, lines, sizes):
    lines = [line for line in lines if line[2]]
    yield f'<text x="{left}" y="{TOP - 24}" font-size="14" font-weight="bold">{title}</text>'
    if not lines:
        return
    across = Scale([size["entries"] for size in sizes], left, WIDTH)
    up = Scale([y for _, _, found in lines for _, y in found], TOP + HEIGHT, -HEIGHT)
    yield from grid(left, across, up)
    labels = []
    for name, colour, found in lines:
        path = " ".join(f"{across.at(x):.1f},{up.at(y):.1f}" for x, y in found)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in found:
            yield (f'<circle cx="{across.at(x):.1f}" cy="{up.at(y):.1f}" r="3" fill="{colour}">'
                   f"<title>{name}: {y:.2f} at {x:,} events</title></circle>")
        labels.append((up.at(found[-1][1]), across.at(found[-1][0]), name, colour))
    yield from spread(labels)


def grid(left, across, up):
    for value in up.decades():
        y = up.at(value)
        yield f'<line x1="{left}" y1="{y:.1f}" x2="{left + WIDTH}" y2="{y:.1f}" stroke="#dddddd"/>'
        yield f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#444444">{value:g}</text>'
    for value in across.decades():
        x = across.at(value)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + HEIGHT}" stroke="#dddddd"/>'
        name = f"{value / 1e6:g} M" if value >= 1e6 else f"{value / 1e3:g} k"
        yield f'<text x="{x:.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle" fill="#444444">{name}</text>'
    yield f'<text x="{left + WIDTH / 2}" y="{TOP + HEIGHT + 40}" text-anchor="middle" fill="#444444">events</text>'


def spread(labels):
    """Names at the ends of their lines, no closer than they are high."""
    lowest = -math.inf
    for y, x, name, colour in sorted(labels):
        lowest = max(y, lowest + 15)
        yield f'<text x="{x + 8:.1f}" y="{lowest + 4:.1f}" fill="{colour}">{name}</text>'
