# Random JSON values, two lines each: one of many spellings, and the canonical
# one by Python's own printer with keys ordered by UTF-16 as RFC 8785 says.
#
# SPDX-License-Identifier: Apache-2.0
import json
import random
import sys

PIECES = ["a", "B", "0", "", " ", '"', "\\", "/", "\x00", "\x1f", "\n", "\t", "\x7f", "\u0080",
          "\u00e9", "\u20ac", "\ud7ff", "\ue000", "\ufb33", "\uffff", "\U00010000", "\U0001f600"]


def text(source):
    return "".join(source.choice(PIECES) for _ in range(source.randrange(5)))


def value(source, depth=0):
    kind = source.randrange(5 if depth == 8 else 7)
    if kind < 2:
        return source.choice([0, 1, -1, 2**53 - 1, 1 - 2**53, source.randrange(-10**6, 10**6)])
    if kind < 4:
        return text(source)
    if kind == 4:
        return source.choice([None, True, False])
    if kind == 5:
        return [value(source, depth + 1) for _ in range(source.randrange(4))]
    return {text(source): value(source, depth + 1) for _ in range(source.randrange(6))}


def in_order(item):
    if isinstance(item, list):
        return [in_order(part) for part in item]
    if isinstance(item, dict):
        keys = sorted(item, key=lambda key: key.encode("utf-16-be"))
        return {key: in_order(item[key]) for key in keys}
    return item


def main():
    source = random.Random(8785)
    for _ in range(int(sys.argv[1])):
        item = value(source)
        spaced = source.choice([(", ", ": "), (" ,\t", " :\r"), (",", ":")])
        print(json.dumps(item, ensure_ascii=source.random() < 0.5, separators=spaced))
        print(json.dumps(in_order(item), ensure_ascii=False, separators=(",", ":")))


sys.stdout.reconfigure(encoding="utf-8", newline="\n")
main()
