// Candidacy: one step of someone who wants to be elected, from the application
// to the final list (DCT) and what comes after it. Each step is an event that
// replaces the one before (cause `tahapan`), so nothing is taken back in silence.
//
// Public are names, sex, kabupaten or kota of residence, party and number. All
// else that was handed in stands here only as salted commitments. The key names
// the candidate whatever number was drawn; it is the one on the ballot.
//
// For pairs `dct` is the decision that sets the pairs (penetapan).
//
// Which steps are lawful: saksi/election/candidacy_path.hpp.
// Format: docs/format.md 1.10.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/nomination.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// How someone stands: on a party's list, for the DPD, as a pair that parties
/// nominate, as a pair that voters support.
enum class CandidacyKind : std::uint8_t { daftar, dpd, pasangan, perseorangan };

enum class CandidacyStage : std::uint8_t {
    diajukan,
    vermin,  ///< verifikasi administrasi
    perbaikan,
    vermin_perbaikan,
    verfak,  ///< verifikasi faktual, of supporters
    dcs,
    tanggapan,  ///< of the public, and what the party says to it
    dct,
    diganti,
    mengundurkan_diri,
    meninggal,
    dicoret,
};

/// belum memenuhi syarat, memenuhi syarat, tidak memenuhi syarat
enum class CandidacyStatus : std::uint8_t { bms, ms, tms };

[[nodiscard]] SAKSI_API std::string_view name_of(CandidacyKind kind) noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(CandidacyStage stage) noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(CandidacyStatus status) noexcept;

struct Person {
    std::string name;
    std::optional<Sex> sex;
    std::optional<Unit> residence;  ///< a kabkota: never an address

    bool operator==(const Person&) const = default;
};

struct Requirement {
    std::string name;  ///< "ijazah": 1-64 of a-z 0-9 - _
    CandidacyStatus status = CandidacyStatus::bms;

    bool operator==(const Requirement&) const = default;
};

struct SupportArea {
    Unit unit;
    Count count = 0;

    bool operator==(const SupportArea&) const = default;
};

/// Supporters are counted here and named nowhere.
struct Support {
    Count total = 0;               ///< handed in
    std::optional<Count> valid;    ///< after verification
    std::optional<Count> minimum;  ///< what was asked for
    std::optional<Count> dpt;      ///< the voter list that the minimum goes by
    std::optional<Count> areas;    ///< areas below there are: the spread goes by them
    std::vector<SupportArea> spread;

    /// What counts: the valid ones, or before verification all.
    [[nodiscard]] Count counted() const noexcept { return valid.value_or(total); }
    bool operator==(const Support&) const = default;
};

/// H(salt, type, bytes) of what is not public; the salt stays with the registrar.
struct Commitment {
    std::string type;  ///< "ktp": 1-64 of a-z 0-9 - _
    Hash hash;

    bool operator==(const Commitment&) const = default;
};

struct Candidacy {
    static constexpr std::string_view type = "candidacy";

    Contest contest = Contest::pdpr;
    Unit unit;  ///< nasional, provinsi, kabkota or dapil
    std::string key;
    CandidacyKind kind = CandidacyKind::daftar;
    std::vector<std::string> parties;     ///< keys: one of a list, one or more of a pair
    std::optional<std::uint16_t> number;  ///< on the list or the ballot; needed on a list
    std::vector<Person> persons;          ///< one, or two of a pair
    CandidacyStage stage = CandidacyStage::diajukan;
    std::optional<CandidacyStatus> status;
    std::vector<Requirement> requirements;  ///< by name
    std::optional<Support> support;
    std::vector<Commitment> commitments;     ///< by type
    std::optional<std::string> replaced_by;  ///< key; of `diganti`, and only there
    std::optional<std::string> decision;  ///< what set this stage: a ruling's leaf hash, or words

    bool operator==(const Candidacy&) const = default;
};

}  // namespace saksi::election
