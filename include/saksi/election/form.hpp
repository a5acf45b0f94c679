// The numbers of a result form: sections I, II, III and V as 25 fields that
// every form has and that can be added up over forms, and section IV, votes.
//
// A field has one name everywhere (CSV columns, detectors, `<name>_n`), and one
// place in an event: "pengguna_dpt_j" is pengguna.dpt.j. Names end in j (jumlah,
// total), l (laki-laki) or p (perempuan).
//
// Nothing here is checked against arithmetic: a form is what was published.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "saksi/election/figure.hpp"

namespace saksi::election {

// clang-format off
enum class Field : std::uint8_t {
    dpt_j, dpt_l, dpt_p,                                   // I.A  pemilih
    pengguna_dpt_j, pengguna_dpt_l, pengguna_dpt_p,        // I.B  pengguna
    pengguna_dptb_j, pengguna_dptb_l, pengguna_dptb_p,
    pengguna_dpk_j, pengguna_dpk_l, pengguna_dpk_p,
    pengguna_total_j, pengguna_total_l, pengguna_total_p,
    surat_suara_diterima, surat_suara_digunakan,           // II   surat_suara
    surat_suara_rusak, surat_suara_sisa,
    disabilitas_j, disabilitas_l, disabilitas_p,           // III  disabilitas
    suara_sah, suara_tidak_sah, suara_total,               // V    suara
};
// clang-format on
inline constexpr std::size_t field_count = 25;

struct FieldInfo {
    Field field;
    std::string_view name;     ///< "pengguna_dpt_j"
    std::string_view section;  ///< "pengguna"
    std::string_view group;    ///< "dpt"; empty where the section has no groups
    std::string_view key;      ///< "j"
};

/// In the order of Field.
[[nodiscard]] SAKSI_API const std::array<FieldInfo, field_count>& all_fields() noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(Field field) noexcept;
[[nodiscard]] SAKSI_API std::optional<Field> field_named(std::string_view name) noexcept;

/// The 25 figures; every one starts as not captured.
struct Sections {
    std::array<Figure, field_count> figures;

    Figure& operator[](Field field) { return figures[static_cast<std::size_t>(field)]; }
    const Figure& operator[](Field field) const { return figures[static_cast<std::size_t>(field)]; }
    bool operator==(const Sections&) const = default;
};

/// One figure per option, in ballot order: a count or null. A row whose every
/// figure is null is null itself: one fact, one spelling.
using VoteRow = std::vector<Figure>;

/// Section IV of a legislative form, one item per party.
struct PartyVotes {
    Captured<VoteRow> logo;                          ///< A.1, votes for the party alone
    Captured<VoteRow> partai;                        ///< B, the party's total as written
    Captured<std::vector<Captured<VoteRow>>> calon;  ///< A.2, candidates; inner rows are captured

    bool operator==(const PartyVotes&) const = default;
};

/// Section IV: one number per pair, person or column, or party votes.
using Votes = Captured<std::variant<VoteRow, PartyVotes>>;

/// What is added up per option of the ballot: the plain row, or the parties'
/// totals (B). A null pointer if there is none.
[[nodiscard]] SAKSI_API const VoteRow* option_votes(const Votes& votes) noexcept;

/// The row as it must be kept: null if every figure is.
[[nodiscard]] SAKSI_API Captured<VoteRow> vote_row(VoteRow figures);
[[nodiscard]] SAKSI_API Votes plain_votes(VoteRow figures);

}  // namespace saksi::election
