// Unit: a place or constituency, named so that it can be nothing else.
// A code alone means nothing: dapil 1101 is not kabupaten 1101, and codes change
// meaning when regions split. So a unit is kind, scheme (the vintage and issuer
// of the code, "kpu-2024") and code. A TPS is its parent's code and a number.
//
// In the schemes kpu-* and kemendagri-* the code says the parent: a desa has
// ten characters, its kecamatan the first six, kabupaten or kota four, province
// two. (Abroad, "99", the next two characters may be capitals.) In any other
// scheme, Situng's numbers of 2019 for one, only a `region` event tells.
//
// Format: docs/format.md 1.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/json.hpp"
#include "saksi/core/result.hpp"

namespace saksi::election {

/// From the smallest to the largest; dapil and ppln stand beside that order.
enum class UnitKind : std::uint8_t {
    tps,
    desa,
    kecamatan,
    kabkota,
    provinsi,
    nasional,
    dapil,
    ppln,
};

[[nodiscard]] SAKSI_API std::string_view name_of(UnitKind kind) noexcept;
[[nodiscard]] SAKSI_API std::optional<UnitKind> unit_kind_named(std::string_view name) noexcept;

struct Unit {
    UnitKind kind = UnitKind::nasional;
    std::string scheme;
    std::string code;          ///< of a TPS: its parent's
    std::uint16_t number = 0;  ///< 1..9999 of a TPS; 0 of everything else

    auto operator<=>(const Unit&) const = default;
};

inline constexpr std::uint16_t max_tps_number = 9999;

/// The nation: kind nasional, code "0".
[[nodiscard]] SAKSI_API Unit nation(std::string_view scheme);

/// Does a code of this scheme say which unit is above it?
[[nodiscard]] SAKSI_API bool codes_nest(std::string_view scheme) noexcept;

/// The unit a bare code means in such a scheme, by its length: "5171" is a
/// kabkota, "0" the nation, thirteen characters a TPS. `where` of an error is empty.
[[nodiscard]] SAKSI_API Result<Unit> unit_from_code(std::string_view code, std::string_view scheme);

/// "5171011003007": ten characters of the desa, three digits of the TPS, 001..999.
[[nodiscard]] SAKSI_API Result<Unit> tps_unit_from_code(std::string_view code,
                                                        std::string_view scheme);

/// What people call it: the thirteen characters again where there are that
/// many, otherwise "code/number"; the code of any other unit.
[[nodiscard]] SAKSI_API std::string display_code(const Unit& unit);

/// The unit right above, where the code says it (codes_nest): of a TPS its
/// desa, of a province the nation. Otherwise nothing, and nothing of the nation.
[[nodiscard]] SAKSI_API std::optional<Unit> parent_by_code(const Unit& unit);

/// The unit of this kind that `unit` is, or is in as its code says.
[[nodiscard]] SAKSI_API std::optional<Unit> ancestor_by_code(const Unit& unit, UnitKind kind);

/// Is it a place abroad: a PPLN, or what stands under 99 where codes nest?
[[nodiscard]] SAKSI_API bool is_abroad(const Unit& unit) noexcept;

/// {"code", "kind", "number" of a TPS, "scheme"}.
[[nodiscard]] SAKSI_API json::Value to_json(const Unit& unit);
/// An error's `where` is the field; empty when the value is no unit at all.
[[nodiscard]] SAKSI_API Result<Unit> unit_from_json(const json::Value& value);

}  // namespace saksi::election

template <>
struct std::hash<saksi::election::Unit> {
    std::size_t operator()(const saksi::election::Unit& unit) const noexcept {
        const auto text = std::hash<std::string>{};
        const auto small = static_cast<std::size_t>(unit.kind) << 16 | unit.number;
        return text(unit.code) * 31 + text(unit.scheme) * 7 + small * 0x9e3779b97f4a7c15U;
    }
};
