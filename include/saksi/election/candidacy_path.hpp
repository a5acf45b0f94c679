// The lawful steps of a candidacy, as a table: from which stage and status to
// which, of whom, and what it takes. A step that is in no row is a finding; so is
// one that takes a ruling and names none. Nothing is refused for it.
//
// BMS may be repaired, TMS is final: after TMS, or after having been struck off,
// only a ruling (PTUN, Bawaslu, MK) leads back.
//
// The table with its sources, and what of it is still to be confirmed:
// docs/candidacy.md.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "saksi/election/candidacy.hpp"
#include "saksi/election/header.hpp"

namespace saksi::election {

/// What a step takes beside being in the table.
enum class StepNeeds : std::uint8_t {
    nothing,
    ruling,  ///< cause `putusan` and its instrument
};

/// Stages and statuses are sets, one bit an enumerator; bit 3 of a status set
/// is "none given".
struct CandidacyStep {
    std::uint16_t from;
    std::uint8_t from_status;
    std::uint16_t to;
    std::uint8_t kinds;
    StepNeeds needs;
    std::string_view rule;  ///< a sentence, with its source
};

/// In the order in which they are tried.
[[nodiscard]] SAKSI_API std::span<const CandidacyStep> candidacy_steps() noexcept;

enum class StepVerdict : std::uint8_t {
    lawful,
    not_a_step,      ///< the table has no such step
    without_ruling,  ///< it has, and asks for a ruling
};
[[nodiscard]] SAKSI_API std::string_view name_of(StepVerdict verdict) noexcept;

struct StepJudgement {
    StepVerdict verdict = StepVerdict::lawful;
    std::string_view rule;  ///< of the row that allows it, or that is broken

    bool operator==(const StepJudgement&) const = default;
};

/// Does it name what it is done on: cause `putusan` and an instrument?
[[nodiscard]] SAKSI_API bool has_ruling(const Correction& correction) noexcept;

/// The step from one version to the next.
[[nodiscard]] SAKSI_API StepJudgement judge_step(const Candidacy& before, const Candidacy& after,
                                                 const Correction& correction) noexcept;

/// May a candidate of this stage have this status? In the DCS and DCT stands
/// who fulfils the requirements.
[[nodiscard]] SAKSI_API StepJudgement judge_status(const Candidacy& candidacy) noexcept;

/// Set as a candidate, and neither replaced, struck off, withdrawn nor dead.
[[nodiscard]] SAKSI_API bool is_in_dct(const Candidacy& candidacy) noexcept;
/// Still on the way, or in the DCT: not TMS, and not left.
[[nodiscard]] SAKSI_API bool is_standing(const Candidacy& candidacy) noexcept;

}  // namespace saksi::election
