// Ruling: a decision of an office or a court that orders something: a recount,
// a PSU, other figures, another candidate list. Corrections name the ruling they
// carry out by its leaf hash.
//
// Format: docs/format.md 1.5.
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
#include "saksi/election/document.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// Who ruled.
enum class RulingBody : std::uint8_t { kpu, bawaslu, dkpp, mk, ma, ptun, pengadilan };
[[nodiscard]] SAKSI_API std::string_view name_of(RulingBody body) noexcept;

/// What was ordered. penetapan: a result or list is set; pencalonan: of a
/// candidacy; penolakan: nothing is to be done.
enum class OrderKind : std::uint8_t {
    pembetulan,
    hitung_ulang,
    psu,
    psl,
    pss,
    rekap_ulang,
    penyandingan,
    penetapan,
    pencalonan,
    penolakan,
    lainnya,
};
[[nodiscard]] SAKSI_API std::string_view name_of(OrderKind kind) noexcept;

struct Order {
    OrderKind kind = OrderKind::lainnya;
    std::optional<Contest> contest;       ///< none: not of one contest
    std::vector<Unit> units;              ///< where; empty: not said, or everywhere
    std::vector<std::string> candidates;  ///< keys of who is concerned
    std::optional<std::string> text;      ///< in the ruling's words

    bool operator==(const Order&) const = default;
};

struct Ruling {
    static constexpr std::string_view type = "ruling";

    RulingBody body = RulingBody::kpu;
    std::optional<Unit> unit;  ///< of a body that is not the national one
    std::string number;        ///< "03-03/PHPU.DPD-XXII/2024"
    std::string date;          ///< YYYY-MM-DD
    std::string title;
    std::vector<Order> orders;     ///< empty: nothing is said
    std::vector<Hash> supersedes;  ///< leaf hashes of the rulings that it takes the place of
    std::optional<Documents> documents;

    bool operator==(const Ruling&) const = default;
};

}  // namespace saksi::election
