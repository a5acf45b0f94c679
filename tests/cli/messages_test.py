#!/usr/bin/env python3
"""Holds the message catalogue to three promises.

1. Every text in the sources has a translation, with the same {places}, and no
   translation is of a text that is gone ("messages" is the target that updates).
2. The words of docs/glossary.md that we never use as a claim are in neither language.

Usage: messages_test.py SOURCE_DIR

SPDX-License-Identifier: Apache-2.0
"""
import ast
import os
import re
import subprocess
import sys
import tempfile

# What is never said; and where the same letters are another thing: names of a
# form's fields, and the sentence that says what a figure is not.
NEVER = [r"\bcurang\b", r"\bkecurangan\b", r"manipulasi", r"\bdihapus (oleh )?kpu\b", r"\bterbukti\b", r"\bsah\b",
         r"\bhasil resmi\b", r"\bpemenang\b", r"\basli\b",
         r"\bfraud", r"\bmanipulat", r"\bdeleted by kpu\b", r"\bproven\b", r"\bofficial results?\b", r"\bwinners?\b",
         r"\bgenuine\b", r"\bauthentic\b"]
ALLOWED = [r"suara sah", r"tidak sah", r"^sah \{\d\}", r"bukan hasil resmi penyelenggara pemilu",
           r"bukan bukti kecurangan", r"not an official result of the election's organiser",
           r"not evidence of fraud"]


def read_catalogue(path):
    """msgid → msgstr, the header left out."""
    entries, key, fields = {}, None, {}
    for line in list(open(path, encoding="utf-8")) + [""]:
        line = line.strip()
        if line.startswith("#~"):
            continue
        start = re.match(r'(msgid|msgstr) (".*")$', line)
        if start and start[1] == "msgid":
            fields = {}
        if start:
            key = start[1]
            fields[key] = ast.literal_eval(start[2])
        elif line.startswith('"'):
            fields[key] += ast.literal_eval(line)
        if not line and fields.get("msgid"):
            entries[fields["msgid"]] = fields["msgstr"]
            fields = {}
    return entries


def places(text):
    return sorted(re.findall(r"\{\d*\}", text))


def claims(text):
    text = text.lower()
    for allowed in ALLOWED:
        text = re.sub(allowed, "", text)
    return [never for never in NEVER if re.search(never, text)]


def complaints(wanted, catalogue):
    for text in wanted:
        if not catalogue.get(text):
            yield f"no translation of: {text}"
    for text, translation in catalogue.items():
        if text not in wanted:
            yield f"no source says any more: {text}"
        elif translation and places(text) != places(translation):
            yield f"other places than the text has: {translation}"
        for said in (text, translation):
            for never in claims(said):
                yield f"says {never}: {said}"


def main():
    source = os.path.abspath(sys.argv[1])
    po = os.path.join(source, "tools", "po")
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "saksi.pot")
        subprocess.run(["bash", os.path.join(po, "update.sh"), source, pot], check=True)
        found = list(complaints(read_catalogue(pot), read_catalogue(os.path.join(po, "id.po"))))
    for each in found:
        print(each)
    return 1 if found else 0


sys.exit(main())
