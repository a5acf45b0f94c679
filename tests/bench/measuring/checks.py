"""That speed costs nothing: the same bytes whatever hashes and however many read,
one proof as a process of its own, and no flipped bit that goes unseen.

SPDX-License-Identifier: Apache-2.0
"""
import random

from measuring.work import printings, threads

BACKENDS = ("scalar", "avx2", "sha_ni", "avx512")


def same_bytes(election, build, watch):
    """What every command prints, with 1 and 2 threads and with every back-end."""
    forced = {"SAKSI_BENCH_BACKEND": ""}
    tried = [backend for backend in BACKENDS if has_backend(election, build, watch, backend)]
    differ = []
    for name, (program, *words) in printings(election):
        said = set()
        for count in (1, 2):
            command = [election.tools / program, *words, *threads(count)]
            said.add(watch.run(command, expect=(0, 1))[0]["said"])
        for backend in tried:
            command = [build / f"tests/bench/{program}-forced", *words, *threads(2)]
            forced["SAKSI_BENCH_BACKEND"] = backend
            said.add(watch.run(command, expect=(0, 1), env=forced)[0]["said"])
        if len(said) != 1:
            differ.append(name)
    return {"entries": election.size(), "backends": tried, "differ": differ,
            "commands": [name for name, _ in printings(election)]}


def has_backend(election, build, watch, backend):
    """A copy that is told to use what the machine has not says so with exit code 2."""
    command = (build / "tests/bench/saksi-verify-forced", "log", election.log, "--policy",
               election.folder / "vkey")
    took, _ = watch.run(command, expect=(0, 2), env={"SAKSI_BENCH_BACKEND": backend})
    return took["exit"] == 0


def one_offline_check(election, watch):
    """saksi-verify entry as a whole process, and a process that does nothing."""
    base = election.folder / "one"
    election.tool("saksi-prove", "entry", election.log, str(election.size() * 2 // 3), "-o", base)
    command = (election.tools / "saksi-verify", "entry", f"{base}.json", "--proof",
               f"{base}.tlog-proof", "--policy", election.folder / "vkey")
    took, _ = watch.run(command, times=100)
    empty, _ = watch.run(("true",), times=100)
    return {"entries": election.size(), "took": took, "nothing": empty}


def flip_bits(election, watch, count=200):
    """One bit of one file at a time, each byte of the log as likely as any other."""
    public = election.log / "public"
    files = sorted(path for path in public.rglob("*") if path.is_file())
    sizes = [path.stat().st_size for path in files]
    dice = random.Random(1)
    command = (election.tools / "saksi-verify", "log", election.log, "--policy",
               election.folder / "vkey", "--threads", 2, "--quiet")
    watch.run(command)
    answers, unseen = {}, []
    for _ in range(count):
        path = dice.choices(files, sizes)[0]
        at, bit = dice.randrange(path.stat().st_size), 1 << dice.randrange(8)
        flip(path, at, bit)
        code = watch.run(command, expect=(0, 1, 2))[0]["exit"]
        flip(path, at, bit)
        answers[str(code)] = answers.get(str(code), 0) + 1
        if code == 0:
            unseen.append(f"{path.relative_to(public)} byte {at} bit {bit}")
    watch.run(command)
    return {"entries": election.size(), "files": len(files), "flips": count,
            "exit_codes": answers, "unseen": unseen}


def flip(path, at, bit):
    path.chmod(0o644)
    with open(path, "r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes((byte ^ bit,)))
