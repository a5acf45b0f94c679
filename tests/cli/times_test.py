#!/usr/bin/env python3
"""Time stamps made by stock openssl with an authority of this test's own.

    times_test.py BIN

SPDX-License-Identifier: Apache-2.0
"""
import datetime
import json
import os
import shutil
import subprocess

from scenario import command, environment, expect, import_regions, new_log, regions, run, scratch, size_of

CONFIGURATION = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha1, sha256, sha384
accuracy = secs:{seconds}{more}
[stamping]
extendedKeyUsage = critical,timeStamping
"""


def openssl(*words, **options):
    subprocess.run(["openssl", *words], check=True, stderr=subprocess.DEVNULL, **options)


class Authority:
    """A root, and under it a key that stamps."""

    def __init__(self, folder, name, accuracy=(1, "")):
        self.folder = os.path.join(folder, name)
        os.mkdir(self.folder)
        self.root, self.certificate = self.path("root.pem"), self.path("tsa.pem")
        with open(self.path("conf"), "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(folder=self.folder, seconds=accuracy[0], more=accuracy[1]))
        with open(self.path("serial"), "w", encoding="utf-8") as file:
            file.write("01\n")
        openssl("req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", self.path("root.key"), "-out", self.root,
                "-subj", f"/CN=Akar {name}", "-days", "9")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", self.path("tsa.key"), "-out", self.path("tsa.csr"),
                "-subj", f"/O=Uji/CN=Stempel {name}")
        openssl("x509", "-req", "-in", self.path("tsa.csr"), "-CA", self.root, "-CAkey", self.path("root.key"),
                "-CAcreateserial", "-days", "9", "-extfile", self.path("conf"), "-extensions", "stamping", "-out",
                self.certificate)

    def path(self, name):
        return os.path.join(self.folder, name)

    def stamp(self, text, answer, digest="-sha256"):
        with open(self.path("text"), "w", encoding="utf-8") as file:
            file.write(text)
        openssl("ts", "-query", "-data", self.path("text"), digest, "-cert", "-out", self.path("query"))
        openssl("ts", "-reply", "-config", self.path("conf"), "-section", "own", "-queryfile", self.path("query"), "-signer",
                self.certificate, "-inkey", self.path("tsa.key"), "-chain", self.root, "-out", answer)


def text_of(log, size):
    with open(os.path.join(log, f"public/checkpoints/{size}"), encoding="utf-8") as file:
        return file.read().split("\n\n")[0] + "\n"


def times(log, authority, code=0):
    return json.loads(run("saksi-log", "times", log, "--tsa", authority, "--json", "-q", code=code).stdout)


def verdict(log, authority):
    answer = times(log, authority, code=1)["stamps"]
    expect(len(answer) == 1 and "no_later_than" not in answer[0], "of a stamp that does not hold no time is told")
    return answer[0]["verdict"]


def check_bytes(log, path, authority, good):
    """No changed byte gives another time: a stamp holds and says the same, or does not hold."""
    with open(path, "rb") as file:
        whole = file.read()
    for place in range(0, len(whole), 61):
        with open(path, "wb") as file:
            file.write(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
        answer = run_any(log, authority)
        expect(answer.returncode == 1 or json.loads(answer.stdout)["stamps"] == good, f"byte {place}")
    for wrong in (b"", whole[:-1], whole + b"\0", b"\x30\x03\x02\x01\x00", os.urandom(100)):
        with open(path, "wb") as file:
            file.write(wrong)
        expect(verdict(log, authority) == "malformed", f"{len(wrong)} bytes are no stamp")
    with open(path, "wb") as file:
        file.write(whole)


def run_any(log, authority):
    return subprocess.run(command("saksi-log", "times", log, "--tsa", authority, "--json", "-q"), env=environment,
                          capture_output=True, text=True)


with scratch() as folder:
    log, key = new_log(folder)
    size = size_of(log)
    path = os.path.join(log, f"public/checkpoints/{size}.tsr")
    own, other = Authority(folder, "satu"), Authority(folder, "dua")
    run("saksi-log", "times", log, "--tsa", own.root, code=2)
    before = datetime.datetime.now(datetime.timezone.utc)
    own.stamp(text_of(log, size), path)
    held = times(log, own.root)["stamps"]
    told = datetime.datetime.fromisoformat(held[0]["no_later_than"])
    after = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)
    expect(before <= told <= after, f"the stamped time and one second: {told}")
    expect(held[0]["authority"] == "CN=Stempel satu,O=Uji" and held[0]["size"] == size, "whose word it is, of what")
    expect(times(log, own.certificate)["stamps"] == held, "the authority's own certificate is enough")
    expect(verdict(log, other.root) == "not_trusted", "another's is not")
    run("saksi-log", "times", log, "--tsa", key + ".pub", code=2)
    run("saksi-verify", "log", log, "--policy", key + ".pub")
    check_bytes(log, path, own.root, held)

    own.stamp(text_of(log, size)[:-1], path)
    expect(verdict(log, own.root) == "another_text", "a text without its last line feed is another")
    own.stamp(text_of(log, size), path, digest="-sha1")
    expect(verdict(log, own.root) == "weak", "SHA-1 stamps nothing")
    rough = Authority(folder, "kasar", accuracy=(90, ", millisecs:1"))
    rough.stamp(text_of(log, size), path)
    later = datetime.datetime.fromisoformat(times(log, rough.root)["stamps"][0]["no_later_than"])
    expect(later >= before + datetime.timedelta(seconds=91 - 1), "how far a clock may be off is added, rounded up")

    # A log that went on keeps its stamps; a checkpoint of another history is not one of it.
    own.stamp(text_of(log, size), path)
    run(*import_regions(log, key, regions(folder, "more.csv", 1, 1), 10))
    run("saksi-log", "times", log, "--tsa", own.root, "--policy", key + ".pub")
    archived = os.path.join(log, f"public/checkpoints/{size}")
    foreign = os.path.join(folder, "foreign")
    os.mkdir(foreign)
    another, _ = new_log(foreign)
    os.chmod(archived, 0o644)
    run(*import_regions(another, os.path.join(foreign, "key"), regions(folder, "x.csv", 3, 1), 11))
    shutil.copy(os.path.join(another, f"public/checkpoints/{size_of(another)}"), archived)
    expect(verdict(log, own.root) == "malformed", "a checkpoint that is not what its name says")
