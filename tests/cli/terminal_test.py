#!/usr/bin/env python3
"""A passphrase typed at the terminal is not shown, and the terminal is put back
as it was, also by the interrupt key. Progress is for terminals only.

Usage: terminal_test.py BIN_DIR

SPDX-License-Identifier: Apache-2.0
"""
import os
import pty
import signal
import subprocess
import termios
import time

from scenario import command, environment, expect, run, scratch


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, *arguments):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command(*arguments)[0], command(*arguments), environment)
        self.seen = ""

    def wait_for(self, text):
        end = time.monotonic() + 60
        while text not in self.seen and time.monotonic() < end:
            try:
                self.seen += os.read(self.fd, 4096).decode()
            except OSError:
                break
        expect(text in self.seen, f"the terminal shows {text!r}: {self.seen!r}")

    def echoes(self):
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)

    def answer(self, prompt, line):
        self.wait_for(prompt)
        while self.echoes():
            time.sleep(0.01)
        self.seen = ""
        os.write(self.fd, line)

    def end(self):
        try:
            while more := os.read(self.fd, 4096):
                self.seen += more.decode()
        except OSError:
            pass
        return os.waitpid(self.pid, 0)[1]


def main():
    with scratch() as folder:
        key = os.path.join(folder, "key")
        make = ("saksi-key", "generate", "example.org/log", "--secret", key, "--public", key + ".pub")
        different = Terminal(*make)
        different.answer("New passphrase: ", b"correct horse\n")
        different.answer("The same again: ", b"correct house\n")
        expect(os.waitstatus_to_exitcode(different.end()) == 2, "two passphrases that differ are refused")
        expect("not the same" in different.seen and "horse" not in different.seen, different.seen)

        same = Terminal(*make, "--lang", "id")
        same.answer("Frasa sandi baru: ", b"correct horse\n")
        same.answer("Sekali lagi: ", b"correct horse\n")
        expect(os.waitstatus_to_exitcode(same.end()) == 0, same.seen)
        expect("horse" not in same.seen, "what is typed is not shown")

        with open(os.path.join(folder, "pass"), "w") as file:
            file.write("correct horse\n")
        os.chmod(file.name, 0o600)
        shown = run("saksi-key", "show", key, "--passphrase-file", file.name).stdout
        expect(shown == open(key + ".pub").read(), "it is the same key")

        stopped = Terminal("saksi-key", "show", key)
        stopped.answer(f"Passphrase of {key}: ", b"\x03")
        status = stopped.end()
        expect(os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, "the interrupt key ends it")

        quiet = subprocess.run(command("saksi-verify", "log", folder, "--policy", key + ".pub"), env=environment,
                               capture_output=True, text=True)
        expect("\r" not in quiet.stderr, "no progress outside a terminal")


main()
