#!/usr/bin/env python3
"""A log whose key another program has: openssl signs, saksi never sees the key.

Usage: signer_test.py BIN_DIR

SPDX-License-Identifier: Apache-2.0
"""
import base64
import hashlib
import os
import subprocess
import sys

from scenario import expect, run, scratch, size_of, skipped

NAME = "example.org/log"
SIGNER = r"""
import base64, subprocess, sys, tempfile
text = sys.stdin.buffer.read()
with tempfile.NamedTemporaryFile() as file:
    file.write(text)
    file.flush()
    signature = subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", sys.argv[1], "-rawin", "-in", file.name],
                               capture_output=True, check=True).stdout
print("\u2014", sys.argv[2], base64.b64encode(bytes.fromhex(sys.argv[3]) + signature).decode())
"""


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], capture_output=True, check=True).stdout


def main():
    try:
        openssl("version")
    except OSError:
        print("skipped: there is no openssl")
        return skipped
    with scratch() as folder:
        pem, program, log = (os.path.join(folder, name) for name in ("pem", "sign.py", "log"))
        openssl("genpkey", "-algorithm", "ed25519", "-out", pem)
        public = b"\x01" + openssl("pkey", "-in", pem, "-pubout", "-outform", "DER")[-32:]
        key_id = hashlib.sha256(NAME.encode() + b"\n" + public).digest()[:4].hex()
        with open(pem + ".pub", "w") as file:
            file.write(f"{NAME}+{key_id}+{base64.b64encode(public).decode()}\n")
        with open(program, "w") as file:
            file.write(SIGNER)
        signer = ["--signer", f"PYTHONIOENCODING=utf-8 {sys.executable} {program} {pem} {NAME} {key_id}",
                  "--vkey", pem + ".pub", "--head", os.path.join(folder, "head")]
        run("saksi-log", "create", log, "--origin", NAME, *signer)
        run("saksi-log", "append", log, *signer, input=run("saksi-log", "preset", "pemilu-2024").stdout)
        expect(size_of(log) == 42, "the opening events are in")
        run("saksi-verify", "log", log, "--policy", pem + ".pub")
        openssl("genpkey", "-algorithm", "ed25519", "-out", pem)  # the program's key is another now
        event = '{"v":1,"type":"region","election":"pemilu-2024","by":"x","at":null,"name":"DENPASAR","parent":' \
                '{"kind":"provinsi","scheme":"kpu-2024","code":"51"},"unit":{"kind":"kabkota","scheme":"kpu-2024","code":"5171"}}'
        refused = run("saksi-log", "append", log, *signer, input=event + "\n", code=2)
        expect("the program's signature is not of the key in --vkey" in refused.stderr, refused.stderr)
        expect(size_of(log) == 42, "nothing unsigned is shown")
        run("saksi-verify", "log", log, "--policy", pem + ".pub")
    return 0


sys.exit(main())
