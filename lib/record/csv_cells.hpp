// What a cell of a table says, read strictly. An error names no place: who reads
// the row knows its column.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>

#include "saksi/core/result.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/place.hpp"

namespace saksi::record {

/// Decimal digits, at most election::max_count.
Result<election::Count> read_count(std::string_view text);
/// The same; an empty cell was published empty.
Result<election::Figure> read_figure(std::string_view text);
/// 1 … 9999.
Result<std::uint16_t> read_tps_number(std::string_view text);
/// The unit of this kind that `code` names. Where codes nest, it must be of that kind.
Result<election::Unit> read_unit(std::string_view code, election::UnitKind kind,
                                 std::string_view scheme);

/// Puts what was read in its place, or hands up why there is nothing.
template <class T, class U>
Result<void> put(Result<T> read, U& place) {
    if (!read) return pass_on(std::move(read.error()));
    place = std::move(*read);
    return {};
}

}  // namespace saksi::record
