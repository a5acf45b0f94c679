"""Memory as a machine of one's own has it.

SPDX-License-Identifier: Apache-2.0
"""
from pathlib import Path


class PageCache:
    """Filled with a file of holes, which takes no room on the disk, and then with what is
    to be read. A virtual machine may give free memory back to its host, and every page
    that is asked back costs several times what writing it costs; pages in use it keeps,
    and those of the holes go first when others are wanted."""

    def __init__(self, folder):
        self.holes = Path(folder) / "holes"

    def fill(self, inputs):
        with open(self.holes, "wb") as file:
            file.truncate(available())
        for path in (self.holes, *sorted(Path(inputs).iterdir())):
            read_through(path)

    def release(self):
        self.holes.unlink(missing_ok=True)


def read_through(path):
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


def available():
    """Bytes that could be had."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    raise SystemExit("/proc/meminfo says nothing of available memory")
