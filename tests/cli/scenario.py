"""What the scripts of this folder share: a scratch log, and running the tools.

SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import subprocess
import sys
import tempfile

bin_dir = os.path.abspath(sys.argv[1])
data = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_") and name != "LANG"}
environment |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
skipped = 77


def command(tool, *arguments):
    return [os.path.join(bin_dir, tool), *arguments]


def run(tool, *arguments, code=0, **options):
    """Runs a tool; its exit code must be `code`."""
    done = subprocess.run(command(tool, *arguments), env=environment, capture_output=True, text=True, **options)
    if done.returncode != code:
        sys.exit(f"{tool} {' '.join(arguments)}: exit code {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return done


def size_of(log):
    return json.loads(run("saksi-log", "status", log, "--json", "-q").stdout)["size"]


def expect(truth, claim):
    if not truth:
        sys.exit(f"not so: {claim}")


def new_log(folder):
    """A log of the preset's opening events; its folder, with the key beside it."""
    key, log = os.path.join(folder, "key"), os.path.join(folder, "log")
    run("saksi-key", "generate", "example.org/log", "--secret", key, "--public", key + ".pub", "--no-passphrase")
    run("saksi-log", "create", log, "--origin", "example.org/log", "--key", key)
    opening = run("saksi-log", "preset", "pemilu-2024").stdout
    run("saksi-log", "append", log, "--key", key, input=opening)
    return log, key


def regions(folder, name, first, count):
    """An export of one province and `count` kecamatan, as --format regions-csv reads it."""
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("code,name,level,n_tps_regular,special_first,special_last\n51,BALI,provinsi,,,\n")
        for kabkota in range(first, first + count):
            file.write(f"{5100 + kabkota},KABUPATEN {kabkota},kabkota,,,\n")
            for kecamatan in range(1, 40):
                code = f"{5100 + kabkota}{kecamatan:02}"
                file.write(f"{code},KECAMATAN {kecamatan},kecamatan,,,\n{code}2001,DESA,desa,9,,\n")
    return path


def import_regions(log, key, path, day):
    return ["saksi-log", "import", log, path, "--key", key, "--format", "regions-csv", "--election", "pemilu-2024",
            "--source", "publik:daftar", "--observed", f"2024-02-{day:02}T00:00:00+07:00"]


def scratch(**options):
    return tempfile.TemporaryDirectory(**options)
