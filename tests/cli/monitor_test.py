#!/usr/bin/env python3
"""saksi-monitor against a log that grows, from a folder and from a server that
can do wrong: what it says, its exit codes, its lines, its hook, its end.

Usage: monitor_test.py BIN_DIR

SPDX-License-Identifier: Apache-2.0
"""
import contextlib
import functools
import http.server
import json
import os
import shutil
import signal
import subprocess
import threading
import time

from scenario import command, environment, expect, run, scratch, size_of

HEAD = {"v": 1, "election": "pemilu-2024", "at": None, "by": "uji"}
WEB = {"kind": "sirekap", "name": "web"}


def form(number, votes, **more):
    unit = {"kind": "tps", "scheme": "kpu-2024", "code": "5171011003", "number": number}
    return {**HEAD, "type": "c_hasil", "contest": "ppwp", "round": 1, "ballot": "ppwp/1", "source": WEB, "unit": unit,
            "votes": votes, "suara": {"sah": sum(votes), "tidak_sah": 0, "total": sum(votes)}, **more}


class Log:
    """A log with its key and policy, cosigned by nobody."""

    def __init__(self, folder):
        self.folder, self.key = os.path.join(folder, "log"), os.path.join(folder, "key")
        self.policy = self.key + ".pub"
        run("saksi-key", "generate", "example.org/log", "--secret", self.key, "--public", self.policy, "--no-passphrase")
        run("saksi-log", "create", self.folder, "--origin", "example.org/log", "--key", self.key)
        self.append_text(run("saksi-log", "preset", "pemilu-2024").stdout)
        self.append([{**HEAD, "type": "tps", "unit": {"kind": "desa", "scheme": "kpu-2024", "code": "5171011003"},
                      "tps": [{"kind": "reguler", "number": 1, "to": 400}]}])

    def append_text(self, text):
        run("saksi-log", "append", self.folder, "--key", self.key, input=text)

    def append(self, events):
        self.append_text("".join(json.dumps(event) + "\n" for event in events))

    def leaf(self, index):
        shown = run("saksi-log", "show", self.folder, str(index), "--json", "-q").stdout
        return json.loads(shown)["entries"][0]["leaf"]


