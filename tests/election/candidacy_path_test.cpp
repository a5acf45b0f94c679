// The ways of candidates that were seen, and ways that must not be.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/candidacy_path.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace saksi::election;
using Stage = CandidacyStage;
using Status = CandidacyStatus;
using Kind = CandidacyKind;

namespace {

struct At {
    Stage stage;
    std::optional<Status> status;
};

Candidacy candidacy(Kind kind, At at) {
    Candidacy candidacy;
    candidacy.kind = kind;
    candidacy.stage = at.stage;
    candidacy.status = at.status;
    return candidacy;
}

const Correction next_step{{}, Cause::tahapan, std::nullopt};
const Correction by_ruling{{}, Cause::putusan, "1/G/2023/PTUN.JKT"};

StepVerdict judge(Kind kind, At before, At after, const Correction& correction = next_step) {
    return judge_step(candidacy(kind, before), candidacy(kind, after), correction).verdict;
}

/// Is every step of the way lawful?
bool is_lawful(Kind kind, const std::vector<At>& way) {
    for (std::size_t i = 1; i < way.size(); ++i) {
        if (judge(kind, way[i - 1], way[i]) != StepVerdict::lawful) return false;
    }
    return true;
}

}  // namespace

TEST_SUITE_BEGIN("election/candidacy_path");

TEST_CASE("a name on a party's list goes by DCS to DCT, repaired or not") {
    CHECK(is_lawful(Kind::daftar, {{Stage::diajukan, {}},
                                   {Stage::vermin, Status::bms},
                                   {Stage::perbaikan, {}},
                                   {Stage::vermin_perbaikan, Status::ms},
                                   {Stage::dcs, Status::ms},
                                   {Stage::tanggapan, Status::ms},
                                   {Stage::dct, Status::ms}}));
    CHECK(is_lawful(Kind::daftar, {{Stage::diajukan, {}},
                                   {Stage::vermin, Status::ms},
                                   {Stage::dcs, Status::ms},
                                   {Stage::dct, {}}}));
}

TEST_CASE("a DPD candidate shows supporters, twice repaired, before registering") {
    CHECK(is_lawful(Kind::dpd, {{Stage::diajukan, {}},
                                {Stage::vermin, Status::bms},
                                {Stage::perbaikan, {}},
                                {Stage::vermin_perbaikan, Status::ms},
                                {Stage::verfak, Status::bms},
                                {Stage::perbaikan, {}},
                                {Stage::vermin_perbaikan, Status::ms},
                                {Stage::verfak, Status::ms},
                                {Stage::diajukan, {}},
                                {Stage::vermin, Status::ms},
                                {Stage::dcs, Status::ms},
                                {Stage::tanggapan, {}},
                                {Stage::dct, Status::ms}}));
}

TEST_CASE("pairs are set without a DCS") {
    CHECK(is_lawful(Kind::pasangan, {{Stage::diajukan, {}},
                                     {Stage::vermin, Status::ms},
                                     {Stage::tanggapan, Status::ms},
                                     {Stage::dct, Status::ms}}));
    CHECK(judge(Kind::pasangan, {Stage::vermin, Status::ms}, {Stage::dcs, Status::ms}) ==
          StepVerdict::not_a_step);
    CHECK(judge(Kind::daftar, {Stage::vermin, Status::ms}, {Stage::dct, Status::ms}) ==
          StepVerdict::not_a_step);
}

TEST_CASE("from TMS to the DCT leads a ruling alone") {
    const At tms{Stage::vermin_perbaikan, Status::tms};
    const At dct{Stage::dct, Status::ms};
    CHECK(judge(Kind::daftar, tms, dct) == StepVerdict::without_ruling);
    CHECK(judge(Kind::daftar, tms, dct, {{}, Cause::pembetulan, "surat 1"}) ==
          StepVerdict::without_ruling);
    CHECK(judge(Kind::daftar, tms, dct, {{}, Cause::putusan, std::nullopt}) ==
          StepVerdict::without_ruling);
    CHECK(judge(Kind::daftar, tms, dct, by_ruling) == StepVerdict::lawful);
}

