// The identities as a table: which sum of fields equals which other, or is at
// most that. Private to lib/election; what each is called and where the law has
// it, saksi/election/identities.hpp says.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

#include "saksi/election/identities.hpp"

namespace saksi::election {

/// A sum of up to three fields.
struct FieldSum {
    std::array<Field, 3> fields{};
    std::size_t count = 0;
    std::uint32_t bits = 0;  // one for each of the fields

    constexpr FieldSum(std::initializer_list<Field> terms) : count(terms.size()) {
        std::copy(terms.begin(), terms.end(), fields.begin());
        for (const auto field : terms) bits |= std::uint32_t{1} << static_cast<unsigned>(field);
    }
    [[nodiscard]] std::span<const Field> terms() const { return std::span(fields).first(count); }
};

struct FieldRule {
    Identity identity;
    FieldSum left;
    Relation relation;
    FieldSum right;
};

/// Everything but the two rules on votes, D01 and D08.
inline constexpr std::array field_rules = [] {
    using F = Field;
    constexpr auto equal = Relation::equal;
    constexpr auto at_most = Relation::at_most;
    return std::array{
        FieldRule{Identity::D02, {F::suara_sah, F::suara_tidak_sah}, equal, {F::suara_total}},
        FieldRule{Identity::D03, {F::pengguna_total_j}, equal, {F::suara_total}},

        FieldRule{Identity::D04,
                  {F::pengguna_dpt_j, F::pengguna_dptb_j, F::pengguna_dpk_j},
                  equal,
                  {F::pengguna_total_j}},
        FieldRule{Identity::D04,
                  {F::pengguna_dpt_l, F::pengguna_dptb_l, F::pengguna_dpk_l},
                  equal,
                  {F::pengguna_total_l}},
        FieldRule{Identity::D04,
                  {F::pengguna_dpt_p, F::pengguna_dptb_p, F::pengguna_dpk_p},
                  equal,
                  {F::pengguna_total_p}},

        FieldRule{Identity::D05, {F::dpt_l, F::dpt_p}, equal, {F::dpt_j}},
        FieldRule{
            Identity::D05, {F::pengguna_dpt_l, F::pengguna_dpt_p}, equal, {F::pengguna_dpt_j}},
        FieldRule{
            Identity::D05, {F::pengguna_dptb_l, F::pengguna_dptb_p}, equal, {F::pengguna_dptb_j}},
        FieldRule{
            Identity::D05, {F::pengguna_dpk_l, F::pengguna_dpk_p}, equal, {F::pengguna_dpk_j}},
        FieldRule{Identity::D05,
                  {F::pengguna_total_l, F::pengguna_total_p},
                  equal,
                  {F::pengguna_total_j}},

        FieldRule{Identity::D06, {F::pengguna_dpt_j}, at_most, {F::dpt_j}},
        FieldRule{Identity::D06, {F::pengguna_dpt_l}, at_most, {F::dpt_l}},
        FieldRule{Identity::D06, {F::pengguna_dpt_p}, at_most, {F::dpt_p}},

        FieldRule{Identity::D10,
                  {F::surat_suara_digunakan, F::surat_suara_rusak, F::surat_suara_sisa},
                  equal,
                  {F::surat_suara_diterima}},
        FieldRule{Identity::D10, {F::surat_suara_digunakan}, at_most, {F::surat_suara_diterima}},
        FieldRule{Identity::I05, {F::surat_suara_digunakan}, equal, {F::pengguna_total_j}},
        FieldRule{Identity::I11, {F::disabilitas_l, F::disabilitas_p}, equal, {F::disabilitas_j}},
        FieldRule{Identity::I11, {F::disabilitas_j}, at_most, {F::pengguna_total_j}},
    };
}();

/// What all options together have to equal (D01), and no option may exceed (D08).
inline constexpr std::array vote_bounds = {Field::suara_sah, Field::pengguna_total_j};

}  // namespace saksi::election
