// SPDX-License-Identifier: Apache-2.0
#include "place_path.hpp"

#include <algorithm>

#include "name_match.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/election/place.hpp"

namespace saksi::record {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto slash = path.find('/');
        parts.push_back(trimmed(path.substr(0, slash)));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

std::optional<std::uint16_t> tps_number(std::string_view text) {
    const auto digits = text.substr(std::min(text.find_first_not_of('0'), text.size()));
    const auto number = parse_decimal(digits);
    if (!number || *number < 1 || *number > election::max_tps_number) return std::nullopt;
    return static_cast<std::uint16_t>(*number);
}

}  // namespace saksi::record
