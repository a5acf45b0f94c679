// SPDX-License-Identifier: Apache-2.0
#include "form_recipes.hpp"

#include <algorithm>
#include <tuple>

namespace saksi::audit::planting {
namespace {

using election::Count;
using election::Field;
using F = election::Field;

/// D09 looks for whole hundreds up to 900: a fault of another detector is none.
bool is_digit(Count difference) { return difference % 100 == 0; }

/// So many more voters from elsewhere, who add up.
void bring_voters(Bed& bed, Count more) {
    for (const auto field :
         {F::pengguna_dptb_l, F::pengguna_dptb_j, F::pengguna_total_l, F::pengguna_total_j}) {
        bed.raise(field, more);
    }
}

/// So many more invalid votes, which add up.
void spoil_votes(Bed& bed, Count more) {
    bed.raise(F::suara_tidak_sah, more);
    bed.raise(F::suara_total, more);
}

/// A section II that is right, where the form shows none.
void show_ballots(Bed& bed) {
    if (bed.has(F::surat_suara_diterima)) return;
    const auto received = std::max(bed.ballots_for(bed.get(F::dpt_j)), bed.get(F::suara_total));
    bed.set(F::surat_suara_diterima, received);
    bed.set(F::surat_suara_digunakan, bed.get(F::suara_total));
    bed.set(F::surat_suara_rusak, 0);
    bed.set(F::surat_suara_sisa, received - bed.get(F::suara_total));
}

/// Men on the list, and the ballots that come for them.
void list_men(Bed& bed, Count more) {
    const auto before = bed.ballots_for(bed.get(F::dpt_j));
    bed.raise(F::dpt_l, more);
    bed.raise(F::dpt_j, more);
    if (!bed.has(F::surat_suara_diterima)) return;
    const auto ballots = bed.ballots_for(bed.get(F::dpt_j)) - before;
    bed.raise(F::surat_suara_diterima, ballots);
    bed.raise(F::surat_suara_sisa, ballots);
}

}  // namespace

bool options_over_valid(Bed& bed) {
    auto votes = bed.votes();
    const auto more = bed.lot().between(1, 9);
    const auto option = bed.lot().below(votes.options());
    if (votes.total(option) + more > bed.get(F::suara_sah)) return false;
    votes.give(option, more);
    bed.set(votes);
    bed.follows(Detector::D01, more);
    return true;
}

bool invalid_over_total(Bed& bed) {
    const auto more = bed.lot().between(1, 9);
    bed.raise(F::suara_tidak_sah, more);
    bed.follows(Detector::D02, more);
    return true;
}

bool voters_over_votes(Bed& bed) {
    const auto more = bed.lot().between(1, 9);
    bring_voters(bed, more);
    bed.follows(Detector::D03, more);
    return true;
}

bool sexes_swapped(Bed& bed) {
    const auto women = bed.get(F::pengguna_total_p);
    if (women == 0) return false;
    bed.raise(F::pengguna_total_l, 1);
    bed.set(F::pengguna_total_p, women - 1);
    bed.follows(Detector::D04);
    return true;
}

bool men_over_list(Bed& bed) {
    bed.raise(F::dpt_l, bed.lot().between(1, 9));
    bed.follows(Detector::D05);
    return true;
}

bool more_men_than_listed(Bed& bed) {
    const auto came = bed.get(F::pengguna_dpt_l);
    if (came == 0) return false;
    bed.set(F::dpt_l, came - 1);
    bed.set(F::dpt_p, bed.get(F::dpt_j) - (came - 1));
    bed.follows(Detector::D06);
    return true;
}

bool list_over_cap(Bed& bed) {
    const auto listed = bed.get(F::dpt_j);
    if (listed > bed.cap()) return false;
    list_men(bed, bed.cap() - listed + bed.lot().between(1, 9));
    bed.follows(Detector::D07);
    return true;
}

bool votes_over_cap(Bed& bed) {
    const auto cast = bed.get(F::suara_total);
    if (cast > bed.cap()) return false;
    const auto more = bed.cap() - cast + bed.lot().between(1, 9);
    bring_voters(bed, more);
    spoil_votes(bed, more);
    bed.follows(Detector::D07b);
    return true;
}

bool option_over_valid(Bed& bed) {
    auto votes = bed.votes();
    const auto option = bed.lot().below(votes.options());
    const auto over = bed.lot().between(1, 9);
    const auto more = bed.get(F::suara_sah) + over - votes.total(option);
    if (is_digit(more)) return false;
    votes.give(option, more);
    bed.set(votes);
    bed.follows(Detector::D08, over);
    bed.follows(Detector::D01, more);
    return true;
}

bool digit_prefixed(Bed& bed) {
    auto votes = bed.votes();
    const auto option = bed.lot().below(votes.options());
    const auto more = 100 * bed.lot().between(1, 9);
    votes.give(option, more);
    bed.set(votes);
    bed.follows(Detector::D09);
    bed.follows(Detector::D01, more);
    const auto valid = bed.get(F::suara_sah);
    if (votes.total(option) > valid) bed.follows(Detector::D08, votes.total(option) - valid);
    return true;
}

bool ballots_left_over(Bed& bed) {
    show_ballots(bed);
    bed.raise(F::surat_suara_sisa, bed.lot().between(1, 9));
    bed.follows(Detector::D10);
    return true;
}

bool ballots_over_reserve(Bed& bed) {
    show_ballots(bed);
    const auto more = bed.lot().between(1, 9);
    bed.raise(F::surat_suara_diterima, more);
    bed.raise(F::surat_suara_sisa, more);
    bed.follows(Detector::D10b);
    return true;
}

bool logo_over_party(Bed& bed) {
    auto votes = bed.votes();
    const auto more = bed.lot().between(1, 9);
    votes.give_logo(bed.lot().below(votes.options()), more);
    bed.set(votes);
    bed.follows(Detector::D11, more);
    return true;
}

// D12 is between forms: the planter finds it.
bool other_list_in_one_contest(Bed& bed) {
    if (bed.station().sheets.size() < 2 || bed.get(F::dpt_j) >= bed.cap()) return false;
    list_men(bed, 1);
    return true;
}

bool votes_over_voters(Bed& bed) {
    const auto most = bed.get(F::dpt_j) + bed.get(F::pengguna_dptb_j) + bed.get(F::pengguna_dpk_j);
    const auto over = bed.lot().between(1, 9);
    const auto more = most + over - bed.get(F::suara_total);
    if (is_digit(more)) return false;
    spoil_votes(bed, more);
    bed.follows(Detector::D16a, over);
    bed.follows(Detector::D03, more);
    if (most + over > bed.cap()) bed.follows(Detector::D07b);
    return true;
}

bool everybody_came(Bed& bed) {
    const auto away = bed.get(F::dpt_j) - bed.get(F::pengguna_dpt_j);
    if (away == 0 || bed.get(F::suara_total) + away > bed.cap()) return false;
    const auto men = bed.get(F::dpt_l) - bed.get(F::pengguna_dpt_l);
    for (const auto& [came, all, more] :
         {std::tuple{F::pengguna_dpt_j, F::pengguna_total_j, away},
          std::tuple{F::pengguna_dpt_l, F::pengguna_total_l, men},
          std::tuple{F::pengguna_dpt_p, F::pengguna_total_p, away - men}}) {
        bed.raise(came, more);
        bed.raise(all, more);
    }
    spoil_votes(bed, away);
    bed.follows(Detector::D16b);
    return true;
}

bool all_for_one(Bed& bed) {
    auto votes = bed.votes();
    const auto winner = votes.richest();
    if (votes.total(winner) == bed.get(F::suara_sah)) return false;
    for (std::size_t i = 0; i < votes.options(); ++i) {
        if (i == winner) continue;
        const auto moved = votes.total(i);
        votes.take(i, moved);
        votes.give(winner, moved);
    }
    bed.set(votes);
    bed.follows(Detector::D16c);
    return true;
}

bool voters_unread(Bed& bed) {
    const auto cast = bed.get(F::suara_total);
    const auto votes = bed.votes();
    const auto most = votes.total(votes.richest());
    if (is_digit(cast) || most == 0) return false;
    for (auto i = static_cast<std::size_t>(F::dpt_j);
         i <= static_cast<std::size_t>(F::pengguna_total_p); ++i) {
        bed.set(static_cast<Field>(i), 0);
    }
    bed.follows(Detector::D27);
    bed.follows(Detector::D03, cast);
    bed.yield().findings.back().under = Detector::D27;
    bed.follows(Detector::D08, most);
    bed.yield().findings.back().under = Detector::D27;
    return true;
}

}  // namespace saksi::audit::planting
