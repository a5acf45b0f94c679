"""What `saksi-tally check` says of a small log with one thing of each kind wrong:
an unlawful step of a candidacy, with the rule it breaks in both languages; a TPS
that a complete fetch passed over; a submission that somebody else made.

Usage: findings_test.py BIN

SPDX-License-Identifier: Apache-2.0
"""
import json
import os

from scenario import expect, new_log, run, scratch

BY = "example.org/log"


def event(body, by=BY):
    return json.dumps({"v": 1, "election": "pemilu-2024", "at": None, "by": by, **body})


def append(log, key, *events, code=0):
    return run("saksi-log", "append", log, "--key", key, input="\n".join(events), code=code)


def leaf_of_last(log):
    size = json.loads(run("saksi-log", "status", log, "--json", "-q").stdout)["size"]
    return json.loads(run("saksi-log", "show", log, str(size - 1), "--json", "-q").stdout)["entries"][0]["leaf"]


def found(log, detector, language="en"):
    """The detector's findings, and all that is said in words."""
    report = json.loads(run("saksi-tally", "check", log, "--json", "-q", code=1).stdout)
    words = run("saksi-tally", "check", log, "--lang", language, code=1).stdout
    return [each for each in report["findings"] if each["detector"] == detector], words


def check_step(log, key):
    """Struck off the list, and back on it without a ruling."""
    unit = {"kind": "provinsi", "scheme": "kpu-2024", "code": "51"}
    body = {"type": "candidacy", "contest": "pdpd", "unit": unit, "key": "pdpd/51/a", "kind": "dpd", "persons": [{"name": "Calon Contoh"}],
            "source": {"kind": "kantor", "name": "kpu"}, "cause": "tanpa_keterangan"}
    first = {name: value for name, value in body.items() if name != "cause"}
    append(log, key, event({**first, "stage": "dct"}))
    append(log, key, event({**body, "stage": "dicoret", "replaces": leaf_of_last(log)}))
    append(log, key, event({**body, "stage": "dct", "replaces": leaf_of_last(log)}))
    [finding], words = found(log, "D25")
    expect({"what": "rule", "left": "who left the list returns by a ruling only", "right": "-"} in finding["facts"], "the rule is cited")
    expect("the rule: who left the list returns by a ruling only" in words, "in English")
    _, words = found(log, "D25", "id")
    expect("aturannya: yang keluar dari daftar kembali hanya dengan putusan" in words, "and in Indonesian")


def check_passed_over(log, key, folder):
    """Four TPS are listed, and three have a row."""
    places, forms = os.path.join(folder, "places.csv"), os.path.join(folder, "forms.csv")
    with open(places, "w", encoding="utf-8") as file:
        file.write("code,name,level,n_tps_regular,special_first,special_last\n5171011003,SESETAN,desa,4,,\n")
    columns = [f"{group}_{sex}" for group in ("dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total")
               for sex in "jlp"] + ["suara_sah", "suara_tidak_sah", "suara_total", "paslon_1", "paslon_2", "paslon_3"]
    with open(forms, "w", encoding="utf-8") as file:
        file.write(f"tps_code,{','.join(columns)},n_images,ts\n")
        for number in (1, 2, 4):
            file.write(f"517101100300{number}{',' * len(columns)},0,2024-02-15 07:00:44\n")
    run("saksi-log", "import", log, places, "--key", key, "--format", "regions-csv", "--election", "pemilu-2024",
        "--source", "publik:daftar", "--observed", "2024-02-14T00:00:00+07:00")
    options = ["--key", key, "--format", "sirekap-csv", "--contest", "ppwp", "--election", "pemilu-2024", "--source", "sirekap:web",
               "--observed", "2024-02-15T23:00:00+07:00", "--complete"]
    report = json.loads(run("saksi-log", "import", log, forms, *options, "--json").stdout)
    expect((report["not_yet"], report["absent"]) == (3, 1), "three rows without numbers, one TPS without a row")
    [finding], words = found(log, "D14")
    expect(finding["unit"]["number"] == 3, "the TPS without a row")
    run("saksi-log", "import", log, places, *options[:3], "regions-csv", *options[4:], code=2)


def check_submission(log, key, folder):
    """Signed and logged; then the same signature under other events."""
    secret = os.path.join(folder, "panwas")
    run("saksi-key", "generate", "panwas", "--secret", secret, "--public", secret + ".pub", "--no-passphrase")
    vkey = open(secret + ".pub", encoding="utf-8").read().strip()
    append(log, key, event({"type": "key", "submitter": "panwas", "action": "tambah", "vkey": vkey}))
    notices = [event({"type": "notice", "id": f"n{number}", "kind": "pengumuman", "title": f"Pengumuman {number}"}, "panwas") for number in range(4)]
    signed = run("saksi-log", "sign", "-", "--key", secret, input="\n".join(notices[:2])).stdout
    expect(len(signed.splitlines()) == 3, "two events and a submission")
    append(log, key, signed)
    expect(found(log, "R02")[0] == [] and found(log, "R03")[0] == [], "it holds")
    append(log, key, *notices[2:], signed.splitlines()[2].replace('"count":2', '"count": 2, "at_text": "lagi"'), code=0)
    [finding], words = found(log, "R02")
    expect(finding["facts"][0]["left"] == "root" and "its root does not fit" in words, "not over other events")
    expect(found(log, "R03")[0][0]["facts"][0]["left"] == "2", "which nobody signed")
    run("saksi-log", "sign", "-", "--key", secret, input="", code=2)
    run("saksi-log", "sign", "-", "--key", secret, input=notices[0] + "\n" + event({"type": "notice"}), code=2)


with scratch() as folder:
    log, key = new_log(folder)
    check_step(log, key)
    check_passed_over(log, key, folder)
    check_submission(log, key, folder)
