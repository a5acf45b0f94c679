// SPDX-License-Identifier: Apache-2.0
#include "row_faults.hpp"

namespace saksi::audit::planting {

using election::Count;
using F = election::Field;

void raise_votes(FormSum& row, std::size_t option, Count votes) {
    row.votes.give(option, votes);
    for (const auto field : {F::suara_sah, F::suara_total, F::pengguna_dptb_j, F::pengguna_dptb_l,
                             F::pengguna_total_j, F::pengguna_total_l}) {
        if (const auto count = row.field(field)) row.set(field, *count + votes);
    }
}

std::string plant_in_row(const Recipe& recipe, FormSum& row, Lot lot) {
    const auto votes = lot.between(1, 9);
    const auto from = row.votes.richest();
    const auto to = row.votes.other_than(from);
    const auto before = row.votes.total(to);
    if (recipe.ground == Ground::raised_row) {
        raise_votes(row, to, votes);
    } else if (row.votes.free(from) >= votes) {
        row.votes.take(from, votes);
        row.votes.give(to, votes);
    } else {
        return {};
    }
    return "option " + std::to_string(to + 1) + " " + std::to_string(before) + " -> " +
           std::to_string(row.votes.total(to));
}

}  // namespace saksi::audit::planting
