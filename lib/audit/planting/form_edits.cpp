// SPDX-License-Identifier: Apache-2.0
#include "form_edits.hpp"

#include <algorithm>

#include "vote_sheet.hpp"

namespace saksi::audit::planting {

using election::Count;
using election::Event;
using F = election::Field;

Count shift_votes(Event& event, Lot& lot) {
    VoteSheet votes(form_in(event).votes);
    const auto from = votes.richest();
    const auto moved = std::min(votes.free(from), lot.between(1, 9));
    votes.take(from, moved);
    votes.give(votes.other_than(from), moved);
    form_in(event).votes = votes.votes();
    return moved;
}

Count validate_votes(Event& event, Lot& lot) {
    auto& form = form_in(event);
    const auto invalid = form.sections[F::suara_tidak_sah].count().value_or(0);
    const auto moved = std::min(invalid, lot.between(1, 9));
    VoteSheet votes(form.votes);
    votes.give(lot.below(votes.options()), moved);
    form.votes = votes.votes();
    form.sections[F::suara_tidak_sah] = invalid - moved;
    form.sections[F::suara_sah] = form.sections[F::suara_sah].count().value_or(0) + moved;
    return moved;
}

}  // namespace saksi::audit::planting
