#!/usr/bin/env python3
"""Two writers at once: the second is refused with a clear sentence, and the
first is not disturbed.

Usage: writers_test.py BIN_DIR

SPDX-License-Identifier: Apache-2.0
"""
import subprocess
import time

from scenario import command, environment, expect, new_log, run, scratch, size_of


def main():
    with scratch() as folder:
        log, key = new_log(folder)
        size = size_of(log)
        first = subprocess.Popen(command("saksi-log", "append", log, "--key", key), env=environment,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(200):  # until the first has the lock, which it keeps while it waits for lines
            state = subprocess.run(command("saksi-log", "doctor", log, "--key", key), env=environment,
                                   capture_output=True, text=True)
            if "Another program is writing" in state.stdout:
                break
            time.sleep(0.05)
        second = run("saksi-log", "append", log, "--key", key, input="", code=2)
        expect("another program is writing to this log; try again when it is done" in second.stderr, second.stderr)
        indonesian = run("saksi-log", "append", log, "--key", key, "--lang", "id", input="", code=2)
        expect("program lain sedang menulis ke log ini" in indonesian.stderr, indonesian.stderr)
        event = '{"v":1,"type":"region","election":"pemilu-2024","by":"x","at":null,"name":"BULELENG","parent":' \
                '{"kind":"provinsi","scheme":"kpu-2024","code":"51"},"unit":{"kind":"kabkota","scheme":"kpu-2024","code":"5108"}}'
        answer = first.communicate(event + "\n")[0]
        expect(first.returncode == 0 and answer.startswith("logged 1"), answer)
        expect(size_of(log) == size + 1, "one entry more")
        run("saksi-verify", "log", log, "--policy", key + ".pub")


main()
