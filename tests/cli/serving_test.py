"""A log behind a real web server: nginx with the very configuration of docs/operate.md.

Headers are those the page promises, and what is read by address is what the folder
gives, in few requests. Skipped (77) where there is no nginx.

Usage: serving_test.py BIN SOURCE

SPDX-License-Identifier: Apache-2.0
"""
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from scenario import expect, import_regions, new_log, regions, run, scratch, size_of, skipped

NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")

HEADING = ("tps_code,dpt_j,dpt_l,dpt_p,pengguna_dpt_j,pengguna_dpt_l,pengguna_dpt_p,pengguna_dptb_j,pengguna_dptb_l,"
           "pengguna_dptb_p,pengguna_dpk_j,pengguna_dpk_l,pengguna_dpk_p,pengguna_total_j,pengguna_total_l,"
           "pengguna_total_p,suara_sah,suara_tidak_sah,suara_total,paslon_1,paslon_2,paslon_3,n_images,ts\n")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(folder, public, port, source):
    """The block of the page, with this log's folder and a port of its own."""
    page = open(os.path.join(source, "docs/operate.md"), encoding="utf-8").read()
    block = re.search(r"```nginx\n(.*?)```", page, re.S)[1]
    block = block.replace("/srv/pemilu.log/public", public).replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    path = os.path.join(folder, "nginx.conf")
    temporary = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{ }}\nhttp {{\n"
                   f"    access_log {folder}/access.log;\n{temporary}{block}}}\n")
    return path


@contextlib.contextmanager
def served(folder, public, source):
    """Serves the folder; its address."""
    port = free_port()
    path = configuration(folder, public, port, source)
    server = subprocess.Popen([NGINX, "-e", f"{folder}/error.log", "-p", folder, "-c", path], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def requests(folder):
    with open(os.path.join(folder, "access.log"), encoding="utf-8") as file:
        return [line.split('"')[1].split()[1] for line in file]


def header(address, name):
    with urllib.request.urlopen(address) as answer:
        return answer.headers.get(name)


def check_headers(address):
    expect(header(address + "/checkpoint", "Cache-Control") == "no-store", "the checkpoint is not cached")
    expect("immutable" in header(address + "/tile/0/000", "Cache-Control"), "a tile is, for ever")
    expect(header(address + "/checkpoint", "Access-Control-Allow-Origin") == "*", "a page of another host may read it")
    try:
        urllib.request.urlopen(address + "/tile/0/999")
        expect(False, "a missing tile is missing")
    except urllib.error.HTTPError as error:
        expect(error.code == 404 and "immutable" not in (error.headers.get("Cache-Control") or ""), "and that is not remembered")


def check_reading(folder, log, address, policy):
    """By address as from the folder; a proof takes few files, and kept ones are not fetched again."""
    status = [json.loads(run("saksi-log", "status", place, "--json", "-q").stdout) for place in (log, address)]
    expect(status[0]["checkpoint"] == status[1]["checkpoint"], "the same checkpoint")
    last = str(size_of(log) - 1)
    shown = [run("saksi-log", "show", place, last, "--json", "-q").stdout for place in (log, address)]
    expect(json.loads(shown[0])["entries"] == json.loads(shown[1])["entries"], "the same entry")

    before = len(requests(folder))
    run("saksi-prove", "entry", address, last, "-o", os.path.join(folder, "one"))
    took = len(requests(folder)) - before
    expect(took < 12, f"a proof takes fewer than 12 files: {took}")
    run("saksi-verify", "entry", os.path.join(folder, "one.json"), "--proof", os.path.join(folder, "one.tlog-proof"), "--policy", policy)

    keep = os.path.join(folder, "kept")
    for wanted in (True, False):
        before = len(requests(folder))
        run("saksi-log", "show", address, "0", "--keep", keep, "-q")
        tiles = [path for path in requests(folder)[before:] if path.startswith("/tile/") and ".p/" not in path]
        expect(bool(tiles) == wanted, "full tiles are fetched once")
    run("saksi-log", "show", log, "0", "--keep", keep, code=2)


def mirrored(address, copy, policy, code=0):
    return json.loads(run("saksi-log", "mirror", address, copy, "--policy", policy, "--json", "-q", code=code).stdout)


def check_mirror(folder, log, key, address, policy):
    """A copy that verifies, is brought up to date by what is new alone, and never goes back."""
    copy = os.path.join(folder, "copy")
    first = mirrored(address, copy, policy)
    expect(first["outcome"] == "copied" and first["had"] is None, "a first copy")
    run("saksi-verify", "log", copy, "--policy", policy)
    expect(mirrored(address, copy, policy)["outcome"] == "unchanged", "nothing new")
    older = os.path.join(folder, "older")
    shutil.copytree(log, older)

    run(*import_regions(log, key, regions(folder, "more.csv", 10, 12), 11))
    before = len(requests(folder))
    second = mirrored(address, copy, policy)
    fetched = requests(folder)[before:]
    expect(second["outcome"] == "copied" and second["had"] == first["size"], "what is new is copied")
    old_bundles = [f"/tile/entries/{index:03}" for index in range(first["size"] // 256)]
    expect(not set(fetched) & set(old_bundles), "and nothing else")
    run("saksi-verify", "log", copy, "--policy", policy)

    shown = open(os.path.join(copy, "checkpoint"), "rb").read()
    expect(mirrored(older, copy, policy, code=1)["outcome"] == "rolled_back", "an older state is not copied")
    other = os.path.join(folder, "another")
    os.mkdir(other)
    another, another_key = new_log(other)
    run("saksi-log", "mirror", another, copy, "--policy", policy, code=1)
    expect(open(os.path.join(copy, "checkpoint"), "rb").read() == shown, "and nothing was touched")
    run("saksi-log", "mirror", address, log, "--policy", policy, code=2)
    run("saksi-log", "append", copy, "--key", key, input="", code=2)


def check_monitor(folder, log, key, address, policy):
    """A round fetches what is new, and not what it saw before."""
    words = ("saksi-monitor", address, "--state", os.path.join(folder, "state"), "--policy", policy, "--json", "-q")
    first = json.loads(run(*words).stdout)
    expect(first["growth"] == "first", "a first round")
    run(*import_regions(log, key, regions(folder, "even_more.csv", 30, 12), 12))
    before = len(requests(folder))
    second = json.loads(run(*words).stdout)
    fetched = requests(folder)[before:]
    expect(second["new"] == second["matching"] == size_of(log) - first["checkpoint"]["size"], "all of it is told")
    expect(len(fetched) == second["fetched"]["files"], "what was fetched is counted")
    old = [f"/tile/{kind}/{index:03}" for kind in ("0", "entries") for index in range(first["checkpoint"]["size"] // 256)]
    again = set(fetched) & set(old)
    expect(len(again) <= 1, f"of what was read before at most the tile at the edge: {again}")


def check_hints(folder, log, key, address):
    """By its hints, a TPS takes few small files; and a server that lies is noticed."""
    tps, form = "5101012001003", os.path.join(folder, "form")
    table = os.path.join(folder, "forms.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(HEADING + "".join(f"51010120010{n:02},{'9,' * 18}7,2,0,1,2024-02-15 10:00:00\n" for n in range(1, 10)))
    run("saksi-log", "import", log, table, "--key", key, "--format", "sirekap-csv", "--election", "pemilu-2024",
        "--source", "sirekap:web", "--contest", "ppwp", "--observed", "2024-02-16T00:00:00+07:00")
    policy = key + ".pub"
    proving = ["saksi-prove", "tps", address, "--tps", tps, "--json", "-q", "-o", form]
    expect(json.loads(run(*proving).stdout)["completeness"]["by"] == "scan", "without hints all is read")
    run(*proving, "--find", "hints", code=2)
    run("saksi-log", "lookup", log)
    before = len(requests(folder))
    proved = json.loads(run(*proving).stdout)
    took = requests(folder)[before:]
    expect(proved["completeness"] == {"by": "hints", "entries": size_of(log), "shown": False}, "and that is said")
    expect(len(took) < 12 and proved["fetched"]["files"] == len(took), f"fewer than 12 files: {took}")
    run("saksi-verify", "entry", form + ".0.json", "--proof", form + ".0.tlog-proof", "--policy", policy)
    expect("max-age=60" in header(address + "/lookup/head", "Cache-Control"), "hints are asked for again")

    hints = os.path.join(log, "public/lookup/unit/kpu-2024/kecamatan/510101")
    text = open(hints, encoding="utf-8").read()
    index = re.search(rf'"{tps}","sirekap:web",([0-9]+)', text)[1]
    for lie in (text.replace(f",{index}]", ",0]"), text[:-9], "{}", text.replace("example.org/log", "example.org/lug")):
        open(hints, "w", encoding="utf-8").write(lie)
        run(*proving, code=2)
        run("saksi-verify", "log", log, "--policy", policy, code=1)
        expect(json.loads(run(*proving, "--find", "scan").stdout)["completeness"]["shown"], "a scan does not ask them")
    os.remove(hints)
    run(*proving, code=2)
    run("saksi-log", "lookup", log, "--anew")
    run("saksi-verify", "log", log, "--policy", policy)


def check_refusals(address):
    run("saksi-log", "status", address + "/nowhere", code=2)
    run("saksi-log", "status", f"http://127.0.0.1:{free_port()}", code=2)
    run("saksi-verify", "log", address, "--policy", os.devnull, code=2)
    run("saksi-log", "append", address, code=2, input="")


if NGINX is None:
    print("skipped: no nginx")
    sys.exit(skipped)
with scratch() as folder:
    os.chmod(folder, 0o755)
    log, key = new_log(folder)
    run(*import_regions(log, key, regions(folder, "regions.csv", 1, 9), 10))
    with served(folder, os.path.join(log, "public"), sys.argv[2]) as address:
        check_headers(address)
        check_reading(folder, log, address, key + ".pub")
        check_mirror(folder, log, key, address, key + ".pub")
        check_monitor(folder, log, key, address, key + ".pub")
        check_hints(folder, log, key, address)
        check_refusals(address)
