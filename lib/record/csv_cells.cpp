// SPDX-License-Identifier: Apache-2.0
#include "csv_cells.hpp"

#include <algorithm>

#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::Unit;
using election::UnitKind;

constexpr std::size_t longest_code = 32;

/// As docs/format.md 1.1 has it.
bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= longest_code &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-';
           });
}

}  // namespace

Result<election::Count> read_count(std::string_view text) {
    const auto count = parse_decimal(text);
    if (!count || *count > election::max_count) {
        return refuse(ErrorCode::malformed, {}, "not a count", excerpt(text));
    }
    return *count;
}

Result<election::Figure> read_figure(std::string_view text) {
    if (text.empty()) return election::Figure(election::null);
    const auto count = read_count(text);
    if (!count) return pass_on(count.error());
    return election::Figure(*count);
}

Result<std::uint16_t> read_tps_number(std::string_view text) {
    const auto number = parse_decimal(text);
    if (!number || *number < 1 || *number > election::max_tps_number) {
        return refuse(ErrorCode::malformed, {}, "not a TPS number", excerpt(text));
    }
    return static_cast<std::uint16_t>(*number);
}

Result<Unit> read_unit(std::string_view code, UnitKind kind, std::string_view scheme) {
    const bool by_code =
        kind == UnitKind::tps ||
        (election::codes_nest(scheme) && kind != UnitKind::dapil && kind != UnitKind::ppln);
    if (by_code) {
        auto unit = election::unit_from_code(code, scheme);
        if (!unit || unit->kind == kind) return unit;
    } else if (is_code(code)) {
        return Unit{kind, std::string(scheme), std::string(code), 0};
    }
    return refuse(ErrorCode::malformed, {}, "not the code of a unit of this kind", excerpt(code));
}

}  // namespace saksi::record
