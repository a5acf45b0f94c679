// The public facts a rehearsal is built on: the provinces of 14 February 2024
// and the parties on its ballots. Everything below a province is invented.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "share.hpp"

namespace saksi::election::rehearsal {

struct Province {
    std::string_view code;
    std::string_view name;
    std::uint64_t kabupaten, kota, kecamatan, desa, tps;  ///< how many there are
    std::uint64_t dapil_dpr, dapil_dprd;                  ///< constituencies of DPR, of its DPRD
    PairVotes votes;                                      ///< valid, for pairs 1, 2 and 3
};

/// By code. DKI Jakarta's parts have no council (DPRD) of their own.
[[nodiscard]] std::span<const Province> provinces() noexcept;
inline constexpr std::string_view province_without_pdprdk = "31";

struct Party {
    std::uint16_t number;  ///< on the ballot
    std::string_view key;
    std::string_view name;
    std::uint64_t weight;  ///< roughly, of a thousand votes
};

/// By number. The six parties of Aceh stand for its provincial and local
/// councils, and nowhere else.
[[nodiscard]] std::span<const Party> national_parties() noexcept;
[[nodiscard]] std::span<const Party> aceh_parties() noexcept;
inline constexpr std::string_view aceh = "11";

}  // namespace saksi::election::rehearsal