TEST_CASE("TMS stays TMS, in every stage and for everyone, unless there is a ruling") {
    for (const auto kind : {Kind::daftar, Kind::dpd, Kind::pasangan, Kind::perseorangan}) {
        for (const auto stage : {Stage::vermin, Stage::vermin_perbaikan, Stage::verfak}) {
            for (unsigned to = 0; to < 8; ++to) {
                for (const auto status : {Status::bms, Status::ms}) {
                    CHECK(judge(kind, {stage, Status::tms}, {static_cast<Stage>(to), status}) !=
                          StepVerdict::lawful);
                }
            }
        }
    }
}

TEST_CASE("who was struck off, replaced or withdrew returns by a ruling alone") {
    for (const auto stage : {Stage::dicoret, Stage::diganti, Stage::mengundurkan_diri}) {
        CHECK(judge(Kind::daftar, {stage, {}}, {Stage::dct, Status::ms}) ==
              StepVerdict::without_ruling);
        CHECK(judge(Kind::daftar, {stage, {}}, {Stage::dct, Status::ms}, by_ruling) ==
              StepVerdict::lawful);
    }
}

TEST_CASE("after the DCT a list is not filled up, but a pair may be") {
    const At dct{Stage::dct, Status::ms};
    CHECK(judge(Kind::daftar, dct, {Stage::diganti, {}}) == StepVerdict::not_a_step);
    CHECK(judge(Kind::pasangan, dct, {Stage::diganti, {}}) == StepVerdict::lawful);
    CHECK(judge(Kind::daftar, dct, {Stage::dicoret, Status::tms}) == StepVerdict::lawful);
    CHECK(judge(Kind::daftar, dct, {Stage::meninggal, {}}) == StepVerdict::lawful);
}

TEST_CASE("no stage leads back to one before it without a rule") {
    const At dct{Stage::dct, Status::ms};
    for (const auto stage : {Stage::diajukan, Stage::vermin, Stage::perbaikan, Stage::dcs})
        CHECK(judge(Kind::daftar, dct, {stage, Status::ms}) == StepVerdict::not_a_step);
}

TEST_CASE("a requirement that was TMS does not become MS by itself") {
    auto before = candidacy(Kind::daftar, {Stage::vermin, Status::bms});
    before.requirements = {{"ijazah", Status::tms}};
    auto after = candidacy(Kind::daftar, {Stage::perbaikan, Status::bms});
    CHECK(judge_step(before, after, next_step).verdict == StepVerdict::lawful);
    after.requirements = {{"ijazah", Status::ms}};
    CHECK(judge_step(before, after, next_step).verdict == StepVerdict::without_ruling);
    CHECK(judge_step(before, after, by_ruling).verdict == StepVerdict::lawful);
}

TEST_CASE("nobody stands in the DCS or DCT with BMS or TMS") {
    for (const auto stage : {Stage::dcs, Stage::dct}) {
        for (const auto status : {Status::bms, Status::tms})
            CHECK(judge_status(candidacy(Kind::daftar, {stage, status})).verdict ==
                  StepVerdict::not_a_step);
        CHECK(judge_status(candidacy(Kind::daftar, {stage, {}})).verdict == StepVerdict::lawful);
    }
    CHECK(judge_status(candidacy(Kind::daftar, {Stage::vermin, Status::tms})).verdict ==
          StepVerdict::lawful);
}

TEST_CASE("every row of the table has its rule, and every judgement cites one") {
    for (const auto& step : candidacy_steps()) CHECK(!step.rule.empty());
    const auto judged = judge_step(candidacy(Kind::daftar, {Stage::vermin, Status::tms}),
                                   candidacy(Kind::daftar, {Stage::dct, Status::ms}), next_step);
    CHECK(judged.rule == "TMS is final: only a ruling leads back");
}

TEST_SUITE_END();
