// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/place.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "saksi/core/digits.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

/// How many characters of a nested code name a unit of each kind.
struct CodeLength {
    UnitKind kind;
    std::size_t length;
};
constexpr std::array nested = {CodeLength{UnitKind::desa, 10}, CodeLength{UnitKind::kecamatan, 6},
                               CodeLength{UnitKind::kabkota, 4}, CodeLength{UnitKind::provinsi, 2}};
constexpr std::size_t tps_code_length = 13;
constexpr std::string_view nation_code = "0";

using digits::is_digit;

/// Digits, except that abroad the third and fourth may be capitals ("99AB010001").
bool is_nested_code(std::string_view code) noexcept {
    const bool abroad = code.substr(0, 2) == "99";
    for (std::size_t i = 0; i < code.size(); ++i) {
        const bool city = abroad && (i == 2 || i == 3);
        if (!is_digit(code[i]) && !(city && code[i] >= 'A' && code[i] <= 'Z')) return false;
    }
    return true;
}

std::optional<std::size_t> length_of(UnitKind kind) noexcept {
    const auto* found = std::find_if(nested.begin(), nested.end(),
                                     [kind](const CodeLength& row) { return row.kind == kind; });
    return found == nested.end() ? std::nullopt : std::optional{found->length};
}

tl::unexpected<Error> no_code(std::string_view code) {
    return refuse(ErrorCode::malformed, {}, "not the code of a unit", text::shown(code));
}

}  // namespace

std::string_view name_of(UnitKind kind) noexcept {
    constexpr std::array<std::string_view, 8> names = {
        "tps", "desa", "kecamatan", "kabkota", "provinsi", "nasional", "dapil", "ppln"};
    return name_in(names, kind);
}

std::optional<UnitKind> unit_kind_named(std::string_view name) noexcept {
    return named<UnitKind>(name);
}

Unit nation(std::string_view scheme) {
    return {UnitKind::nasional, std::string(scheme), std::string(nation_code), 0};
}

bool codes_nest(std::string_view scheme) noexcept {
    const auto begins = [scheme](std::string_view prefix) {
        return scheme.substr(0, prefix.size()) == prefix;
    };
    return begins("kpu-") || begins("kemendagri-");
}

Result<Unit> unit_from_code(std::string_view code, std::string_view scheme) {
    if (code == nation_code) return nation(scheme);
    if (!codes_nest(scheme)) {
        return refuse(ErrorCode::usage, {}, "codes of this scheme do not say what they are",
                      std::string(scheme));
    }
    if (code.size() == tps_code_length) return tps_unit_from_code(code, scheme);
    const auto* row = std::find_if(nested.begin(), nested.end(), [code](const CodeLength& length) {
        return length.length == code.size();
    });
    if (row == nested.end() || !is_nested_code(code)) return no_code(code);
    return Unit{row->kind, std::string(scheme), std::string(code), 0};
}

Result<Unit> tps_unit_from_code(std::string_view code, std::string_view scheme) {
    if (code.size() != tps_code_length || !is_nested_code(code)) {
        return refuse(ErrorCode::malformed, {}, "not a TPS code of 13 digits", text::shown(code));
    }
    const auto number = (code[10] - '0') * 100 + (code[11] - '0') * 10 + (code[12] - '0');
    if (number == 0) {
        return refuse(ErrorCode::malformed, {}, "TPS are numbered from 001", text::shown(code));
    }
    return Unit{UnitKind::tps, std::string(scheme), std::string(code.substr(0, 10)),
                static_cast<std::uint16_t>(number)};
}

std::string display_code(const Unit& unit) {
    if (unit.kind != UnitKind::tps) return unit.code;
    const auto number = std::to_string(unit.number);
    if (!codes_nest(unit.scheme) || unit.code.size() != 10 || number.size() > 3) {
        return unit.code + "/" + number;
    }
    return unit.code + std::string(3 - number.size(), '0') + number;
}

std::optional<Unit> parent_by_code(const Unit& unit) {
    if (!codes_nest(unit.scheme) || unit.kind == UnitKind::nasional) return std::nullopt;
    if (unit.kind == UnitKind::provinsi) return nation(unit.scheme);
    const auto above = unit.kind == UnitKind::tps
                           ? UnitKind::desa
                           : static_cast<UnitKind>(static_cast<unsigned>(unit.kind) + 1);
    const auto length = length_of(above);
    const auto own_length = unit.kind == UnitKind::tps ? length : length_of(unit.kind);
    if (!length || !own_length || unit.code.size() != *own_length || !is_nested_code(unit.code)) {
        return std::nullopt;
    }
    return Unit{above, unit.scheme, unit.code.substr(0, *length), 0};
}

std::optional<Unit> ancestor_by_code(const Unit& unit, UnitKind kind) {
    std::optional<Unit> at = unit;
    while (at && at->kind != kind) at = parent_by_code(*at);
    return at;
}

bool is_abroad(const Unit& unit) noexcept {
    return unit.kind == UnitKind::ppln ||
           (codes_nest(unit.scheme) && unit.kind != UnitKind::dapil && unit.code.starts_with("99"));
}

json::Value to_json(const Unit& unit) {
    json::Object object;
    object.set("code", unit.code).set("kind", name_of(unit.kind));
    if (unit.kind == UnitKind::tps) object.set("number", unit.number);
    object.set("scheme", unit.scheme);
    return object;
}

Result<Unit> unit_from_json(const json::Value& value) {
    json::Tape tape;
    tape.copy(value);
    const auto object = tape.root().object();
    if (!object) return refuse(ErrorCode::malformed, {}, "not an object");
    Unit unit;
    Failure failure;
    Reader fields(*object, nullptr, failure);
    fields_of(fields, unit);
    fields.finish();
    if (failure.error()) return pass_on(*failure.error());
    return unit;
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Unit> unit) {
    fields.required("kind", unit.kind);
    fields.required("scheme", unit.scheme, text::scheme);
    fields.required("code", unit.code, text::unit_code);
    if (unit.kind == UnitKind::tps) {
        fields.required("number", unit.number, tps_number);
        if (unit.scheme.substr(0, 4) == "kpu-" &&
            (unit.code.size() != 10 || !is_nested_code(unit.code))) {
            fields.fail("code",
                        refuse(ErrorCode::malformed, {}, "not the code of a desa, 10 digits",
                               text::shown(unit.code)));
        }
    } else if (unit.number != 0) {
        fields.fail("number", refuse(ErrorCode::malformed, {}, "only a TPS has a number"));
    }
    if (unit.kind == UnitKind::nasional && unit.code != nation_code) {
        fields.fail("code", refuse(ErrorCode::malformed, {}, "the nation's code is 0",
                                   text::shown(unit.code)));
    }
}

template void fields_of(Reader&, Unit&);
template void fields_of(Writer&, const Unit&);

}  // namespace saksi::election