class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        instead = self.server.instead.get(self.path)
        if instead is None:
            return super().do_GET()
        self.send_response(200 if instead else 404)
        self.send_header("Content-Length", str(len(instead)))
        self.end_headers()
        self.wfile.write(instead)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """A server of the folder; `instead` has other bytes for some paths, none for a 404."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    server.instead = {}
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def look(place, state, policy, *more, code=0):
    return json.loads(run("saksi-monitor", place, "--state", state, "--policy", policy, "--json", "-q", *more, code=code).stdout)


def alarms(report):
    return [alarm["alarm"] for alarm in report["alarms"]]


def totals_of(log):
    row = json.loads(run("saksi-tally", "totals", log, "--json", "-q").stdout)["whole"][0]
    return {name: row[name] for name in ("fields", "options", "tps_in", "tps_total", "forms")}


def check_growth(folder, log):
    """Events, findings and totals of a round; nothing new; filters that are bound."""
    state = os.path.join(folder, "growth")
    first = look(log.folder, state, log.policy)
    expect(first["growth"] == "first" and not first["events"], "the first round tells no event")
    before = size_of(log.folder)
    log.append([form(number, [number, 2, 3]) for number in range(1, 8)])
    log.append([form(1, [50, 2, 3], replaces=log.leaf(before), cause="tanpa_keterangan"),
                form(2, [2, 2, 9], suara={"sah": 1, "tidak_sah": 0, "total": 1}, replaces=log.leaf(before + 1),
                     cause="pembetulan", instrument="formulir D")])
    report = look(log.folder, state, log.policy, "--mass", "1", code=1)
    expect((report["new"], report["matching"]) == (9, 9), "nine entries are new")
    expect(alarms(report) == ["silent_change", "mass_corrections"], "a silent change, and two corrections are many")
    expect(report["alarms"][0]["entries"][0]["index"] == before + 7, "the entry is named")
    change = report["events"][7]
    expect(change["replaces"] == before and change["cause"] == "tanpa_keterangan", "what it replaces")
    expect({"label": "paslon_1", "key": "ppwp/anies-muhaimin", "before": 1, "after": 50} in change["values"], "and with what")
    found = {finding["detector"] for finding in report["findings"]}
    expect({"D17", "D01"} <= found, f"findings of what is new: {found}")
    row = report["totals"][0]["whole"][0]
    expect({name: row[name] for name in totals_of(log.folder)} == totals_of(log.folder), "totals are those of saksi-tally")
    again = look(log.folder, state, log.policy, "--mass", "1")
    expect(again["growth"] == "unchanged" and not again["alarms"] and again["totals"] == report["totals"], "told once")
    look(log.folder, state, log.policy, "--region", "51", code=2)
    run("saksi-monitor", log.folder, "--state", state, "--policy", log.policy, "--lang", "id", "--limit", "2")


def check_wrong(folder, log):
    """A server that takes back, alters, or keeps back; each is said for what it is."""
    state = os.path.join(folder, "wrong")
    copy = os.path.join(folder, "older")
    shutil.copytree(os.path.join(log.folder, "public"), copy)
    with served(os.path.join(log.folder, "public")) as (server, address):
        look(address, state, log.policy)
        before = size_of(log.folder)
        log.append([form(number, [1, 2, 3]) for number in range(100, 340)])
        kept = open(state, "rb").read()
        server.instead = {"/checkpoint": b"<html>please log in</html>"}
        look(address, state, log.policy, code=2)
        bundle = f"/tile/entries/{before // 256:03}"
        server.instead = {bundle: b""}
        look(address, state, log.policy, code=2)
        whole = open(os.path.join(log.folder, "public") + bundle, "rb").read()
        server.instead = {bundle: whole.replace(b'"votes":[1,2,3]', b'"votes":[9,2,3]')}
        report = look(address, state, log.policy, code=1)
        expect(alarms(report) == ["does_not_fit"] and report["alarms"][0]["file"] == bundle[1:], "the file is named")
        expect(not report["events"] and open(state, "rb").read() == kept, "and nothing of it is told or kept")
        server.instead = {}
        expect(look(address, state, log.policy)["new"] == 240, "a later round goes on")
        server.instead = {"/checkpoint": open(os.path.join(copy, "checkpoint"), "rb").read()}
        report = look(address, state, log.policy, code=1)
        expect(alarms(report) == ["older"], "an old checkpoint is an older one, and no fork")
        server.instead = {"/checkpoint": open(os.path.join(copy, "checkpoint"), "rb").read().replace(b"\n", b"\n\n", 1)}
        look(address, state, log.policy, code=2)
    look(address, state, log.policy, code=2)
    expect(look(log.folder, state, log.policy)["growth"] == "unchanged", "and the log itself is still followed")


def check_fork(folder):
    """Two logs of one key: saksi-verify sees from the evidence alone what happened."""
    one, state = Log(folder), os.path.join(folder, "state")
    other = os.path.join(folder, "other")
    shutil.copytree(one.folder, other)
    shutil.copy(one.key + ".head", os.path.join(folder, "head"))
    one.append([form(1, [1, 2, 3])])
    look(one.folder, state, one.policy)
    for number in (1, 2, 3):
        line = json.dumps(form(number, [7, 7, 7]))
        run("saksi-log", "append", other, "--key", one.key, "--head", os.path.join(folder, "head"), input=line)
    hook = os.path.join(folder, "hook")
    report = look(other, state, one.policy, "--hook", f"cat > {hook}", code=1)
    expect(alarms(report) == ["forked"], "a fork")
    told = json.loads(open(hook, encoding="utf-8").read())
    expect(told["alarm"] == "forked" and told["evidence"] == report["alarms"][0]["evidence"], "the hook read the alarm")
    older, _, proof = report["alarms"][0]["evidence"]
    verdict = json.loads(run("saksi-verify", "consistency", "--old", older, "--proof", proof, "--policy", one.policy,
                             "--json", code=1).stdout)
    expect(verdict["growth"] == "root_mismatch", "another program sees it too")
    expect(look(one.folder, state, one.policy)["growth"] == "unchanged", "what was verified stays")


def lines_until(process, wanted):
    """Lines until one is `wanted`."""
    lines = []
    while not lines or lines[-1]["line"] != wanted:
        lines.append(json.loads(process.stdout.readline()))
    return lines


def follow(log, state, *more):
    words = command("saksi-monitor", log.folder, "--state", state, "--policy", log.policy, "--every", "1", "--json", *more)
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check_every(folder):
    """Line by line, one monitor at a time, hooks that fail and hang, and an end by signal."""
    log, state = Log(folder), os.path.join(folder, "state")
    process = follow(log, state, "--hook", "sleep 60 & sleep 60", "--hook-timeout", "1")
    first = lines_until(process, "round")
    expect(first[-1]["growth"] == "first" and all(line["saksi"] == 1 for line in first), "lines of our schema")
    run("saksi-monitor", log.folder, "--state", state, "--policy", log.policy, code=2)
    before = size_of(log.folder)
    log.append([form(1, [1, 2, 3]), form(2, [4, 5, 6])])
    log.append([form(1, [3, 2, 3], replaces=log.leaf(before), cause="tanpa_keterangan")])
    started = time.monotonic()
    lines = lines_until(process, "alarm")
    expect([line["type"] for line in lines if line["line"] == "event"][-1] == "c_hasil", "events come as lines")
    expect(lines[-1]["alarm"] == "silent_change", "and the alarm after them")
    lines_until(process, "round")
    expect(time.monotonic() - started < 20, "a hook that hangs does not hold it up")
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)
    expect(process.returncode == 1, f"an alarm, so 1: {process.returncode}")
    expect("took too long" in errors, "the hook is reported")
    quiet = follow(log, state)
    lines_until(quiet, "round")
    quiet.send_signal(signal.SIGINT)
    quiet.communicate(timeout=30)
    expect(quiet.returncode == 0, "nothing happened, so 0")
    failing = follow(log, state)
    lines_until(failing, "round")
    os.rename(log.folder, log.folder + ".away")
    lines_until(failing, "error")
    failing.send_signal(signal.SIGTERM)
    failing.communicate(timeout=30)
    expect(failing.returncode == 2, "the last round could not be done, so 2")


def check_usage(folder, log):
    state = os.path.join(folder, "usage")
    for words in (["--once", "--every", "5"], ["--every", "0"], ["--max-age", "soon"], ["--mass", "101%"],
                  ["--contest", "x"], ["--source", "x"], ["--region", "nowhere"]):
        run("saksi-monitor", log.folder, "--state", state, "--policy", log.policy, *words, code=2)
    expect(not os.path.exists(state), "nothing is remembered of what could not be done")


with scratch() as place:
    whole = Log(place)
    check_growth(place, whole)
    check_wrong(place, whole)
    check_usage(place, whole)
for check in (check_fork, check_every):
    with scratch() as place:
        check(place)
