"""A log beside copies of its forms, published tables, and another log.

Compares are made on a log of six small forms. What must be found is what this
script altered, left out and added, and nothing else.

Usage: compare_test.py BIN

SPDX-License-Identifier: Apache-2.0
"""
import csv
import io
import json
import os

from scenario import expect, new_log, run, scratch

FIELDS = [f"{group}_{sex}" for group in ("dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total") for sex in "jlp"]
COLUMNS = ["tps_code", *FIELDS, "suara_sah", "suara_tidak_sah", "suara_total", "paslon_1", "paslon_2", "paslon_3", "n_images", "ts"]
VOTES = {"5171011003001": (10, 20, 30), "5171011003002": (1, 2, 3), "5171011003003": (44, 112, 0),
         "5171011004001": (7, 0, 9), "5171011004002": (5, 5, 5), "5171011004003": (6, 6, 6)}


def form(code, votes, valid=None, **more):
    valid = sum(votes) if valid is None else valid
    return {"tps_code": code, "suara_sah": valid, "suara_tidak_sah": 2, "suara_total": valid + 2, "paslon_1": votes[0],
            "paslon_2": votes[1], "paslon_3": votes[2], "n_images": 3, "ts": "2024-02-15 19:30:26", **more}


def table(path, rows, columns=COLUMNS):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def logged(folder, name, rows):
    os.mkdir(os.path.join(folder, name))
    log, key = new_log(os.path.join(folder, name))
    places = table(os.path.join(folder, name, "places.csv"), [
        {"code": code, "name": place, "level": level, "n_tps_regular": count} for code, place, level, count in
        (("51", "BALI", "provinsi", ""), ("5171", "KOTA DENPASAR", "kabkota", ""), ("517101", "DENPASAR SELATAN", "kecamatan", ""),
         ("5171011003", "SESETAN", "desa", 4), ("5171011004", "PEDUNGAN", "desa", 4))],
        ["code", "name", "level", "n_tps_regular", "special_first", "special_last"])
    for path, options in ((places, ["--format", "regions-csv", "--source", "publik:daftar"]),
                          (table(os.path.join(folder, name, "forms.csv"), rows),
                           ["--format", "sirekap-csv", "--source", "sirekap:web", "--contest", "ppwp"])):
        run("saksi-log", "import", log, path, "--key", key, "--election", "pemilu-2024",
            "--observed", "2024-02-15T23:00:00+07:00", *options)
    return log


def compare(log, other, *options, code):
    return json.loads(run("saksi-tally", "compare", log, "--with", other, "--json", "-q", *options, code=code).stdout)


def codes(units):
    return [f"{unit['code']}{unit['number']:03}" if "number" in unit else unit["code"] for unit in units]


def check_copies(folder, log):
    """One altered, one missing, one extra, one without a figure that both have."""
    copies = [form(code, votes) for code, votes in VOTES.items() if code != "5171011003002"]
    copies[1]["paslon_2"] = 122
    copies[-1] = {"tps_code": "5171011004003", "n_images": 0}
    copies.append(form("5171011004004", (1, 1, 1)))
    path = table(os.path.join(folder, "copies.csv"), copies)
    objections = os.path.join(folder, "objections")
    report = compare(log, path, "--objection", objections, code=1)["forms"]
    expect((report["in_log"], report["in_copy"], report["same"]) == (6, 6, 3), "six forms, six copies, three the same")
    expect(codes(report["only_log"]) == ["5171011003002"] and codes(report["only_copy"]) == ["5171011004004"], "one missing, one extra")
    expect(codes(report["not_comparable"]) == ["5171011004003"], "an empty copy is no difference, and no agreement")
    [found] = report["different"]
    expect(codes([found["tps"]]) == ["5171011003003"] and found["name"] == "TPS 003 SESETAN, DENPASAR SELATAN, BALI", "the altered one")
    expect([(one["what"], one["log"], one["copy"]) for one in found["figures"]] == [("paslon_2", 112, 122)], "the altered figure")
    expect(found["log_sum"] == {"options": 156, "suara_sah": 156, "D01": "holds"}, "the log's form adds up")
    expect(found["copy_sum"]["D01"] == "does_not_hold", "the copy does not")

    paper = open(os.path.join(objections, "keberatan-5171011003003.txt"), encoding="utf-8").read()
    expect(os.listdir(objections) == ["keberatan-5171011003003.txt"], "one objection for one difference")
    origin, size, root = open(os.path.join(log, "public", "checkpoint"), encoding="utf-8").read().split("\n")[:3]
    for part in (found["log"]["leaf_hash"], f"entry {found['log']['index']}", origin, size, root,
                 "log 112, copy 122, difference -10", "not evidence of fraud"):
        expect(part in paper, f"the objection says {part}")

    words = run("saksi-tally", "compare", log, "--with", path, "--lang", "id", code=1).stdout
    for sentence in ("Sama 3 · berbeda 1 · hanya di salinan 1 · hanya di log 1", "Petunjuk: log cocok dengan suara sah; salinan tidak.",
                     "Minta: buka C.Hasil plano TPS 003 SESETAN", "Selisih bukan bukti kecurangan.",
                     "Bukan hasil resmi penyelenggara pemilu", "Belum dibuktikan: sama dengan kertas"):
        expect(sentence in words, f"it says: {sentence}")
    lines = list(csv.DictReader(io.StringIO(run("saksi-tally", "compare", log, "--with", path, "--format", "csv", "-q", code=1).stdout)))
    expect([(row["match"], row["code"], row["what"], row["log"], row["copy"]) for row in lines] == [
        ("different", "5171011003003", "paslon_2", "112", "122"), ("not_comparable", "5171011004003", "", "", ""),
        ("only_copy", "5171011004004", "", "", ""), ("only_log", "5171011003002", "", "", "")], "the same as CSV")

    elsewhere = compare(log, path, "--region", "Pedungan", code=0)["forms"]
    expect(elsewhere["same"] == 2 and elsewhere["elsewhere"] == 2 and not elsewhere["only_log"], "the other desa agrees")
    nothing = table(os.path.join(folder, "nothing.csv"), copies[-1:])
    compare(log, nothing, code=2)
    table(path, copies + copies[:1])
    run("saksi-tally", "compare", log, "--with", path, code=2)


