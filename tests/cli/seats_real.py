"""The official figures of 2024, logged as published totals, give the official seats.

Twelve dapil of DPR with the parties' national totals, all lists of candidates of
the DCT, and the presidential votes of every province. Held against the seats of
KPU's decision, and against an allocation of this script's own.

Usage: seats_real.py BIN DATA      77: DATA, the shared real data, is absent

SPDX-License-Identifier: Apache-2.0
"""
import csv
import json
import os
import sys
import tempfile
from fractions import Fraction

from scenario import expect, new_log, run, skipped

data = os.path.abspath(sys.argv[2])
if not os.path.isdir(os.path.join(data, "official_2024")):
    print(f"skipped: no real data at {data}")
    sys.exit(skipped)

SCHEME = "kpu-2024"
NATION = {"kind": "nasional", "scheme": SCHEME, "code": "0"}
NUMBERS = list(range(1, 18)) + [24]  # the votes' columns stand in the order of the ballot
PAIRS = ["ppwp/anies-muhaimin", "ppwp/prabowo-gibran", "ppwp/ganjar-mahfud"]


def rows(*path):
    with open(os.path.join(data, *path), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def unit(kind, code):
    return {"kind": kind, "scheme": SCHEME, "code": code}


def event(type, **fields):
    return {"v": 1, "type": type, "election": "pemilu-2024", "by": "uji", "at": None, **fields}


def publication(contest, of, votes):
    options = [{"key": key, "votes": int(count)} for key, count in votes]
    return event("publication", contest=contest, unit=of, round=1, options=options,
                 source={"kind": "kantor", "name": "kpu"}, observed="2024-07-28T12:00:00+07:00")


def ballot(code, parties, names):
    """Every party's list in a dapil, as the DCT has it."""
    options = []
    for party, number in zip(parties, NUMBERS):
        lists = [row for row in names if row["kode_dapil"] == code and row["nomor"] == number]
        candidates = [{"number": int(row["nomor_urut"]), "key": f"pdpr/{code}/{number}-{row['nomor_urut']}", "name": row["nama"]}
                      for row in sorted(lists, key=lambda row: int(row["nomor_urut"]))]
        options.append({"kind": "party", "number": number, "key": f"partai/{number}", "name": party, "candidates": candidates})
    return event("ballot", id=f"pdpr/{code}/1", contest="pdpr", unit=unit("dapil", code), options=options)


def dpr_events(dapil, votes, national):
    number_of = {row["id"]: int(row["nomor_urut"]) for row in rows("dct_2024", "parpol.csv")}
    names = [row | {"nomor": number_of[row["id_partai"]]} for row in rows("dct_2024", "dct_dpr.csv")]
    parties = list(votes[0])[2:]
    key = dict(zip(parties, (f"partai/{number}" for number in NUMBERS)))
    for row in dapil:
        code = row["kode_dapil"]
        yield event("region", unit=unit("dapil", code), name=row["dapil"], parent=unit("provinsi", code[:2]), seats=int(row["kursi"]))
        yield ballot(code, parties, names)
    # A dapil of which nothing is published: it must be named, not filled.
    yield event("region", unit=unit("dapil", "1202"), name="SUMATERA UTARA II", parent=unit("provinsi", "12"), seats=10)
    yield ballot("1202", parties, names)
    for row in votes:
        yield publication("pdpr", unit("dapil", row["kode_dapil"]), [(key[party], row[party]) for party in parties])
    totals = {row["partai"]: row["suara_nasional"] for row in national}
    yield publication("pdpr", NATION, [(key[party], totals[party]) for party in parties])


def ppwp_events(provinces):
    for row in provinces:
        yield publication("ppwp", unit("provinsi", row["prov_code"]), [(pair, row[f"paslon_{i + 1}"]) for i, pair in enumerate(PAIRS)])


def seats(log, *options):
    return json.loads(run("saksi-tally", "seats", log, "--from", "publication", "--json", "-q", *options).stdout)


def slow_seats(votes, count):
    """Sainte-Laguë, seat by seat, with Python's fractions."""
    given = dict.fromkeys(votes, 0)
    for _ in range(count):
        best = max(votes, key=lambda party: Fraction(votes[party], 2 * given[party] + 1))
        given[best] += 1
    return given


def check_dpr(log, dapil, votes, national):
    report = seats(log, "--contest", "pdpr")
    totals = [int(row["suara_nasional"]) for row in national]
    expect(report["threshold"] == {"share": {"part": 4, "of": 100}, "all": sum(totals), "needed": 6071732, "published": True, "areas": 12},
           "the threshold is 4 of 100 of 151,793,293 votes: 6,071,732")
    through = {party["name"] for party in report["parties"] if party["takes_part"]}
    expect(through == set(list(dapil[0])[5:]), "eight parties reach the threshold")
    expect(not report["simulation"] and report["official"] is False, "from the office's own figures, and still no official result")
    expect([area["unit"]["code"] for area in report["missing"]] == ["1202"] and report["missing"][0]["why"] == "no_votes",
           "the dapil without votes is named")

    official = {row["kode_dapil"]: row for row in dapil}
    expect(len(report["areas"]) == 12, "twelve dapil")
    for area in report["areas"]:
        row = official[area["unit"]["code"]]
        name = {option["key"]: option["name"] for option in area["options"]}
        given = {name[key]: count for key, count in area["allocation"]["seats"].items()}
        expect(all(given[party] == int(row.get(party, 0)) for party in given), f"{row['dapil']}: the seats are the official ones: {given}")
        counts = {option["name"]: option["votes"] for option in area["options"] if option["name"] in through}
        expect(slow_seats(counts, int(row["kursi"])) == {party: given[party] for party in counts}, f"{row['dapil']}: and this script's")
        expect(area["allocation"]["lists_known"] and not area["allocation"]["tied"], f"{row['dapil']}: lists are known, nobody is level")
        awards = [Fraction(award["votes"], award["divisor"]) for award in area["allocation"]["awards"]]
        expect(awards == sorted(awards, reverse=True) and len(awards) == int(row["kursi"]), "quotients fall")
    by_party = {party["name"]: party["seats"] for party in report["parties"]}
    for party in through:
        expect(by_party[party] == sum(int(row[party]) for row in dapil), f"{party}: seats of the twelve together")

    # Of one dapil, the same seats: the threshold is the nation's.
    one = seats(log, "--contest", "pdpr", "--region", "dapil:1102")
    expect([area["name"] for area in one["areas"]] == ["ACEH II"] and one["areas"][0] in report["areas"], "one dapil alone")
    expect(not one["missing"] and sum(party["seats"] for party in one["parties"]) == 6, "its six seats")


def check_ppwp(log):
    report = seats(log, "--contest", "ppwp", "--decimals", "3")
    president = report["president"]
    expect(president["outcome"] == "elected" and president["who"]["chosen"] == [PAIRS[1]], "the second pair")
    second = president["pairs"][1]
    expect(second["share"] == {"part": 96214691, "of": 164227475, "percent": "58.586"}, "96,214,691 of 164,227,475 is 58.586 %")
    expect(second["provinces"] == 38 and president["provinces_total"] == 38 and second["majority"] and second["spread"], "38 of 38 provinces")
    expect([pair["share"]["part"] for pair in president["pairs"]] == [40971906, 96214691, 27040878], "all three pairs")
    expect(len(president["abroad"]) == 1 and not report["missing"], "abroad counts, and is no province")


with tempfile.TemporaryDirectory() as folder:
    dapil, votes = rows("official_2024", "dpr_seats_by_dapil_sample.csv"), rows("official_2024", "dpr_votes_by_dapil_sample.csv")
    national, provinces = rows("official_2024", "dpr_national_totals_kpu1050_2024.csv"), rows("official_2024", "ppwp_by_province.csv")
    log, key = new_log(folder)
    events = [*dpr_events(dapil, votes, national), *ppwp_events(provinces)]
    run("saksi-log", "append", log, "--key", key, input="".join(json.dumps(one) + "\n" for one in events))
    check_dpr(log, dapil, votes, national)
    check_ppwp(log)
