// Events of a small election, in few words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/event.hpp"
#include "support/event_log.hpp"

namespace saksi::test {

using namespace saksi::election;

inline const std::string scheme = "kpu-2024";
inline const Source web{SourceKind::sirekap, "web"};

inline Header header(std::optional<Source> source = std::nullopt) {
    Header made;
    made.election = "pemilu-2024";
    made.by = "uji";
    made.source = std::move(source);
    return made;
}

inline Unit unit(std::string_view code) { return unit_from_code(code, scheme).value(); }
inline Unit tps(std::string_view desa, std::uint16_t number) {
    return {UnitKind::tps, scheme, std::string(desa), number};
}

inline Event region(std::string_view code, std::string name) {
    return {header(), {}, Region{unit(code), std::move(name), parent_by_code(unit(code)), {}}};
}

inline Event tps_list(std::string_view desa, std::uint16_t last) {
    TpsItem item;
    item.number = 1;
    if (last > 1) item.to = last;
    return {header(), {}, TpsList{unit(desa), {item}}};
}

inline Event pemilu(Contest contest, OptionKind options) {
    Pemilu made;
    made.name = "Pemilu Uji";
    made.voting_date = "2024-02-14";
    made.scheme = scheme;
    made.contests = {{contest,
                      UnitKind::nasional,
                      {UnitKind::tps, UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                       UnitKind::provinsi, UnitKind::nasional},
                      options}};
    return {header(), {}, made};
}

inline Option option(OptionKind kind, std::uint16_t number, std::string key) {
    Option made;
    made.kind = kind;
    made.number = number;
    made.name = "Nama " + key;
    made.key = std::move(key);
    return made;
}

inline Event pairs_ballot(const std::string& id, std::vector<std::string> keys) {
    Ballot ballot{id, Contest::ppwp, nation(scheme), {}};
    std::uint16_t number = 0;
    for (auto& key : keys) ballot.options.push_back(option(OptionKind::pair, ++number, key));
    return {header(), {}, ballot};
}

inline Event form(const Unit& of, Votes votes, const std::string& ballot = "ppwp/1",
                  const Source& source = web) {
    CHasil made;
    made.unit = of;
    made.ballot = ballot;
    made.votes = std::move(votes);
    return {header(source), {}, made};
}

inline Votes votes(std::initializer_list<Count> counts) {
    return plain_votes(VoteRow(counts.begin(), counts.end()));
}

inline void put_places(EventLog& log) {
    log.put(pemilu(Contest::ppwp, OptionKind::pair));
    log.put(pairs_ballot("ppwp/1", {"ppwp/a", "ppwp/b"}));
    log.put(region("51", "BALI"));
    log.put(region("5171", "KOTA DENPASAR"));
    log.put(region("517101", "DENPASAR SELATAN"));
    log.put(region("5171011003", "SESETAN"));
    log.put(region("5171011004", "PEDUNGAN"));
    log.put(tps_list("5171011003", 3));
    log.put(tps_list("5171011004", 2));
}

/// An election of the DPR, and a ballot of one party with two candidates in each
/// of the dapil 5101 and 5201.
inline void put_dapil_ballots(EventLog& log) {
    log.put(pemilu(Contest::pdpr, OptionKind::party));
    for (const std::string dapil : {"5101", "5201"}) {
        auto party = option(OptionKind::party, 5, "partai/lima");
        party.candidates = {{1, "calon/" + dapil + "/1", "Satu", {}},
                            {2, "calon/" + dapil + "/2", "Dua", {}}};
        const Unit area{UnitKind::dapil, scheme, dapil, 0};
        log.put({header(), {}, Ballot{"pdpr/" + dapil + "/1", Contest::pdpr, area, {party}}});
    }
}

inline Event legislative(const Unit& of, const std::string& dapil, Count total, Count logo,
                         Count one, Count two) {
    PartyVotes made;
    made.partai = VoteRow{total};
    made.logo = VoteRow{logo};
    made.calon = std::vector<Captured<VoteRow>>{VoteRow{one, two}};
    auto event = form(of, Votes(std::variant<VoteRow, PartyVotes>(made)), "pdpr/" + dapil + "/1");
    std::get<CHasil>(event.body).contest = Contest::pdpr;
    return event;
}

}  // namespace saksi::test