def check_tables(folder, log):
    """A published table: equal, then with one figure altered and a desa too many."""
    names = ["desa", "satu", "paslon_2", "suara_sah", "lain"]
    sums = [{"desa": desa, "satu": sum(votes[0] for code, votes in VOTES.items() if code[:10] == desa),
             "paslon_2": sum(votes[1] for code, votes in VOTES.items() if code[:10] == desa),
             "suara_sah": sum(sum(votes) for code, votes in VOTES.items() if code[:10] == desa), "lain": "x"}
            for desa in ("5171011003", "5171011004")]
    shape = ["--level", "desa", "--map", "desa=unit", "--map", "satu=paslon_1", "--map", "lain=skip"]
    path = table(os.path.join(folder, "table.csv"), sums, names)
    report = compare(log, path, *shape, code=0)["totals"]
    expect([(one["compared"], one["figures"], one["tps_in"]) for one in report["units"]] == [(3, [], 3), (3, [], 3)], "the table agrees")
    sums[1]["satu"] += 100
    table(path, sums + [{"desa": "5171011009", "satu": 1, "paslon_2": 1, "suara_sah": 2}], names)
    report = compare(log, path, *shape, code=1)["totals"]
    expect([one["figures"] for one in report["units"]] ==
           [[], [{"what": "paslon_1", "name": report["units"][1]["figures"][0]["name"], "log": 18, "copy": 118}]], "the altered total")
    expect(codes(report["only_copy"]) == ["5171011009"], "a unit without recorded forms")
    whole = table(os.path.join(folder, "whole.csv"), [{"paslon_1": sum(v[0] for v in VOTES.values())}], ["paslon_1"])
    compare(log, whole, code=0)
    run("saksi-tally", "compare", log, "--with", path, "--level", "desa", code=2)  # nobody says what `desa` is


def check_logs(folder, log):
    """Another observer's log: one form otherwise, one missing."""
    rows = [form(code, votes) for code, votes in VOTES.items() if code != "5171011004003"]
    rows[0] |= {"paslon_1": 11}
    other = logged(folder, "other", rows)
    report = compare(log, other, "--level", "kecamatan", code=1)
    forms, totals = report["forms"], report["totals"]
    expect(forms["same"] == 4 and codes(forms["only_log"]) == ["5171011004003"] and not forms["only_copy"], "four of five are the same")
    expect([(one["what"], one["log"], one["copy"]) for one in forms["different"][0]["figures"]] == [("paslon_1", 10, 11)], "one is not")
    expect(forms["different"][0]["copy"]["index"] > 0 and forms["different"][0]["line"] is None, "with its entry in the other log")
    [unit] = totals["units"]
    expect((unit["tps_in"], unit["copy_in"]) == (6, 5), "six forms and five")
    expect({one["what"]: (one["log"], one["copy"]) for one in unit["figures"]}["paslon_1"] == (73, 68), "and so the totals")
    compare(log, log, "--level", "desa", code=0)
    compare(log, other, "--with-source", "situng:web", code=2)


with scratch() as folder:
    log = logged(folder, "ours", [form(code, votes) for code, votes in VOTES.items()])
    check_copies(folder, log)
    check_tables(folder, log)
    check_logs(folder, log)
