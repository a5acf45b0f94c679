// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/candidacy_path.hpp"

#include <algorithm>
#include <array>

#include "names.hpp"
#include "rule_text.hpp"

namespace saksi::election {
namespace {

using Stage = CandidacyStage;
using Status = CandidacyStatus;
using Kind = CandidacyKind;

template <class... E>
constexpr unsigned set_of(E... members) noexcept {
    return (0U | ... | (1U << static_cast<unsigned>(members)));
}
constexpr std::uint16_t stages(std::same_as<Stage> auto... members) noexcept {
    return static_cast<std::uint16_t>(set_of(members...));
}
constexpr std::uint8_t kinds(std::same_as<Kind> auto... members) noexcept {
    return static_cast<std::uint8_t>(set_of(members...));
}

constexpr unsigned no_status = 3;  // the bit for "none given"
constexpr std::uint8_t passed = set_of(Status::ms) | 1U << no_status;
constexpr std::uint8_t to_repair = set_of(Status::bms) | 1U << no_status;
constexpr std::uint8_t failed = set_of(Status::tms);
constexpr std::uint8_t not_failed = passed | to_repair;
constexpr std::uint8_t any_status = not_failed | failed;

constexpr auto everyone = kinds(Kind::daftar, Kind::dpd, Kind::pasangan, Kind::perseorangan);
constexpr auto supported = kinds(Kind::dpd, Kind::perseorangan);
constexpr auto with_lists = kinds(Kind::daftar, Kind::dpd);
constexpr auto pairs = kinds(Kind::pasangan, Kind::perseorangan);

constexpr auto on_the_way =
    stages(Stage::diajukan, Stage::vermin, Stage::perbaikan, Stage::vermin_perbaikan, Stage::verfak,
           Stage::dcs, Stage::tanggapan);
constexpr auto verified =
    stages(Stage::vermin, Stage::vermin_perbaikan, Stage::verfak, Stage::dcs, Stage::tanggapan);
constexpr auto left =
    stages(Stage::diganti, Stage::mengundurkan_diri, Stage::meninggal, Stage::dicoret);
constexpr auto way_back = static_cast<std::uint16_t>(on_the_way | stages(Stage::dct));

constexpr std::array steps = {
    CandidacyStep{stages(Stage::diajukan), any_status, stages(Stage::vermin), everyone,
                  StepNeeds::nothing,
                  rule_text("what was handed in is verified (PKPU 10/2023, 10/2022, 19/2023)")},
    CandidacyStep{stages(Stage::vermin), to_repair, stages(Stage::perbaikan), everyone,
                  StepNeeds::nothing, rule_text("BMS may be repaired (PKPU 10/2023)")},
    CandidacyStep{stages(Stage::perbaikan), any_status, stages(Stage::vermin_perbaikan), everyone,
                  StepNeeds::nothing,
                  rule_text("what was repaired is verified again (PKPU 10/2023)")},
    CandidacyStep{
        stages(Stage::vermin, Stage::vermin_perbaikan), passed, stages(Stage::verfak), supported,
        StepNeeds::nothing,
        rule_text("supporters are verified in fact after their papers (PKPU 10/2022; UU 10/2016)")},
    CandidacyStep{stages(Stage::verfak, Stage::vermin_perbaikan), to_repair,
                  stages(Stage::perbaikan), supported, StepNeeds::nothing,
                  rule_text("support may be repaired a second time (PKPU 10/2022)")},
    CandidacyStep{stages(Stage::verfak), passed, stages(Stage::diajukan, Stage::vermin), supported,
                  StepNeeds::nothing,
                  rule_text("with enough support one registers (PKPU 10/2022, 11/2023)")},
    CandidacyStep{stages(Stage::vermin, Stage::vermin_perbaikan, Stage::verfak), passed,
                  stages(Stage::dcs), with_lists, StepNeeds::nothing,
                  rule_text("who fulfils the requirements enters the DCS (PKPU 10/2023)")},
    CandidacyStep{stages(Stage::dcs), passed, stages(Stage::tanggapan), with_lists,
                  StepNeeds::nothing, rule_text("the public answers the DCS (PKPU 10/2023)")},
    CandidacyStep{stages(Stage::dcs, Stage::tanggapan), passed, stages(Stage::dct), with_lists,
                  StepNeeds::nothing, rule_text("the DCT follows the DCS (PKPU 10/2023)")},
    CandidacyStep{stages(Stage::vermin, Stage::vermin_perbaikan, Stage::verfak, Stage::tanggapan),
                  passed, stages(Stage::dct), pairs, StepNeeds::nothing,
                  rule_text("pairs that fulfil the requirements are set (PKPU 19/2023)")},
    CandidacyStep{stages(Stage::vermin, Stage::vermin_perbaikan), not_failed,
                  stages(Stage::tanggapan), pairs, StepNeeds::nothing,
                  rule_text("the public answers who wants to stand")},
    CandidacyStep{
        on_the_way, any_status, stages(Stage::diganti), everyone, StepNeeds::nothing,
        rule_text("a candidate may be replaced until the final list is set (PKPU 10/2023)")},
    CandidacyStep{stages(Stage::mengundurkan_diri, Stage::meninggal), any_status,
                  stages(Stage::diganti), everyone, StepNeeds::nothing,
                  rule_text("who withdrew or died may be replaced within the time for it")},
    CandidacyStep{stages(Stage::dct), any_status, stages(Stage::diganti), pairs, StepNeeds::nothing,
                  rule_text("a pair may be replaced before fixed deadlines")},
    CandidacyStep{way_back, any_status, stages(Stage::mengundurkan_diri, Stage::meninggal),
                  everyone, StepNeeds::nothing, rule_text("anyone may withdraw, or die")},
    CandidacyStep{
        stages(Stage::dct), any_status, stages(Stage::dicoret), everyone, StepNeeds::nothing,
        rule_text("a verdict, two parties or a false document strike a name off the DCT")},
    CandidacyStep{verified, failed, way_back, everyone, StepNeeds::ruling,
                  rule_text("TMS is final: only a ruling leads back")},
    CandidacyStep{left, any_status, way_back, everyone, StepNeeds::ruling,
                  rule_text("who left the list returns by a ruling only")},
};

constexpr std::string_view no_such_step =
    rule_text("no rule leads from the one stage to the other");
constexpr std::string_view same_stage_rule =
    rule_text("within a stage BMS may become MS or TMS, nothing else");
constexpr std::string_view final_requirement =
    rule_text("a requirement that is TMS stays so without a ruling");
constexpr std::string_view listed_fulfils =
    rule_text("in the DCS and DCT stands who fulfils the requirements");

constexpr bool has(unsigned set, unsigned member) noexcept { return (set >> member & 1U) != 0; }

unsigned status_bit(const Candidacy& candidacy) noexcept {
    return candidacy.status ? static_cast<unsigned>(*candidacy.status) : no_status;
}

bool covers(const CandidacyStep& step, const Candidacy& before, const Candidacy& after) noexcept {
    return has(step.from, static_cast<unsigned>(before.stage)) &&
           has(step.from_status, status_bit(before)) &&
           has(step.to, static_cast<unsigned>(after.stage)) &&
           has(step.kinds, static_cast<unsigned>(after.kind));
}

/// Within one stage a status may be found, and BMS decided.
bool may_become(std::optional<Status> before, std::optional<Status> after) noexcept {
    return before == after || !before || (*before == Status::bms && after);
}

StepJudgement with_ruling(bool ruling, std::string_view rule) noexcept {
    return {ruling ? StepVerdict::lawful : StepVerdict::without_ruling, rule};
}

StepJudgement judge_stage(const Candidacy& before, const Candidacy& after, bool ruling) noexcept {
    if (before.stage == after.stage) {
        if (may_become(before.status, after.status)) return {StepVerdict::lawful, same_stage_rule};
        return with_ruling(ruling, same_stage_rule);
    }
    for (const auto& step : steps) {
        if (!covers(step, before, after)) continue;
        if (step.needs == StepNeeds::nothing) return {StepVerdict::lawful, step.rule};
        return with_ruling(ruling, step.rule);
    }
    return {StepVerdict::not_a_step, no_such_step};
}

bool stays_failed(const Requirement& before, const Candidacy& after) noexcept {
    const auto& now = after.requirements;
    const auto same = std::find_if(now.begin(), now.end(), [&](const Requirement& requirement) {
        return requirement.name == before.name;
    });
    return same == now.end() || same->status == Status::tms;
}

bool a_failure_is_gone(const Candidacy& before, const Candidacy& after) noexcept {
    return std::any_of(before.requirements.begin(), before.requirements.end(),
                       [&](const Requirement& requirement) {
                           return requirement.status == Status::tms &&
                                  !stays_failed(requirement, after);
                       });
}

}  // namespace

std::string_view name_of(StepVerdict verdict) noexcept {
    constexpr std::array<std::string_view, 3> names = {"lawful", "not_a_step", "without_ruling"};
    return name_in(names, verdict);
}

std::span<const CandidacyStep> candidacy_steps() noexcept { return steps; }

bool has_ruling(const Correction& correction) noexcept {
    return correction.cause == Cause::putusan && correction.instrument.has_value();
}

StepJudgement judge_step(const Candidacy& before, const Candidacy& after,
                         const Correction& correction) noexcept {
    const auto ruling = has_ruling(correction);
    const auto judgement = judge_stage(before, after, ruling);
    if (judgement.verdict != StepVerdict::lawful || ruling) return judgement;
    if (!a_failure_is_gone(before, after)) return judgement;
    return {StepVerdict::without_ruling, final_requirement};
}

StepJudgement judge_status(const Candidacy& candidacy) noexcept {
    const bool listed = candidacy.stage == Stage::dcs || candidacy.stage == Stage::dct;
    if (!listed || has(passed, status_bit(candidacy))) return {StepVerdict::lawful, listed_fulfils};
    return {StepVerdict::not_a_step, listed_fulfils};
}

bool is_in_dct(const Candidacy& candidacy) noexcept { return candidacy.stage == Stage::dct; }

bool is_standing(const Candidacy& candidacy) noexcept {
    return candidacy.stage <= Stage::dct && candidacy.status != Status::tms;
}

}  // namespace saksi::election
