// SPDX-License-Identifier: Apache-2.0
#include "recap_difference.hpp"

#include <optional>
#include <string>

namespace saksi::audit {

using election::Count;
using election::Field;

RecapDifference difference(const RecapRow& row, const Below& below, const RecapColumns& columns) {
    RecapDifference found;
    const auto look = [&](const std::string& what, std::optional<Count> sum,
                          std::optional<Count> written, bool is_votes) {
        if (!sum || !written) return;
        found.compared = true;
        if (*sum == *written) return;
        found.facts.push_back({what, std::to_string(*sum), std::to_string(*written)});
        if (!is_votes) return;
        (*written > *sum ? found.gained : found.lost) += election::distance(*written, *sum);
    };
    for (const auto& [id, figure] : row.options) {
        look(columns.label(id), below.option(id), figure.count(), true);
    }
    const auto invalid = static_cast<std::size_t>(Field::suara_tidak_sah);
    for (std::size_t i = 0; i < election::field_count; ++i) {
        look(std::string(name_of(static_cast<Field>(i))), below.field(i), row.fields[i].count(),
             i == invalid);
    }
    return found;
}

bool have_same_votes(const RecapRow& row, const Below& below) {
    bool any = false;
    for (const auto& [id, figure] : row.options) {
        const auto sum = below.option(id);
        const auto written = figure.count();
        if (!sum || !written) continue;
        if (*sum != *written) return false;
        any = true;
    }
    return any;
}

}  // namespace saksi::audit
